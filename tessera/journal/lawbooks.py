"""The stream of the law itself: what was put forward, who signed it, and what is in use."""

from datetime import datetime
from uuid import UUID

from tessera.dossier.kernel import Blocked, Obstacle, Role, Seat, fold
from tessera.dossier.lawbook import LawBook, LawFact, Put
from tessera.journal import bundles
from tessera.journal.append import append
from tessera.journal.read import read
from tessera.law.bundle import Bundle
from tessera.law.model import Kind

LAW = UUID("5b1f5f0a-6a0f-5a6e-9d52-2f0f4b3c9a11")
SEAT = Seat(organisation="platform", kind=Kind.PLATFORM, role=Role.ADMINISTRATOR)


def lawbook() -> LawBook:
    """What was put forward and signed so far."""
    said: LawBook = fold((entry.fact for entry in read(LAW, using="door")), LawBook())
    return said


def in_use() -> Bundle | None:
    """The bundle that two people signed last, both signatures verified again; None: what ships."""
    last = lawbook().in_use
    if last is None:
        return None
    signed_by(last.put.jurist, last.put.note, last.put)
    signed_by(last.second, last.note, last.put)
    return bundles.kept(last.put.digest)


def noted(fact: LawFact, jurist: str, at: datetime) -> None:
    """Appends a fact of the law, within the registry's transaction and under its lock."""
    after = lawbook().version
    append(LAW, [fact], after=after, seat=SEAT, person=jurist, at=at, circles=["all"], kind="law")


def signed_by(jurist: str, note: str, put: Put | None) -> None:
    """Raises Blocked unless this enrolled jurist signed exactly these words."""
    if put is None or not bundles.signs(note, put.text, jurist):
        raise Blocked((Obstacle(code="signature-unknown"),))
