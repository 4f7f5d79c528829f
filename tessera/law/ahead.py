"""A wanted start held against the term to decide: can it be met, and until when must one begin."""

from dataclasses import dataclass
from datetime import date, timedelta

from tessera.law.assess import ends_of
from tessera.law.assessment import Ends
from tessera.law.model import Answers
from tessera.words.days import ONE_DAY

STARTS = ("contract.start", "card.start", "holiday.start")
"""The questions that say from when somebody wants to use what is asked for."""

FURTHEST = timedelta(days=800)


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """`sure_from`: the first day behind the term, if it began today. `wanted`: as was said.

    `begin_by`: the last day on which the term can begin and still end before the wanted start;
    None without a wanted start, or where that day has passed: then `late`.
    """

    sure_from: date
    wanted: date | None
    begin_by: date | None

    @property
    def late(self) -> bool:
        return self.wanted is not None and self.wanted < self.sure_from


def start_of(ends: Ends | None, answers: Answers) -> Start | None:
    """What the term to decide says of the start; None where its length is unknown."""
    if ends is None or ends.last is None:
        return None
    days = (answers.get(name) for name in STARTS)
    wanted = next((day for day in days if isinstance(day, date)), None)
    return Start(
        sure_from=ends.last + ONE_DAY,
        wanted=wanted,
        begin_by=_begin_by(ends, wanted) if wanted else None,
    )


def _begin_by(ends: Ends, wanted: date) -> date | None:
    """Counted back day by day: what a term skips depends on where it begins."""
    day = min(wanted, ends.start + FURTHEST)
    while day >= ends.start:
        last = ends_of(ends.term, day)
        if last is not None and last < wanted:
            return day
        day -= ONE_DAY
    return None
