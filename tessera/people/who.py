"""Who asks: the person and the seat a face has made sure of, and by which mandate."""

from dataclasses import dataclass

from tessera.dossier.kernel import Assurance, Role, Seat
from tessera.law.model import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """A person in a seat. `person` is an opaque id."""

    person: str
    seat: Seat
    on_behalf_of: str | None = None
    mandate: str | None = None
    assurance: Assurance = Assurance.SUBSTANTIAL


PLATFORM = Who(
    person="platform",
    seat=Seat(organisation="platform", kind=Kind.PLATFORM, role=Role.SYSTEM),
)
