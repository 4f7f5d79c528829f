"""Replaces a dossier's places on the desk within the transaction that changed it."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from tessera.desk.places import open_clocks, places
from tessera.desk.reach import reach_of
from tessera.desk.show import show, show_new, values_of
from tessera.desk.standing import Standing, title_of
from tessera.law.load import shelf
from tessera.law.model import Kind
from tessera.people.lapses import lapsed
from tessera.vault.identity import Identity, identity_of
from tessera.words.identifiers import reference
from tessera.words.remittance import structured_for


def place(dossier: UUID, stands: Standing, *, day: date) -> None:
    """Shows the dossier to each seat it concerns by now, and names it where they search.

    A representative whose mandate ended has no place any more.
    """
    show(dossier, **_shown(dossier, stands, identity_of(dossier, using="door"), day=day))


def place_new(dossiers: Iterable[tuple[Standing, Identity]], *, day: date) -> None:
    """The same for many dossiers that no list shows yet, in three statements."""
    show_new(
        values_of(known.dossier, **_shown(known.dossier, stands, known, day=day))
        for stands, known in dossiers
    )


def _shown(dossier: UUID, stands: Standing, known: Identity | None, *, day: date) -> dict[str, Any]:
    calendar = shelf().on(day).calendar
    state = stands.dossier
    title = stands.title if stands.title.opened_on else None
    assert state.filed_on
    shown = places(state, title, calendar, day)
    if state.representative and lapsed(state.representative, state.employer, day, using="door"):
        shown = tuple(p for p in shown if p.kind is not Kind.REPRESENTATIVE)
    number = reference(dossier.int, state.filed_on.year)
    return {
        "places": shown,
        "clocks": open_clocks(state, title, calendar, day),
        "words": [
            *(known.words if known else ()),
            number.casefold(),
            *(payment.id for payment in state.payments),
            *(structured_for(number, due.name).canonical for due in state.charges),
        ],
        "about": {
            "reference": number,
            "procedure": state.procedure,
            "filed_on": state.filed_on,
            "titled": title_of(dossier),
            **reach_of(state),
        },
    }
