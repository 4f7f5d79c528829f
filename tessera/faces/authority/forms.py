"""What each act asks of the officer who does it: its fields, in the order in which one thinks."""

from collections.abc import Callable, Mapping

from tessera.dossier.acts.visa import OUTCOMES
from tessera.faces.authority.after_forms import AFTER
from tessera.faces.authority.contest_forms import CONTESTED
from tessera.faces.authority.fields import Field, Sort
from tessera.faces.authority.form_parts import (
    Fields,
    grounds,
    items,
    kind_words,
    reasons,
    words,
    written,
)
from tessera.faces.authority.period import last_asked
from tessera.faces.authority.serving import serving_fields, servings
from tessera.faces.authority.sheet import Sheet
from tessera.faces.authority.sitting import Sitting
from tessera.faces.authority.sums import open_charges, payment, refund, waive
from tessera.law.findings import Verdict
from tessera.law.granting import first_asked
from tessera.law.model import Kind, Lane
from tessera.words.sentences import say

# What colleagues tell each other, and what is sent as it is.
NOT_IN_A_LETTER = frozenset({"send-back", "send-message"})


def fields_of(code: str, here: Sitting, sheet: Sheet) -> tuple[Field, ...]:
    """The form of one act before one dossier. An act that asks nothing has an empty one."""
    make = FORMS.get(code)
    made = tuple(make(here, sheet)) if make else ()
    return made if code in NOT_IN_A_LETTER else tuple(written(here, field) for field in made)


def _complete(here: Sitting, _: Sheet) -> Fields:
    if charges := open_charges(here):
        yield Field(
            name="settles",
            sort=Sort.MANY,
            label=words(here, "settles"),
            hint=words(here, "settles-hint"),
            choices=charges,
            value=(),
        )


def _supplement(here: Sitting, _: Sheet) -> Fields:
    yield items(here, None)
    yield from _days(here, "supplement", here.dossier.first)
    yield reasons(here, "explain", optional=True)


def _information(here: Sitting, _: Sheet) -> Fields:
    yield items(here, here.lane)
    if here.lane:
        yield from _days(here, "information", here.lane)
    yield reasons(here, "explain", optional=True)


def _days(here: Sitting, name: str, lane: Lane) -> Fields:
    """How long the person has, where the law leaves that to whoever asks."""
    dossier = here.dossier
    term = here.law.term(name, procedure=dossier.procedure, authority=dossier.lane(lane).authority)
    if term.left_open:
        hint = "days-least" if term.length else "days-hint"
        told = say(f"authority.{hint}", here.language, length=term.length or 1)
        label = words(here, "days")
        yield Field(
            name="days",
            sort=Sort.NUMBER,
            label=label,
            hint=told,
            optional=term.length is not None,
        )


def _inadmissible(here: Sitting, _: Sheet) -> Fields:
    yield grounds(here, None, here.dossier.lane(here.dossier.first).authority)
    yield reasons(here)


def _period(here: Sitting, sheet: Sheet) -> Fields:
    answers, last = here.view.answers, last_asked(sheet)
    first = first_asked(answers)
    until = last or answers.get("contract.end")
    told = "until-hint" if last else "since-hint"
    yield Field(
        name="since",
        sort=Sort.DAY,
        label=words(here, "since"),
        hint=words(here, "since-hint") if first else "",
        value=first,
    )
    yield Field(
        name="until",
        sort=Sort.DAY,
        label=words(here, "until"),
        hint=words(here, told) if until else "",
        value=until,
        optional=not here.dossier.shape.ends,
    )


def _own_answers(here: Sitting, sheet: Sheet) -> Fields:
    for question in sheet.own_questions:
        yield Field(
            name=question.name,
            sort=Sort.YES_NO,
            label=question.label.said_in(here.language),
            hint=words(here, "own-answer-hint"),
            group="own",
        )


def _otherwise(here: Sitting, sheet: Sheet, *, proposed: bool = False) -> Fields:
    """A reason for each condition; those the computer calls met ask for one only if it is shown.

    Whoever proposes gives no answers of their own, and needs no reasons for a refusal.
    """
    for told in sheet.open_findings:
        hint = say(f"authority.otherwise-{told.verdict}", here.language)
        yield Field(
            name=f"otherwise.{told.name}",
            sort=Sort.TEXT,
            label=told.label,
            hint=f"{words(here, 'otherwise-proposed')} {hint}" if proposed else hint,
            optional=proposed or (bool(told.missing) and told.officer),
            group="otherwise",
        )


def _grant(here: Sitting, sheet: Sheet) -> Fields:
    if here.lane is here.dossier.first:
        yield from _period(here, sheet)
    yield from _own_answers(here, sheet)
    yield from _otherwise(here, sheet)
    if here.lane is Lane.STAY and here.dossier.shape.joint:
        told = "issues-now" if here.dossier.work.verdict.positive else "issues"
        yield Field(name="issues", sort=Sort.TICK, label=words(here, told), value=True)
    yield reasons(here, "remark", optional=True)


def _exempt(here: Sitting, sheet: Sheet) -> Fields:
    yield from _period(here, sheet)
    yield from _own_answers(here, sheet)
    yield from _otherwise(here, sheet)
    yield reasons(here, "remark", optional=True)


def _refuse(here: Sitting, sheet: Sheet) -> Fields:
    yield grounds(here, here.lane, here.who.seat.organisation)
    yield reasons(here)
    yield from _own_answers(here, sheet)
    yield from _against(here, sheet)


def _against(here: Sitting, sheet: Sheet) -> Fields:
    """What the computer does not call unmet, and the officer may: the refusal can rest on it."""
    for told in sheet.findings:
        if told.verdict is not Verdict.NOT_MET:
            yield Field(
                name=f"otherwise.{told.name}",
                sort=Sort.TEXT,
                label=told.label,
                hint=words(here, "against-hint"),
                optional=True,
                group="otherwise",
            )


def _take_note(here: Sitting, sheet: Sheet) -> Fields:
    yield from _own_answers(here, sheet)
    yield from _otherwise(here, sheet)
    yield reasons(here, "remark", optional=True)


def _propose(here: Sitting, sheet: Sheet) -> Fields:
    choices = tuple((v, say(f"acts.{v}", here.language)) for v in ("grant", "refuse"))
    yield Field(name="verdict", sort=Sort.ONE, label=words(here, "verdict"), choices=choices)
    if here.lane is here.dossier.first:
        yield from _period(here, sheet)
    yield from _otherwise(here, sheet, proposed=True)
    unmet = {told.name for told in sheet.open_findings}
    against = (f for f in _against(here, sheet) if f.name.removeprefix("otherwise.") not in unmet)
    yield from against
    yield grounds(here, here.lane, here.who.seat.organisation)
    yield reasons(here, "proposed-reasons")


def _send_back(here: Sitting, _: Sheet) -> Fields:
    yield reasons(here, "why-back")


def _extend(here: Sitting, _: Sheet) -> Fields:
    yield Field(name="until", sort=Sort.DAY, label=words(here, "new-last-day"))
    yield reasons(here)


def _service(here: Sitting, _: Sheet) -> Fields:
    return serving_fields(here, servings(here))


def _assign(here: Sitting, _: Sheet) -> Fields:
    team = tuple((str(c.person), c.name) for c in here.team)
    nobody = ("", words(here, "nobody"))
    yield Field(
        name="person",
        sort=Sort.ONE,
        label=words(here, "to-whom"),
        choices=(*team, ("nobody", nobody[1])),
        value=here.who.person,
    )


def _message(here: Sitting, _: Sheet) -> Fields:
    parties = [k for k in here.dossier.parties if k is not here.kind and _concerned(here, k)]
    choices = tuple((k.value, kind_words(here, k)) for k in parties)
    yield Field(name="to", sort=Sort.MANY, label=words(here, "message-to"), choices=choices)
    yield reasons(here, "message")


def _concerned(here: Sitting, kind: Kind) -> bool:
    """Post and municipality have nothing to read before the dossier is theirs."""
    if kind in {Kind.POST, Kind.MUNICIPALITY}:
        return here.dossier.issued_on is not None
    return kind is not Kind.STAY_AUTHORITY or here.dossier.stay.opened_on is not None


def _visa(here: Sitting, _: Sheet) -> Fields:
    choices = tuple((o, words(here, f"visa-{o}")) for o in OUTCOMES)
    yield Field(name="outcome", sort=Sort.ONE, label=words(here, "visa-outcome"), choices=choices)
    given, until = words(here, "visa-given-on"), words(here, "visa-until")
    hint = words(here, "visa-until-hint")
    yield Field(name="given_on", sort=Sort.DAY, label=given, hint=hint, value=here.day)
    yield Field(name="until", sort=Sort.DAY, label=until, hint=hint)
    yield reasons(here, "visa-reasons")


def _entry(here: Sitting, _: Sheet) -> Fields:
    yield Field(name="on", sort=Sort.DAY, label=words(here, "entered-on"))


def _residence(here: Sitting, _: Sheet) -> Fields:
    yield Field(name="lives_there", sort=Sort.YES_NO, label=words(here, "lives-there"))
    yield Field(name="on", sort=Sort.DAY, label=words(here, "checked-on"))


def _card(here: Sitting, _: Sheet) -> Fields:
    yield Field(
        name="until", sort=Sort.DAY, label=words(here, "card-until"), value=here.view.title.until
    )


FORMS: Mapping[str, Callable[[Sitting, Sheet], Fields]] = {
    "declare-complete": _complete,
    "request-supplement": _supplement,
    "request-information": _information,
    "declare-inadmissible": _inadmissible,
    "grant": _grant,
    "note-exemption": _exempt,
    "refuse": _refuse,
    "take-note": _take_note,
    "oppose": _refuse,
    "propose": _propose,
    "send-back": _send_back,
    "extend-term": _extend,
    "record-payment": payment,
    "waive-charge": waive,
    "refund": refund,
    "record-service": _service,
    "assign": _assign,
    "send-message": _message,
    "report-visa": _visa,
    "report-entry": _entry,
    "report-residence-check": _residence,
    "deliver-card": _card,
    **AFTER,
    **CONTESTED,
}
