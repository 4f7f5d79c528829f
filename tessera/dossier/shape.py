"""How a procedure runs, frozen when it was filed: who looks first, how the halves open and meet."""

from dataclasses import dataclass

from tessera.law.model import Kind, Lane
from tessera.law.procedure import Procedure
from tessera.law.shelf import Law

EXAMINES = {Lane.WORK: Kind.WORK_AUTHORITY, Lane.STAY: Kind.STAY_AUTHORITY}

FILED, COMPLETE, WORK_GRANTED = "filed", "declared-complete", "work-granted"
GRANTED, REFUSED, EXEMPT = "granted", "refused", "exempt"
NOTED, OPPOSED = "noted", "opposed"  # the verdicts of what is told, not asked for

ARRIVAL = (
    "report-visa",
    "report-entry",
    "register",
    "report-residence-check",
    "order-card",
    "deliver-card",
)


def notices(law: Law) -> tuple[Procedure, ...]:
    """The procedures of the law's day by which something is told and not asked for."""
    return law.once(
        ("notices",),
        lambda: tuple(p for p in law.procedures() if any(h.told for h in law.halves(p.code))),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """When one half opens, and which verdicts it knows."""

    lane: Lane
    opens: str
    verdicts: tuple[str, ...] = (GRANTED, REFUSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What the law said of the procedure on the day of filing; as it stands, the single permit's.

    `intake` looks whether the file is complete. `paper` is what goes out when all is granted,
    `tacit_paper` when the law itself granted. Without `ends` what is granted has no last day.
    """

    intake: Kind = Kind.WORK_AUTHORITY
    halves: tuple[Opening, ...] = (
        Opening(lane=Lane.WORK, opens=FILED),
        Opening(lane=Lane.STAY, opens=COMPLETE),
    )
    joint: bool = True
    paper: str = "46"
    tacit_paper: str = "47"
    card: str = ""
    ends: bool = True
    follow_up: tuple[str, ...] = ARRIVAL

    @classmethod
    def of(cls, law: Law, procedure: Procedure) -> "Shape":
        """The shape that the law of a day gives a procedure."""
        first = procedure.lanes[0]
        intake = procedure.intake or EXAMINES[first]
        return cls(
            intake=intake,
            halves=tuple(
                Opening(
                    lane=row.name,
                    # whoever looks first has the half from the first day
                    opens=FILED if row.name is first and EXAMINES[first] is intake else row.opens,
                    verdicts=row.verdicts,
                )
                for row in law.halves(procedure.code)
            ),
            joint=procedure.joint,
            paper=procedure.paper,
            tacit_paper=procedure.tacit_paper,
            card=procedure.card,
            ends=procedure.ends,
            follow_up=procedure.follow_up,
        )

    def opens(self, lane: Lane) -> str:
        return next((half.opens for half in self.halves if half.lane is lane), COMPLETE)

    @property
    def notice(self) -> bool:
        """Told, not asked for: examined from the first day; it stands unless somebody opposes."""
        return any(NOTED in half.verdicts for half in self.halves)

    def knows(self, lane: Lane, verdict: str) -> bool:
        """Whether this half can end in this verdict."""
        return any(half.lane is lane and verdict in half.verdicts for half in self.halves)
