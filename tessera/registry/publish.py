"""The law itself through the door: put forward by one, signed or rejected by another; verified."""

from datetime import date, datetime

from django.db import transaction

from tessera.dossier.kernel import Blocked
from tessera.dossier.lawbook import LawBook
from tessera.dossier.lawdeeds import Deed, Hand
from tessera.journal import bundles
from tessera.journal.lawbooks import LAW, law_of, lawbook, noted, stop
from tessera.law.bundle import Bundle
from tessera.law.check import check
from tessera.law.load import Unsound
from tessera.registry.record import lock


def publish(
    deed: Deed, hand: Hand, *, day: date, at: datetime, bundle: Bundle | None = None
) -> LawBook:
    """Lock, read, judge, append; a bundle that is put forward is kept with it.

    Raises Blocked, or Unsound with every flaw of the bundle; then nothing is written.
    """
    if bundle is not None and (flaws := check(bundle)):
        raise Unsound(flaws)
    with transaction.atomic(using="door", durable=True):
        lock(LAW)
        book = lawbook()
        if obstacles := tuple(deed.obstacles(book, hand, law_of(book), day)):
            raise Blocked(obstacles)
        stop(hand, deed.text(book, day))
        if bundle is not None:
            bundles.keep(bundle, at=at)
        fact = deed.fact(book, hand, day)
        noted(fact, hand, after=book.version, at=at)
        return fact.applied_to(book)
