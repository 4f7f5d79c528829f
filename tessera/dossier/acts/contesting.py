"""What is asked of any appeal and of any judgment, on a half or on a title. Nobody here judges."""

from collections.abc import Collection, Iterator
from datetime import date

from tessera.dossier.contest import Appeal
from tessera.dossier.instances import BODIES
from tessera.dossier.kernel import Obstacle, wrong

ANNULLED = "annulled"
OUTCOMES = (ANNULLED, "rejected", "withdrawn")


def appeal_wrong(
    body: str, lodged_on: date, *, decided: date | None, competent: Collection[str], day: date
) -> Iterator[Obstacle]:
    """`decided`: the day of what is contested; `competent`: the bodies that may hear it now."""
    if decided and lodged_on < decided:
        yield wrong("before-decision", "lodged_on")
    if body not in BODIES:
        yield wrong("unknown-body", "body")
    elif decided and body not in competent:
        yield wrong("body-not-competent", "body")
    if lodged_on > day:
        yield wrong("in-the-future", "lodged_on")


def judgment_wrong(
    outcome: str, judged_on: date, *, note: str, appeal: Appeal | None, day: date
) -> Iterator[Obstacle]:
    """An annulment says why, since the decision that it undoes is taken again in its light."""
    if appeal and judged_on < appeal.lodged_on:
        yield wrong("before-appeal", "judged_on")
    if judged_on > day:
        yield wrong("in-the-future", "judged_on")
    if outcome not in OUTCOMES:
        yield wrong("unknown-outcome", "outcome")
    if outcome == ANNULLED and not note:
        yield wrong("judgment-missing", "note")
