"""What is asked of the officer of a contested, mistaken or misdirected dossier."""

from collections.abc import Callable, Mapping
from datetime import date

from tessera.dossier.acts.appeal import decided_against
from tessera.dossier.acts.contesting import OUTCOMES
from tessera.dossier.acts.record_title import KINDS, SOURCES
from tessera.dossier.acts.title_appeal import APPELLANTS
from tessera.dossier.instances import bodies, bodies_of_title
from tessera.dossier.restoring import contestable
from tessera.faces.authority.fields import Field, Sort
from tessera.faces.authority.form_parts import Fields, reasons, words
from tessera.faces.authority.sheet import Sheet
from tessera.faces.authority.sitting import Sitting
from tessera.faces.look.called import called
from tessera.law.model import Kind, Mark
from tessera.words import dates
from tessera.words.countries import countries
from tessera.words.sentences import say


def _one(here: Sitting, name: str, label: str, prefix: str, codes: tuple[str, ...]) -> Field:
    choices = tuple((c, words(here, f"{prefix}-{c}")) for c in codes)
    return Field(name=name, sort=Sort.ONE, label=words(here, label), choices=choices)


def _appeal(here: Sitting, _: Sheet) -> Fields:
    lane = here.lane or here.dossier.first
    yield _one(here, "body", "appeal-body", "body", bodies(here.dossier, lane, here.law))
    yield from _lodged(here, decided_against(here.dossier, lane))


def _title_appeal(here: Sitting, _: Sheet) -> Fields:
    """Who may appeal and before whom: of what this seat itself decided about the title."""
    title, lane = here.view.title, here.lane or here.dossier.first
    seated = {kind.value for kind in title.parties}
    who = tuple(
        (k, say(called(here.law, Kind(k), here.dossier.procedure), here.language))
        for k in APPELLANTS[lane]
        if k in seated
    )
    yield Field(name="appellant", sort=Sort.ONE, label=words(here, "appellant"), choices=who)
    yield _one(here, "body", "appeal-body", "body", bodies_of_title(title, lane, here.law))
    yield from _lodged(here, contestable(title, lane))


def _lodged(here: Sitting, decided: date | None) -> Fields:
    day = dates.day(decided, here.language) if decided else ""
    hint = say("authority.appeal-on-hint", here.language, day=day) if day else ""
    yield Field(name="lodged_on", sort=Sort.DAY, label=words(here, "appeal-on"), hint=hint)
    yield Field(name="suspensive", sort=Sort.TICK, label=words(here, "suspends"), value=False)
    yield reasons(here, "kept", optional=True)


def _judgment(here: Sitting, _: Sheet) -> Fields:
    yield _one(here, "outcome", "judgment-outcome", "judged", OUTCOMES)
    yield Field(name="judged_on", sort=Sort.DAY, label=words(here, "judged-on"))
    yield reasons(here, "judgment-reasons")


def _recall(here: Sitting, _: Sheet) -> Fields:
    yield reasons(here)
    yield reasons(here, "recall-basis", name="basis")


def _correct(here: Sitting, _: Sheet) -> Fields:
    lane = here.dossier.lane(here.dossier.first)
    yield Field(name="since", sort=Sort.DAY, label=words(here, "since"), value=lane.since)
    yield Field(name="until", sort=Sort.DAY, label=words(here, "until"), value=lane.until)
    yield reasons(here)


def _decline(here: Sitting, _: Sheet) -> Fields:
    choices = tuple(
        (a.id, a.name.said_in(here.language))
        for a in here.law.authorities()
        if a.kind is Kind.WORK_AUTHORITY and a.id != here.who.seat.organisation
    )
    yield Field(name="to", sort=Sort.ONE, label=words(here, "competent-is"), choices=choices)
    yield reasons(here)


def _title(here: Sitting, _: Sheet) -> Fields:
    yield _one(here, "kind", "title-kind", "kind-of", KINDS)
    known = tuple((p.code, p.label.said_in(here.language)) for p in here.law.procedures())
    label = words(here, "title-procedure")
    yield Field(name="procedure", sort=Sort.LIST, label=label, choices=known, optional=True)
    lands = tuple(countries(here.language))
    label = words(here, "title-country")
    yield Field(name="country", sort=Sort.LIST, label=label, choices=lands, value="BE")
    yield Field(name="since", sort=Sort.DAY, label=words(here, "since"), optional=True)
    yield Field(name="until", sort=Sort.DAY, label=words(here, "until"), optional=True)
    yield _one(here, "source", "found-in", "source", SOURCES)
    marks = (Mark.VERIFIED, Mark.SINGLE, Mark.CONFLICT, Mark.UNKNOWN)
    sure = tuple((m.value, say(f"shell.mark-{m}", here.language)) for m in marks)
    yield Field(name="mark", sort=Sort.ONE, label=words(here, "how-sure"), choices=sure)
    yield reasons(here, "kept", optional=True)


CONTESTED: Mapping[str, Callable[[Sitting, Sheet], Fields]] = {
    "record-appeal": _appeal,
    "record-judgment": _judgment,
    "record-title-appeal": _title_appeal,
    "record-title-judgment": _judgment,
    "recall-decision": _recall,
    "correct-fact": _correct,
    "decline-competence": _decline,
    "record-title": _title,
}
