"""The simulator over HTTP: a small WSGI program."""

import base64
import binascii
from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import unquote, urlsplit

from simulators.answering import (
    Answer,
    Start,
    as_page,
    begun,
    form_of,
    query_of,
    told_in_json,
)
from simulators.login.pages import FRAME, note_page, people_page
from simulators.login.provider import Provider, Wrong

LABEL = "SIMULATOR - not connected to CSAM/FAS"


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
        return begun((status, headers, body), start, label=LABEL)

    def discovery(self, environ: Mapping[str, Any]) -> Answer:
        return told_in_json(self.provider.metadata())

    def jwks(self, environ: Mapping[str, Any]) -> Answer:
        return told_in_json(self.provider.jwks())

    def ask(self, environ: Mapping[str, Any]) -> Answer:
        query = query_of(environ)
        try:
            asked = self.provider.asked(query)
        except Wrong as wrong:
            return self.refusal(wrong, query)
        page = people_page(self.provider.people.values(), query)
        return _page(page, way_back=asked.redirect)

    def answer(self, environ: Mapping[str, Any]) -> Answer:
        form = form_of(environ)
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
            return told_in_json({"error": "invalid_client"}, status=HTTPStatus.UNAUTHORIZED)
        try:
            return told_in_json(self.provider.exchange(form_of(environ)))
        except Wrong as wrong:
            return told_in_json({"error": wrong.code}, status=HTTPStatus.BAD_REQUEST)

    def userinfo(self, environ: Mapping[str, Any]) -> Answer:
        scheme, _, token = str(environ.get("HTTP_AUTHORIZATION", "")).partition(" ")
        try:
            signed = self.provider.userinfo(token if scheme.lower() == "bearer" else "")
        except Wrong as wrong:
            return told_in_json({"error": wrong.code}, status=HTTPStatus.UNAUTHORIZED)
        return HTTPStatus.OK, {"Content-Type": "application/jwt"}, signed.encode()

    def leave(self, environ: Mapping[str, Any]) -> Answer:
        """There is no session to end: the page says so, and goes nowhere by itself."""
        return _page(note_page("signed-out", query_of(environ)))

    def nothing(self, environ: Mapping[str, Any]) -> Answer:
        return _page(note_page("nothing-here", query_of(environ)), status=HTTPStatus.NOT_FOUND)


def _page(html: str, *, way_back: str = "", status: HTTPStatus = HTTPStatus.OK) -> Answer:
    return as_page(html, style=FRAME.style, way_back=way_back, status=status)


def _away(url: str) -> Answer:
    return HTTPStatus.SEE_OTHER, {"Location": url}, b""


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
