"""What the acts after the decision ask of the officer who does them."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from tessera.dossier.acts.papers import BRIDGES
from tessera.dossier.title import Title
from tessera.faces.authority.fields import Field, Sort
from tessera.faces.authority.form_parts import Fields, grounds, reasons, words
from tessera.faces.authority.period import paper_until
from tessera.faces.authority.serving import serving_fields, servings_of_title
from tessera.faces.authority.sheet import Sheet
from tessera.faces.authority.sitting import Sitting
from tessera.law.model import Lane


def _paper(here: Sitting, _: Sheet) -> Fields:
    choices = tuple((a, words(here, f"bridge-{a}")) for a in BRIDGES)
    yield Field(
        name="annex",
        sort=Sort.ONE,
        label=words(here, "which-paper"),
        choices=choices,
        value=_likely(here.view.title),
    )
    yield Field(
        name="until", sort=Sort.DAY, label=words(here, "paper-until"), value=paper_until(here)
    )


def _likely(title: Title) -> str:
    """51 once the work has ended, 49 until the card or while a renewal waits, 15 otherwise."""
    if title.work_ended_on:
        return "51"
    return "49" if title.card_on is None or title.pending else "15"


def _end_work(here: Sitting, _: Sheet) -> Fields:
    reported = here.view.title.reported_end
    yield Field(name="last_day", sort=Sort.DAY, label=words(here, "last-day-work"), value=reported)
    yield reasons(here, "kept", optional=reported is not None)


def _withdraw_work(here: Sitting, _: Sheet) -> Fields:
    yield grounds(here, Lane.WORK, here.who.seat.organisation)
    yield reasons(here)


def _announce(here: Sitting, _: Sheet) -> Fields:
    yield grounds(here, Lane.STAY, here.who.seat.organisation)
    yield Field(
        name="answer_by",
        sort=Sort.DAY,
        label=words(here, "answer-by"),
        hint=words(here, "answer-by-hint"),
    )
    yield reasons(here)


def _end_stay(here: Sitting, _: Sheet) -> Fields:
    asked, announced = (
        grounds(here, Lane.STAY, here.who.seat.organisation),
        here.view.title.announced,
    )
    heard = tuple(c for c in asked.choices if announced and c[0] in announced.grounds)
    yield replace(asked, choices=heard) if heard else asked
    yield reasons(here)
    yield reasons(here, "examination", name="examination")


def _confirm_end(here: Sitting, _: Sheet) -> Fields:
    yield reasons(here, "remark", optional=here.view.title.pending is None)


def _confirm_service(here: Sitting, _: Sheet) -> Fields:
    return serving_fields(here, servings_of_title(here))


AFTER: Mapping[str, Callable[[Sitting, Sheet], Fields]] = {
    "issue-paper": _paper,
    "end-work": _end_work,
    "withdraw-work": _withdraw_work,
    "announce-ending": _announce,
    "end-stay": _end_stay,
    "confirm-end-by-law": _confirm_end,
    "confirm-service": _confirm_service,
}
