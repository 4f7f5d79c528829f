"""What both simulators answer over HTTP: JSON, a page, and what was asked of them."""

import base64
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl, urlsplit

BODY_LIMIT = 16_384

Answer = tuple[HTTPStatus, dict[str, str], bytes]
Start = Callable[[str, list[tuple[str, str]]], Any]


def begun(answer: Answer, start: Start, *, label: str) -> Iterable[bytes]:
    """The answer as WSGI wants it; each says by `label` that it is simulated."""
    status, headers, body = answer
    headers |= {
        "X-Simulator": label,
        "Cache-Control": "no-store",
        "Content-Length": str(len(body)),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
    }
    start(f"{status.value} {status.phrase}", list(headers.items()))
    return [body]


def told_in_json(payload: Mapping[str, Any], *, status: HTTPStatus = HTTPStatus.OK) -> Answer:
    """A JSON document."""
    return status, {"Content-Type": "application/json"}, json.dumps(payload).encode()


def as_page(
    html: str, *, style: str, way_back: str = "", status: HTTPStatus = HTTPStatus.OK
) -> Answer:
    """A page whose only style is this one; its form may lead on to `way_back`."""
    # A browser checks the redirect that follows a form against form-action too.
    parts = urlsplit(way_back)
    client = f" {parts.scheme}://{parts.netloc}" if way_back else ""
    known = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{known}'; form-action 'self'{client}"
    headers = {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Security-Policy": f"{policy}; base-uri 'none'; frame-ancestors 'none'",
    }
    return status, headers, html.encode()


def query_of(environ: Mapping[str, Any]) -> dict[str, str]:
    return dict(parse_qsl(str(environ.get("QUERY_STRING", ""))))


def form_of(environ: Mapping[str, Any]) -> dict[str, str]:
    length = min(int(environ.get("CONTENT_LENGTH") or 0), BODY_LIMIT)
    return dict(parse_qsl(environ["wsgi.input"].read(length).decode("utf-8", "replace")))
