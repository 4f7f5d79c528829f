"""Until when the figures of a result hold, and what is known of those after them."""

from collections.abc import Iterator, Mapping
from datetime import date

from tessera.faces.look.telling import Teller
from tessera.law.assessment import Assessment
from tessera.law.expiry import expiry_of
from tessera.law.figures import Amount
from tessera.law.findings import Verdict
from tessera.words import dates
from tessera.words.sentences import say


def turning(teller: Teller, found: Assessment, by: date | None) -> tuple[str, ...]:
    """The floors and sums that count here and may turn before the decision, day by day."""
    turns: dict[tuple[date, str], dict[str, list[str]]] = {}
    for figure, what, of in _figures(teller, found):
        ends = expiry_of(figure, teller.law, found.authority or "")
        if ends is None or (by is not None and ends.last >= by):
            continue
        said = _value(teller, of, figure)
        if ends.after is not None:
            said = f"{said} → {_value(teller, of, ends.after)}"
        key = "checker.figures-turn" if ends.after else "checker.figures-end"
        values = turns.setdefault((ends.last, key), {}).setdefault(what, [])
        values += [said] if said not in values else []
    return tuple(_told(teller, *turn, figures) for turn, figures in sorted(turns.items()))


def _told(teller: Teller, last: date, key: str, figures: Mapping[str, list[str]]) -> str:
    language = teller.language
    each = (
        f"{say('shell.label', language, what=what)} {', '.join(values)}"
        for what, values in figures.items()
    )
    count, day = sum(map(len, figures.values())), dates.day(last, language)
    return say(key, language, count=count, day=day, figures="; ".join(each))


def _value(teller: Teller, of: str, figure: Amount) -> str:
    return teller.value(of, figure.value, norms=(figure,))


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
