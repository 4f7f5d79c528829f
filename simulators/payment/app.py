"""The simulator over HTTP: an API for the merchant, a page for the payer."""

import threading
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from simulators.answering import (
    Answer,
    Start,
    as_page,
    begun,
    form_of,
    query_of,
    told_in_json,
)
from simulators.payment.pages import FRAME, note_page, payment_page
from simulators.payment.service import Payment, Service, Wrong

LABEL = "SIMULATOR - no money moves"
HOW_OFTEN = {"once": 1, "twice": 2, "never": 0}


class Application:
    """`/payments` for the merchant, `/pay/ID` for the payer."""

    def __init__(self, service: Service, *, address: str) -> None:
        self.service = service
        self.address = address

    def __call__(self, environ: Mapping[str, Any], start: Start) -> Iterable[bytes]:
        try:
            status, headers, body = self.answer(environ)
        except Wrong as wrong:
            status, headers, body = told_in_json(
                {"error": wrong.code}, status=HTTPStatus(wrong.status)
            )
        return begun((status, headers, body), start, label=LABEL)

    def answer(self, environ: Mapping[str, Any]) -> Answer:
        method, path = str(environ["REQUEST_METHOD"]), str(environ["PATH_INFO"])
        where, _, payment = path.strip("/").partition("/")
        match (method, where, bool(payment)):
            case ("POST", "payments", False):
                self._merchant(environ)
                return self._told(self.service.begin(form_of(environ)), HTTPStatus.CREATED)
            case ("GET", "payments", True):
                self._merchant(environ)
                return self._told(self.service.find(payment), HTTPStatus.OK)
            case ("GET", "pay", True):
                return self._page(self.service.find(payment), environ)
            case ("POST", "pay", True):
                return self._ended(payment, form_of(environ))
        return _page(note_page("nothing-here", query_of(environ)), status=HTTPStatus.NOT_FOUND)

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
        return told_in_json(told, status=status)

    def _page(self, payment: Payment, environ: Mapping[str, Any]) -> Answer:
        return _page(payment_page(payment, query_of(environ)), way_back=payment.back)

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


def _page(html: str, *, way_back: str = "", status: HTTPStatus = HTTPStatus.OK) -> Answer:
    return as_page(html, style=FRAME.style, way_back=way_back, status=status)
