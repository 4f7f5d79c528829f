"""An application that comes after the stay has ended: said as it is, with what the law asks."""

from dataclasses import dataclass
from datetime import date

from tessera.faces.look.telling import Teller, Told
from tessera.law.assessment import Assessment
from tessera.law.findings import Verdict
from tessera.law.model import Answers

STAY_ENDS = "stay.until"


@dataclass(frozen=True, slots=True, kw_only=True)
class Late:
    """The day on which the stay ended, and the conditions that are not met because of it."""

    ended: date
    unmet: tuple[Told, ...]


def late(answers: Answers, found: Assessment, teller: Teller) -> Late | None:
    """None as long as the stay lasts on the day of filing, or nobody said until when."""
    ended = answers.get(STAY_ENDS)
    if not isinstance(ended, date) or ended >= teller.law.day:
        return None
    because = (
        finding
        for finding in found.findings
        if finding.verdict is Verdict.NOT_MET and STAY_ENDS in {c.of for c in finding.clauses}
    )
    return Late(ended=ended, unmet=tuple(teller.finding(finding) for finding in because))
