"""What the acts after the decision ask of the officer who does them."""

from collections.abc import Callable, Iterator, Mapping

from tessera.dossier.acts.papers import BRIDGES
from tessera.dossier.acts.service import CHANNELS
from tessera.dossier.acts.work_withdrawal import ADDRESSEES
from tessera.faces.authority.fields import Field, Sort
from tessera.faces.authority.form_parts import Fields, grounds, reasons, words
from tessera.faces.authority.period import paper_until
from tessera.faces.authority.sheet import Sheet
from tessera.faces.authority.sitting import Sitting
from tessera.law.model import Lane
from tessera.words.sentences import say


def _paper(here: Sitting, _: Sheet) -> Fields:
    choices = tuple((a, words(here, f"bridge-{a}")) for a in BRIDGES)
    yield Field(
        name="annex", sort=Sort.ONE, label=words(here, "which-paper"), choices=choices, value="49"
    )
    yield Field(
        name="until", sort=Sort.DAY, label=words(here, "paper-until"), value=paper_until(here)
    )


def _end_work(here: Sitting, _: Sheet) -> Fields:
    reported = here.view.title.reported_end
    yield Field(name="last_day", sort=Sort.DAY, label=words(here, "last-day-work"), value=reported)
    yield reasons(here, "remark", optional=True)


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
    yield grounds(here, Lane.STAY, here.who.seat.organisation)
    yield reasons(here)
    yield reasons(here, "examination", name="examination")


def _confirm_end(here: Sitting, _: Sheet) -> Fields:
    yield reasons(here, "remark", optional=here.view.title.pending is None)


def _confirm_service(here: Sitting, _: Sheet) -> Fields:
    yield Field(
        name="about",
        sort=Sort.ONE,
        label=words(here, "which-letter"),
        choices=tuple(_letters(here)),
    )
    roles = tuple((to, say(f"dossier.kind-{to}", here.language)) for to in ADDRESSEES)
    yield Field(name="to", sort=Sort.ONE, label=words(here, "served-to"), choices=roles)
    channels = tuple((c, words(here, f"channel-{c}")) for c in CHANNELS if c != "platform")
    yield Field(name="channel", sort=Sort.ONE, label=words(here, "channel"), choices=channels)
    yield Field(name="served_on", sort=Sort.DAY, label=words(here, "served-on"))


def _letters(here: Sitting) -> Iterator[tuple[str, str]]:
    """The facts of the title that this seat may know and that are told by letter."""
    for entry in here.view.entries:
        if entry.kind == "title" and here.law.letters(entry.code):
            yield str(entry.version), say(f"facts.{entry.code}", here.language)


AFTER: Mapping[str, Callable[[Sitting, Sheet], Fields]] = {
    "issue-paper": _paper,
    "end-work": _end_work,
    "withdraw-work": _withdraw_work,
    "announce-ending": _announce,
    "end-stay": _end_stay,
    "confirm-end-by-law": _confirm_end,
    "confirm-service": _confirm_service,
}
