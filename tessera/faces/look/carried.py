"""Answers given without an account, carried into an application on the same browser."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.http import HttpRequest

from tessera.law.model import Answers, Plain

KEPT = "carried_answers"
FOR = "carried_for"


def carry(request: HttpRequest, answers: Answers, *, procedure: str = "") -> None:
    """Keep these answers in the session of this browser until an application takes them."""
    request.session[KEPT] = {name: _kept(value) for name, value in answers.items()}
    request.session[FOR] = procedure


def carried_for(request: HttpRequest) -> str:
    """The procedure that the carried answers were found for; empty when nobody chose one."""
    return str(request.session.get(FOR, ""))


def carried(request: HttpRequest) -> Mapping[str, Plain]:
    """The answers that were carried here; none when nobody carried any."""
    return {name: _given(kept) for name, kept in request.session.get(KEPT, {}).items()}


def put_down(request: HttpRequest) -> None:
    """Forget them: an application has taken them over."""
    request.session.pop(KEPT, None)
    request.session.pop(FOR, None)


def _kept(value: object) -> object:
    if isinstance(value, date):
        return {"day": value.isoformat()}
    return {"number": str(value)} if isinstance(value, Decimal) else value


def _given(kept: object) -> Plain:
    if isinstance(kept, dict):
        return date.fromisoformat(kept["day"]) if "day" in kept else Decimal(kept["number"])
    assert kept is None or isinstance(kept, str | int | bool)
    return kept
