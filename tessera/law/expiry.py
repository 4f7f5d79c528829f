"""How long a figure holds, and what comes after it: by the days of its rows, never by guessing."""

from dataclasses import dataclass
from datetime import date

from tessera.law.figures import Amount
from tessera.law.shelf import Law
from tessera.words.days import ONE_DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Expiry:
    """A figure with a last day; `after` is what holds from the next day on, None: not known."""

    figure: Amount
    last: date
    after: Amount | None


def expiry_of(figure: Amount, law: Law, authority: str = "") -> Expiry | None:
    """None where the figure has no value or no last day, or where the next day has the same."""
    if figure.value is None or figure.until is None:
        return None
    last = figure.until
    after = _on(law.shelf.on(last + ONE_DAY), figure, authority)
    if after is not None and (after.value, after.unit) == (figure.value, figure.unit):
        return expiry_of(after, law, authority)
    return Expiry(figure=figure, last=last, after=after if after and after.value else None)


def last_known(figure: Amount, law: Law) -> Amount | None:
    """The latest earlier version of a figure without a value that had one, if there was any."""
    if figure.value is not None:
        return None
    alike = (figure.name, figure.key, figure.unit, figure.authorities, figure.procedures)
    earlier = [
        row
        for row in law.shelf.rows[Amount]
        if row.value is not None
        and row.until is not None
        and row.since < figure.since
        and (row.name, row.key, row.unit, row.authorities, row.procedures) == alike
    ]
    return max(earlier, key=lambda row: row.since, default=None)


def _on(law: Law, figure: Amount, authority: str) -> Amount | None:
    try:
        return law.amount(figure.name, figure.key, authority=authority)
    except LookupError:
        return None
