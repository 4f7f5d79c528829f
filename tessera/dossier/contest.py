"""What is said of a decision once it is taken: appeals against it, and titles held elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tessera.law.model import Lane, Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Appeal:
    """Somebody contests the decision on one half, before a body that the law names.

    Of a title: the withdrawal of the work authorisation, or the ending of the stay. `against` is
    the day of what is contested, `appellant` the kind of seat that contests it.
    """

    lane: Lane
    body: str
    lodged_on: date
    suspensive: bool = False
    outcome: str = ""
    judged_on: date | None = None
    appellant: str = ""
    against: date | None = None

    @property
    def pending(self) -> bool:
        return not self.outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """A title from outside the platform, as an authority found it, with where it was found."""

    kind: str
    country: str
    since: date | None
    until: date | None
    procedure: str
    employer: str
    region: str
    source: str
    mark: Mark

    @property
    def row(self) -> Mapping[str, object]:
        """As conditions read it; `source` says only that an authority vouches for it."""
        return {
            "procedure": self.procedure,
            "since": self.since,
            "until": self.until,
            "employer": self.employer,
            "country": self.country,
            "region": self.region,
            "source": "authority",
            "kind": self.kind,
        }
