"""Where programs buy their tokens (OAuth 2, client credentials), and where that is told."""

import base64
import binascii
import logging
from collections.abc import Mapping
from datetime import timedelta
from http import HTTPStatus
from urllib.parse import unquote_plus

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from tessera.people import clients, throttle
from tessera.people.clients import Client

logger = logging.getLogger("tessera.people")

REALM = 'realm="Tessera"'
STRETCH = timedelta(minutes=15)
_UNCACHED = {"Cache-Control": "no-store", "Pragma": "no-cache"}


@csrf_exempt
@require_POST
def token(request: HttpRequest) -> HttpResponse:
    """RFC 6749 section 4.4, with the client in the Authorization header or in the form."""
    client, secret = _credentials(request)
    if request.POST.get("grant_type") != "client_credentials":
        return _refusal("unsupported_grant_type")
    try:
        bought = clients.buy_token(client, secret, scope=request.POST.get("scope", ""))
    except clients.BadScope:
        return _refusal("invalid_scope")
    if bought is None:
        return _stranger(request)
    secret_of_minutes, granted = bought
    answer = {
        "access_token": secret_of_minutes,
        "token_type": "Bearer",
        "expires_in": int(clients.LASTS.total_seconds()),
        "scope": " ".join(sorted(granted)),
    }
    return JsonResponse(answer, headers=_UNCACHED)


@require_GET
def discovery(_: HttpRequest) -> HttpResponse:
    """RFC 8414: what this issuer can do."""
    return JsonResponse(
        {
            "issuer": settings.ORIGIN,
            "token_endpoint": f"{settings.ORIGIN}/oauth/token",
            "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
            "grant_types_supported": ["client_credentials"],
            "response_types_supported": [],
            "scopes_supported": sorted(clients.SCOPES),
            "service_documentation": f"{settings.ORIGIN}/api/v1/doc/openapi.yaml",
        }
    )


def client_of(request: HttpRequest) -> Client | None:
    """The client whose bearer token this request carries: one indexed statement."""
    scheme, _, bearer = request.headers.get("Authorization", "").partition(" ")
    return clients.authenticate(bearer.strip()) if scheme.lower() == "bearer" else None


def _credentials(request: HttpRequest) -> tuple[str, str]:
    scheme, _, encoded = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return request.POST.get("client_id", ""), request.POST.get("client_secret", "")
    try:
        name, _, secret = base64.b64decode(encoded, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return "", ""
    return unquote_plus(name), unquote_plus(secret)


def _stranger(request: HttpRequest) -> HttpResponse:
    """Wrong secrets are counted by network; honest clients next door go on."""
    logger.warning("token refused: unknown client or wrong secret")
    near = throttle.neighbourhood(request.META.get("REMOTE_ADDR", ""))
    if not throttle.allows("token", near, limit=100, within=STRETCH):
        answer = _refusal("temporarily_unavailable", HTTPStatus.TOO_MANY_REQUESTS)
        answer["Retry-After"] = str(int(STRETCH.total_seconds()))
        return answer
    answer = _refusal("invalid_client", HTTPStatus.UNAUTHORIZED)
    answer["WWW-Authenticate"] = f"Basic {REALM}"
    return answer


def _refusal(error: str, status: HTTPStatus = HTTPStatus.BAD_REQUEST) -> HttpResponse:
    content: Mapping[str, str] = {"error": error}
    return JsonResponse(content, status=status, headers=_UNCACHED)
