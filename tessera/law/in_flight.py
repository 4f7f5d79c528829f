"""Whether an application in flight keeps what held, or moves along with a change of the law.

The row itself says so: the day on which a norm is read is the day of filing, of completeness or of
decision. What a fact has frozen (a term that runs, a charge that was raised) no change moves.
"""

from enum import StrEnum

from tessera.law.agreement import Rule
from tessera.law.charges import Charge
from tessera.law.compare import Change, How
from tessera.law.figures import Amount, Derived, Listed
from tessera.law.model import Question, Reference, Requirement
from tessera.law.paths import Ending, Path
from tessera.law.procedure import Half, Procedure


class Flight(StrEnum):
    """What becomes of applications that were filed before the day of a change."""

    KEEPS = "keeps"  # they keep what held on their day of filing
    UNTIL_COMPLETE = "until-complete"  # the new one reaches those that are complete on or after it
    UNTIL_DECIDED = "until-decided"  # and those that are decided on or after it
    DEED = "deed"  # whatever is done or sent from that day on follows it
    LEANS = "leans"  # as the norm says that leans on this one
    CORRECTED = "corrected"  # it is otherwise also for those filed since the row began


_BY_REFERENCE = {
    Reference.COMPLETENESS: Flight.UNTIL_COMPLETE,
    Reference.DECISION: Flight.UNTIL_DECIDED,
}
_BY_FILING = (Question, Requirement, Charge, Procedure, Half, Rule, Path, Ending)
_LEANT_ON = (Amount, Listed, Derived)


def in_flight(change: Change) -> Flight:
    """What this change declares of applications in flight."""
    if isinstance(change.norm, _LEANT_ON):
        return Flight.LEANS
    if change.how in {How.CORRECTED, How.GONE}:
        return Flight.CORRECTED
    reference = getattr(change.norm, "reference", None)
    if isinstance(reference, Reference):
        return _BY_REFERENCE.get(reference, Flight.KEEPS)
    return Flight.KEEPS if isinstance(change.norm, _BY_FILING) else Flight.DEED
