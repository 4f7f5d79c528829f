"""The payment service, as far as we speak to it: begin a payment, ask how it stands.

It hears an id that says nothing, a sum and a structured reference; never a name, never a dossier.
"""

import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from hashlib import sha256
from http import HTTPStatus
from typing import Any
from urllib.parse import quote, urlencode

from django.conf import settings

from tessera.people.fetching import Unreachable, fetch

STATES = frozenset({"open", "paid", "failed", "cancelled", "expired"})
UNKNOWN = "unknown"


class NoProvider(Exception):
    """The payment service does not answer, answers nonsense, or is not configured."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stands:
    """How a payment stands there. `state` is one of STATES, or `unknown`: never begun there."""

    state: str
    cents: int = 0
    checkout: str = ""


def configured() -> bool:
    return bool(settings.PAYMENTS)


def begin(payment: str, *, cents: int, reference: str) -> Stands:
    """Begin this payment, or find it begun: the service knows it by our id. Raises NoProvider."""
    told = {
        "id": payment,
        "amount": f"{Decimal(cents) / 100:.2f}",
        "currency": "EUR",
        "reference": reference,
        "back": f"{settings.ORIGIN}/payments/back/{payment}",
        "notify": f"{settings.ORIGIN}/payments/notify",
    }
    return _stands(_said(f"{settings.PAYMENTS}/payments", urlencode(told)))


def ask(payment: str) -> Stands:
    """How a payment stands. Raises NoProvider."""
    return _stands(_said(f"{settings.PAYMENTS}/payments/{quote(payment)}"))


def signed_by_it(body: bytes, signature: str) -> bool:
    """Whether a notification comes from the service: it shares a secret with us."""
    own = hmac.new(settings.PAYMENTS_SECRET.encode(), body, sha256).hexdigest()
    return configured() and hmac.compare_digest(own.encode(), signature.encode())


def _said(url: str, body: str | None = None) -> Mapping[str, Any]:
    if not configured():
        raise NoProvider("not configured")
    bearer = {"Authorization": f"Bearer {settings.PAYMENTS_SECRET}"}
    try:
        answer = fetch(url, headers=bearer, body=body)
        if answer.status == HTTPStatus.NOT_FOUND and body is None:
            return {"status": UNKNOWN}
        said = json.loads(answer.text) if answer.status < HTTPStatus.BAD_REQUEST else None
    except (Unreachable, ValueError) as trouble:
        raise NoProvider(str(trouble)) from trouble
    if not isinstance(said, dict):
        raise NoProvider(f"answered {answer.status}")
    return said


def _stands(said: Mapping[str, Any]) -> Stands:
    """Only what fits is believed: a sum in euro, a page of the service's own."""
    state, checkout = said.get("status"), str(said.get("checkout", ""))
    if state == UNKNOWN:
        return Stands(state=UNKNOWN)
    try:
        cents = Decimal(str(said.get("amount"))) * 100
    except InvalidOperation:
        raise NoProvider("no sum") from None
    fits = cents.is_finite() and cents == cents.to_integral_value()
    if state not in STATES or said.get("currency") != "EUR" or not fits:
        raise NoProvider("an answer that does not fit")
    if not checkout.startswith(f"{settings.PAYMENTS}/"):
        raise NoProvider("a page that is not the service's own")
    return Stands(state=str(state), cents=int(cents), checkout=checkout)
