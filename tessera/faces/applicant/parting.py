"""How far each party is, as the others may know it: that something is done, never what."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from tessera.faces.applicant.application import Application
from tessera.people.invitations import Invited


@dataclass(frozen=True, slots=True, kw_only=True)
class Parting:
    """One part. `by` is who writes it: `you`, `other`, `invited`, `expired`."""

    part: str
    by: str
    name: str
    answered: int
    confirmed: bool
    touched_at: datetime
    invited: Invited | None


def partings(application: Application, invited: Iterable[Invited], day: date) -> dict[str, Parting]:
    found = {}
    for part in application.parties:
        progress = application.progress[part]
        others = [h for h in progress.holders if h != application.seat.organisation]
        asked = next(iter(invited), None) if part == "worker" else None
        found[part] = Parting(
            part=part,
            by=_by(application, part, others, asked, day),
            name=next((application.names.get(h, "") for h in others), ""),
            answered=progress.answered,
            confirmed=progress.confirmed,
            touched_at=progress.touched_at,
            invited=asked,
        )
    return found


def _by(
    application: Application, part: str, others: list[str], invited: Invited | None, day: date
) -> str:
    if part in application.parts:
        return "you"
    if others or invited is None:
        return "other"
    return "expired" if invited.until < day else "invited"
