"""The procedures that the same answers leave possible, side by side: verdicts, cost, last day."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tessera.faces.look.telling import Told
from tessera.faces.public.checking import Checking
from tessera.faces.public.outcome import Outcome, outcome
from tessera.law.ahead import Start
from tessera.law.findings import Verdict
from tessera.law.procedure import Procedure


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """One procedure in the comparison. `total` and `last` are None where nobody knows.

    `total` is what it costs at most; `perhaps_less`: something in it is not due for everybody.
    `start` holds the wanted start against the last day.
    """

    procedure: Procedure
    headline: str
    met: int
    wrong: int
    open: int
    total: Decimal | None
    perhaps_less: bool
    last: date | None
    start: Start | None
    stands_in_the_way: tuple[Told, ...]


def compared(checking: Checking) -> tuple[Beside, ...]:
    """In the order of what was chosen: procedures are compared, never people."""
    return tuple(_beside(outcome(checking, code)) for code in checking.walk.procedures)


def first(found: tuple[Beside, ...], besides: frozenset[str]) -> str:
    """The one to show: the likeliest against which nothing speaks, or else the likeliest.

    What only stands beside is shown when it is chosen.
    """
    asked = (each for each in found if each.procedure.code not in besides)
    open_ = (each for each in asked if each.headline != "not")
    return next(open_, found[0]).procedure.code


def _beside(out: Outcome) -> Beside:
    last = out.decision
    return Beside(
        procedure=out.procedure,
        headline=out.headline,
        met=out.counted(Verdict.MET),
        wrong=out.counted(Verdict.NOT_MET),
        open=out.counted(Verdict.UNKNOWN),
        total=out.most,
        perhaps_less=any(cost.verdict == Verdict.UNKNOWN for cost in out.costs),
        last=last.day if last else None,
        start=out.start,
        stands_in_the_way=out.standing(Verdict.NOT_MET),
    )
