"""The simulator over HTTP: an API for the merchant, a page for the payer."""

import base64
import hashlib
import json
import threading
from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus
from typing import Any
from urllib.error import URLError
from urllib.parse import parse_qsl, urlencode, urlsplit
from urllib.request import Request, urlopen

from simulators.payment.pages import STYLE, note_page, payment_page
from simulators.payment.service import Payment, Service, Wrong

LABEL = "SIMULATOR - no money moves"
BODY_LIMIT = 16_384
HOW_OFTEN = {"once": 1, "twice": 2, "never": 0}
_STYLE_HASH = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()

Answer = tuple[HTTPStatus, dict[str, str], bytes]
Start = Callable[[str, list[tuple[str, str]]], Any]


class Application:
    """`/payments` for the merchant, `/pay/ID` for the payer."""

    def __init__(self, service: Service, *, address: str) -> None:
        self.service = service
        self.address = address

    def __call__(self, environ: Mapping[str, Any], start: Start) -> Iterable[bytes]:
        try:
            status, headers, body = self.answer(environ)
        except Wrong as wrong:
            status, headers, body = _json({"error": wrong.code}, HTTPStatus(wrong.status))
        headers |= {
            "X-Simulator": LABEL,
            "Cache-Control": "no-store",
            "Content-Length": str(len(body)),
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
        }
        start(f"{status.value} {status.phrase}", list(headers.items()))
        return [body]

    def answer(self, environ: Mapping[str, Any]) -> Answer:
        method, path = str(environ["REQUEST_METHOD"]), str(environ["PATH_INFO"])
        where, _, payment = path.strip("/").partition("/")
        match (method, where, bool(payment)):
            case ("POST", "payments", False):
                self._merchant(environ)
                return self._told(self.service.begin(_form(environ)), HTTPStatus.CREATED)
            case ("GET", "payments", True):
                self._merchant(environ)
                return self._told(self.service.find(payment), HTTPStatus.OK)
            case ("GET", "pay", True):
                return self._page(self.service.find(payment), environ)
            case ("POST", "pay", True):
                return self._ended(payment, _form(environ))
        return _page(note_page("nothing-here", _query(environ)), status=HTTPStatus.NOT_FOUND)

    def _merchant(self, environ: Mapping[str, Any]) -> None:
        scheme, _, bearer = str(environ.get("HTTP_AUTHORIZATION", "")).partition(" ")
        if scheme.lower() != "bearer" or not self.service.knows(bearer):
            raise Wrong(401, "who-asks")

    def _told(self, payment: Payment, status: HTTPStatus) -> Answer:
        told = {
            "id": payment.id,
            "status": payment.status,
            "amount": payment.amount,
            "currency": "EUR",
            "reference": payment.reference,
            "checkout": f"{self.address}/pay/{payment.id}",
        }
        return _json(told, status)

    def _page(self, payment: Payment, environ: Mapping[str, Any]) -> Answer:
        return _page(payment_page(payment, _query(environ)), way_back=payment.back)

    def _ended(self, payment: str, form: Mapping[str, str]) -> Answer:
        """Whatever the payer did is told to the merchant as often as the page was asked to."""
        ended = self.service.end(payment, form.get("how", ""))
        for _ in range(HOW_OFTEN.get(form.get("notify", "once"), 1)):
            threading.Thread(target=self.notify, args=(ended,), daemon=True).start()
        if form.get("way") == "lost":
            return _page(note_page("lost", form))
        return HTTPStatus.SEE_OTHER, {"Location": ended.back}, b""

    def notify(self, payment: Payment) -> None:
        """Says which payment changed, and no more: the merchant asks how it stands."""
        body = urlencode({"id": payment.id}).encode()
        told = Request(payment.notify, body, {"X-Signature": self.service.signed(body)})  # noqa: S310 - begin() let only the merchant's own address in
        try:
            with urlopen(told, timeout=5):  # noqa: S310 - the same
                return
        except (URLError, OSError):
            return  # a real service would try again later


def _json(payload: Mapping[str, Any], status: HTTPStatus) -> Answer:
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


def _query(environ: Mapping[str, Any]) -> dict[str, str]:
    return dict(parse_qsl(str(environ.get("QUERY_STRING", ""))))


def _form(environ: Mapping[str, Any]) -> dict[str, str]:
    length = min(int(environ.get("CONTENT_LENGTH") or 0), BODY_LIMIT)
    return dict(parse_qsl(environ["wsgi.input"].read(length).decode("utf-8", "replace")))
