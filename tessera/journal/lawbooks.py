"""The stream of the law itself: what was put forward, signed, rejected and verified, and by whom.

Who holds a key of their own signs with it, and the signature is the proof. Who sits in a jurist's
seat signs by the entry itself: it names the seat and the person, and bears a stamp whose key is
not in the database.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from tessera.dossier.kernel import Blocked, Obstacle, Role, Seat, fold
from tessera.dossier.lawbook import LawBook, LawFact
from tessera.dossier.lawdeeds import Hand, seat_wrong
from tessera.journal import bundles, keys, stamp
from tessera.journal.append import append
from tessera.journal.entry import Entry, committed
from tessera.journal.read import read
from tessera.law.bundle import Bundle
from tessera.law.load import Unsound, assembled, shelf
from tessera.law.model import Kind
from tessera.law.shelf import Shelf

LAW = UUID("5b1f5f0a-6a0f-5a6e-9d52-2f0f4b3c9a11")
SEAT = Seat(organisation="platform", kind=Kind.PLATFORM, role=Role.ADMINISTRATOR)
_KNOWN = [LawBook()]


def stop(hand: Hand, text: str) -> None:
    """Raises Blocked unless this hand may sign this text, and did."""
    if hand.seat:
        if obstacles := tuple(seat_wrong(hand.seat)):
            raise Blocked(obstacles)
    elif not bundles.signs(hand.note, text, hand.jurist):
        raise Blocked((Obstacle(code="signature-unknown"),))


def lawbook() -> LawBook:
    """What was put forward, signed, rejected and verified so far."""
    return _told(read(LAW, using="door"))


def trusted() -> LawBook:
    """The same, without the readings of norms whose signature or stamp does not hold."""
    entries = read(LAW, using="door")
    book = _told(entries)
    held = {
        norm: reading
        for norm, reading in book.verified.items()
        if _holds(reading, reading.text, entries)
    }
    return replace(book, verified=held)


def in_use(entries: Sequence[Entry] | None = None) -> Bundle | None:
    """The bundle that two people signed last, both signatures verified again; None: what ships."""
    entries = read(LAW, using="door") if entries is None else entries
    last = _told(entries).in_use
    if last is None:
        return None
    if not all(_holds(each, last.put.text, entries) for each in (last.put, last)):
        raise Blocked((Obstacle(code="signature-unknown"),))
    return bundles.kept(last.put.digest)


def known() -> LawBook:
    """What this process knows of it: read at each change, as `keep` was told."""
    return _KNOWN[-1]


def keep(book: LawBook) -> None:
    _KNOWN[:] = [book]


def law_of(book: LawBook) -> Shelf:
    """The law in use by this book; where that is refused, what this process has instead."""
    last = book.in_use
    if last is None or last.put.digest == shelf().digest:
        return shelf()
    try:
        bundle = in_use()
        return shelf() if bundle is None else assembled(bundle)
    except (Blocked, LookupError, Unsound):
        return shelf()


def noted(fact: LawFact, hand: Hand, *, after: int, at: datetime) -> None:
    """Appends a fact of the law, within the registry's transaction and under its lock."""
    append(
        LAW,
        [fact],
        after=after,
        seat=hand.seat or SEAT,
        person=hand.jurist,
        at=at,
        circles=["all"],
        kind="law",
        trace=hand.trace,
    )


def _told(entries: Sequence[Entry]) -> LawBook:
    said: LawBook = fold((entry.fact for entry in entries), LawBook())
    return said


def _holds(signed: Any, text: str, entries: Sequence[Entry]) -> bool:
    """Whether who is said to have signed this did: by their key, or from a seat of a jurist."""
    if not signed.office:
        return bundles.signs(signed.note, text, signed.jurist)
    entry = entries[signed.number - 1]
    seat = Seat(organisation=entry.seat, kind=Kind(entry.seat_kind), role=Role(entry.role))
    return (
        (entry.person, entry.seat) == (signed.jurist, signed.office)
        and not tuple(seat_wrong(seat))
        and entry.commitment == committed(entry.salt, entry.spelled)
        and stamp.bears(entry.stamp, entry.commitment, keys.stamp_keys())
    )
