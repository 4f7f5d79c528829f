"""What a careful colleague would say before an act is confirmed. It shuts no way."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tessera.dossier.acts.paid import charge_of
from tessera.dossier.kernel import Fact, Role
from tessera.faces.authority.sheet import Sheet
from tessera.faces.authority.sitting import Sitting
from tessera.faces.authority.sums import euro, refunds_of
from tessera.faces.look.telling import Source
from tessera.law.charges import Refunded
from tessera.law.model import Kind, Mark, Norm
from tessera.words import dates
from tessera.words.sentences import say

VISA = "report-visa"


@dataclass(frozen=True, slots=True, kw_only=True)
class Caution:
    """A sentence, and the norm behind it where there is one: its note, its texts, its mark."""

    said: str
    note: str = ""
    sources: tuple[Source, ...] = ()
    mark: Mark | None = None


def cautions(here: Sitting, sheet: Sheet, facts: Iterable[Fact[Any]]) -> tuple[Caution, ...]:
    """All that is to be said about what these facts would record."""
    return tuple(
        caution
        for fact in facts
        if fact.code in ABOUT
        for caution in ABOUT[fact.code](here, sheet, fact)
    )


def _more_than_due(here: Sitting, _: Sheet, fact: Any) -> Iterator[Caution]:
    """Money is told of as it came; but a slip of the pen looks the same."""
    due = charge_of(here.dossier, fact.name)
    if due and due.cents is not None and fact.cents and fact.cents > due.cents:
        back = Refunded.TOO_MUCH in refunds_of(here, due.name)
        sums = {"due": due.cents - due.paid, "over": fact.cents - due.cents}
        told = {name: euro(here, cents) for name, cents in sums.items()}
        words = "more-than-due" if back else "more-than-due-kept"
        yield Caution(said=say(f"authority.caution-{words}", here.language, **told))


def _no_visa(here: Sitting, sheet: Sheet, _: Any) -> Iterator[Caution]:
    """Whoever comes from abroad asks the post for a visa, and none was given as far as we know."""
    dossier = here.dossier
    asked = VISA in dossier.shape.follow_up and dossier.post and not dossier.in_belgium
    if asked and dossier.visa != "issued":
        what = "visa-refused" if dossier.visa == "refused" else "no-visa"
        row = here.law.may(VISA, None, Kind.POST, Role.OFFICER)
        yield _resting(here, sheet, what, row)


def _ends_earlier(here: Sitting, _: Sheet, fact: Any) -> Iterator[Caution]:
    """A paper that ends before one that the holder has already adds nothing."""
    held = [p for p in here.view.title.papers if p.until > fact.until]
    if held:
        longest = max(held, key=lambda paper: paper.until)
        yield Caution(
            said=say(
                "authority.caution-paper-ends-earlier",
                here.language,
                annex=longest.annex,
                until=dates.day(longest.until, here.language),
            )
        )


def _term_unknown(here: Sitting, sheet: Sheet, fact: Any) -> Iterator[Caution]:
    """The officer sets the day of an answer, because nobody read the term of the law."""
    if fact.term.length is None:
        row = here.law.term(fact.term.name, procedure=here.view.title.procedure)
        yield _resting(here, sheet, "answer-term", row, count=_days(here.day, fact.answer_by))


def _another_authority(here: Sitting, sheet: Sheet, _: Any) -> Iterator[Caution]:
    """No text was found that says what a notice does when the work moves to another authority."""
    asked = here.law.procedure(here.dossier.procedure)
    gave = {
        row["region"]
        for row in sheet.life
        if row["procedure"] in asked.renews and row["kind"] == "work" and _runs(row, here.day)
    }
    for authority in sorted(gave - {here.dossier.work.authority}):
        name = here.law.authority(authority).name.said_in(here.language)
        yield Caution(
            said=say("authority.caution-another-authority", here.language, authority=name),
            sources=sheet.teller.sources(asked.cites),
            mark=Mark.UNKNOWN,
        )


def _runs(row: Mapping[str, Any], day: date) -> bool:
    until = row["until"]
    return until is None or until >= day


def _resting(here: Sitting, sheet: Sheet, what: str, row: Norm | None, **values: object) -> Caution:
    said = say(f"authority.caution-{what}", here.language, **values)
    if row is None:
        return Caution(said=said)
    sources, mark = sheet.teller.basis(row)
    note = row.note.said_in(here.language) if row.note else ""
    return Caution(said=said, note=note, sources=sources, mark=mark)


def _days(since: date, until: date) -> int:
    return (until - since).days


ABOUT: Mapping[str, Callable[[Sitting, Sheet, Any], Iterator[Caution]]] = {
    "charge-settled": _more_than_due,
    "entered": _no_visa,
    "paper-issued": _ends_earlier,
    "ending-announced": _term_unknown,
    "notice-stands": _another_authority,
}
