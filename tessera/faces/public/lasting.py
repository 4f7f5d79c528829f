"""Until when the figures of a result hold, and what is known of those after them."""

from collections.abc import Iterator
from datetime import date

from tessera.faces.look.telling import Teller
from tessera.law.assessment import Assessment
from tessera.law.ending import ends_of
from tessera.law.figures import Amount
from tessera.law.findings import Verdict
from tessera.words import dates
from tessera.words.sentences import say


def turning(teller: Teller, found: Assessment, by: date | None) -> tuple[str, ...]:
    """Each floor and sum that counts here and may turn before the decision, in words, once."""
    told: dict[str, str] = {}
    for figure, what, of in _figures(teller, found):
        ends = ends_of(figure, teller.law, found.authority or "")
        if ends is None or (by is not None and ends.last >= by):
            continue
        named = f"{what} ({teller.value(of, figure.value, norms=(figure,))})"
        day = dates.day(ends.last, teller.language)
        if ends.after is None:
            said = say("checker.figure-ends", teller.language, what=named, day=day)
        else:
            after = teller.value(of, ends.after.value, norms=(ends.after,))
            said = say("checker.figure-turns", teller.language, what=named, day=day, next=after)
        told.setdefault(figure.id, said)
    return tuple(told.values())


def _figures(teller: Teller, found: Assessment) -> Iterator[tuple[Amount, str, str]]:
    """Each figure with what it is called, and of what it is written: a floor by what is held."""
    for finding in found.findings:
        for clause in finding.telling:
            for norm in clause.norms:
                if isinstance(norm, Amount):
                    yield norm, teller.name(clause.of), clause.of
    for due in found.due:
        charge = due.charge
        if due.verdict is not Verdict.NOT_MET:
            row = teller.law.amount(charge.figure, charge.key, authority=found.authority or "")
            yield row, charge.label.said_in(teller.language), ""
