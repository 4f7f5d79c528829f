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
    `start` holds the wanted start against the last day. `doubtful`: the law itself is not known in
    something that decides.
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
    doubtful: bool
    stands_in_the_way: tuple[Told, ...]


LAST = 2
"""Where only what stands beside is possible, the order of the page holds: the likeliest first."""


def compared(checking: Checking) -> tuple[Beside, ...]:
    """In the order of what was chosen: procedures are compared, never people."""
    return tuple(_beside(outcome(checking, code)) for code in checking.walk.procedures)


def first(found: tuple[Beside, ...], besides: frozenset[str]) -> str:
    """The one to show: the likeliest against which nothing speaks, or else the likeliest.

    Where the law is known goes before where it is not: a figure that nobody knows is no reason to
    show something first. What only stands beside goes first where nothing that was chosen is
    possible.
    """
    open_ = sorted(
        (each for each in found if each.headline != "not"),
        key=lambda each: LAST if each.procedure.code in besides else int(each.doubtful),
    )
    return next(iter(open_), found[0]).procedure.code


def side_by_side(found: tuple[Beside, ...], code: str) -> tuple[Beside, ...]:
    """The one that is shown first, what fails last; none where there is nothing to compare."""
    if len(found) == 1:
        return ()
    return tuple(
        sorted(found, key=lambda each: (each.procedure.code != code, each.headline == "not"))
    )


def _beside(out: Outcome) -> Beside:
    last, costs = out.decision, out.sums
    return Beside(
        procedure=out.procedure,
        headline=out.headline,
        met=out.counted(Verdict.MET),
        wrong=out.counted(Verdict.NOT_MET),
        open=out.counted(Verdict.UNKNOWN) + out.nobody,
        total=costs.most,
        perhaps_less=costs.perhaps_less,
        last=last.day if last else None,
        start=out.start,
        doubtful=out.doubtful,
        stands_in_the_way=out.standing(Verdict.NOT_MET),
    )
