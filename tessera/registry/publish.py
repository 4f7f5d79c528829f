"""The law itself through the door: one person puts a bundle forward, and another signs it."""

from datetime import date, datetime

from django.db import transaction

from tessera.dossier.kernel import Blocked, Obstacle
from tessera.dossier.lawbook import (
    LawProposed,
    LawSigned,
    Put,
    proposal_wrong,
    signing_wrong,
)
from tessera.journal import bundles
from tessera.journal.lawbooks import LAW, lawbook, noted, signed_by
from tessera.law.bundle import Bundle
from tessera.law.check import check
from tessera.law.load import Unsound, assembled, shelf
from tessera.registry.record import lock


def propose(put: Put, bundle: Bundle, *, day: date, at: datetime) -> None:
    """Puts a sound bundle forward. Raises Blocked, or Unsound with every flaw."""
    if flaws := check(bundle):
        raise Unsound(flaws)
    new = assembled(bundle)
    with transaction.atomic(using="door", durable=True):
        signed_by(put.jurist, put.note, put)
        _stop(*proposal_wrong(put, shelf(), new, day))
        bundles.keep(bundle, at=at)
        lock(LAW)
        noted(LawProposed.of(put, day), put.jurist, at)


def sign(digest: str, *, jurist: str, note: str, day: date, at: datetime) -> None:
    """The second signature: the bundle is in use wherever it is taken up. Raises Blocked."""
    with transaction.atomic(using="door", durable=True):
        lock(LAW)
        book = lawbook()
        _stop(*signing_wrong(book, digest, jurist))
        signed_by(jurist, note, book.proposal(digest))
        noted(LawSigned(on=day, digest=digest, jurist=jurist, note=note), jurist, at)


def _stop(*obstacles: Obstacle) -> None:
    if obstacles:
        raise Blocked(obstacles)
