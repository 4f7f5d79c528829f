"""The simulator over HTTP: a small WSGI program."""

import base64
import binascii
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from simulators.login.pages import STYLE, note_page, people_page
from simulators.login.provider import Provider, Wrong

LABEL = "SIMULATOR - not connected to CSAM/FAS"
BODY_LIMIT = 16_384
_STYLE_HASH = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()

Answer = tuple[HTTPStatus, dict[str, str], bytes]
Start = Callable[[str, list[tuple[str, str]]], Any]


class Application:
    """Routes below the path of the issuer."""

    def __init__(self, provider: Provider) -> None:
        self.provider = provider
        self.base = urlsplit(provider.issuer).path.rstrip("/")
        self.routes: dict[tuple[str, str], Callable[[Mapping[str, Any]], Answer]] = {
            ("GET", "/.well-known/openid-configuration"): self.discovery,
            ("GET", "/connect/jwk_uri"): self.jwks,
            ("GET", "/authorize"): self.ask,
            ("POST", "/authorize"): self.answer,
            ("POST", "/access_token"): self.token,
            ("GET", "/userinfo"): self.userinfo,
            ("GET", "/connect/endSession"): self.leave,
        }

    def __call__(self, environ: Mapping[str, Any], start: Start) -> Iterable[bytes]:
        path = str(environ["PATH_INFO"]).removeprefix(self.base)
        route = self.routes.get((str(environ["REQUEST_METHOD"]), path), self.nothing)
        status, headers, body = route(environ)
        headers |= {
            "X-Simulator": LABEL,
            "Cache-Control": "no-store",
            "Content-Length": str(len(body)),
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
        }
        start(f"{status.value} {status.phrase}", list(headers.items()))
        return [body]

    def discovery(self, environ: Mapping[str, Any]) -> Answer:
        return _json(self.provider.metadata())

    def jwks(self, environ: Mapping[str, Any]) -> Answer:
        return _json(self.provider.jwks())

    def ask(self, environ: Mapping[str, Any]) -> Answer:
        query = _query(environ)
        try:
            asked = self.provider.asked(query)
        except Wrong as wrong:
            return self.refusal(wrong, query)
        page = people_page(self.provider.people.values(), query)
        return _page(page, way_back=asked.redirect)

    def answer(self, environ: Mapping[str, Any]) -> Answer:
        form = _form(environ)
        try:
            asked = self.provider.asked(form)
        except Wrong as wrong:
            return self.refusal(wrong, form)
        person = self.provider.people.get(form.get("person", ""))
        if person is None:
            return self.refusal(Wrong("access_denied"), form)
        return _away(self.provider.way_back(form, code=self.provider.code_for(asked, person)))

    def refusal(self, wrong: Wrong, query: Mapping[str, str]) -> Answer:
        if wrong.tell_client:
            return _away(self.provider.way_back(query, error=wrong.code))
        return _page(note_page("refused", query), status=HTTPStatus.BAD_REQUEST)

    def token(self, environ: Mapping[str, Any]) -> Answer:
        if not self.provider.knows(*_basic(environ)):
            return _json({"error": "invalid_client"}, status=HTTPStatus.UNAUTHORIZED)
        try:
            return _json(self.provider.exchange(_form(environ)))
        except Wrong as wrong:
            return _json({"error": wrong.code}, status=HTTPStatus.BAD_REQUEST)

    def userinfo(self, environ: Mapping[str, Any]) -> Answer:
        scheme, _, token = str(environ.get("HTTP_AUTHORIZATION", "")).partition(" ")
        try:
            signed = self.provider.userinfo(token if scheme.lower() == "bearer" else "")
        except Wrong as wrong:
            return _json({"error": wrong.code}, status=HTTPStatus.UNAUTHORIZED)
        return HTTPStatus.OK, {"Content-Type": "application/jwt"}, signed.encode()

    def leave(self, environ: Mapping[str, Any]) -> Answer:
        """There is no session to end: the page says so, and goes nowhere by itself."""
        return _page(note_page("signed-out", _query(environ)))

    def nothing(self, environ: Mapping[str, Any]) -> Answer:
        return _page(note_page("nothing-here", _query(environ)), status=HTTPStatus.NOT_FOUND)


def _json(payload: Mapping[str, Any], *, status: HTTPStatus = HTTPStatus.OK) -> Answer:
    return status, {"Content-Type": "application/json"}, json.dumps(payload).encode()


def _page(html: str, *, way_back: str = "", status: HTTPStatus = HTTPStatus.OK) -> Answer:
    # A browser checks the redirect that follows a form against form-action too.
    parts = urlsplit(way_back)
    client = f" {parts.scheme}://{parts.netloc}" if way_back else ""
    policy = f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; form-action 'self'{client}"
    headers = {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Security-Policy": f"{policy}; base-uri 'none'; frame-ancestors 'none'",
    }
    return status, headers, html.encode()


def _away(url: str) -> Answer:
    return HTTPStatus.SEE_OTHER, {"Location": url}, b""


def _query(environ: Mapping[str, Any]) -> dict[str, str]:
    return dict(parse_qsl(str(environ.get("QUERY_STRING", ""))))


def _form(environ: Mapping[str, Any]) -> dict[str, str]:
    length = min(int(environ.get("CONTENT_LENGTH") or 0), BODY_LIMIT)
    return dict(parse_qsl(environ["wsgi.input"].read(length).decode("utf-8", "replace")))


def _basic(environ: Mapping[str, Any]) -> tuple[str, str]:
    scheme, _, encoded = str(environ.get("HTTP_AUTHORIZATION", "")).partition(" ")
    if scheme.lower() != "basic":
        return "", ""
    try:
        pair = base64.b64decode(encoded, validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        return "", ""
    name, _, secret = pair.partition(":")
    return unquote(name), unquote(secret)
