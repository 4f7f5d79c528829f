"""Books what a statement says came in: each line once, and only where there is no doubt."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from tessera.couriers import camt, coda
from tessera.couriers.matching import Meant, meant, possible
from tessera.couriers.statement import LARGEST, Line, Unreadable, numbered
from tessera.dossier.acts.payment import RecordPayment
from tessera.dossier.kernel import Blocked
from tessera.people.who import PLATFORM, Who
from tessera.registry.keys import Once
from tessera.registry.record import Asking, record

Recording = Callable[[UUID, RecordPayment, Who, Asking], Any]
OUTCOMES = {
    "charge-settled": "matched",
    "charge-part-paid": "part",
    "charge-overpaid": "too-much",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Booked:
    """A line and what came of it.

    `outcome`: matched, part, too-much, booked-before, several, possible, unknown, sum-unknown,
    outgoing, other-currency or refused. `dossiers` are those it may be for, by reference.
    """

    line: Line
    outcome: str
    dossiers: tuple[tuple[UUID, str], ...] = ()

    @property
    def references(self) -> tuple[str, ...]:
        return tuple(reference for _, reference in self.dossiers)


def read(content: bytes) -> tuple[Line, ...]:
    """The lines of a statement, in whichever of the two formats. Raises Unreadable."""
    if len(content) > LARGEST:
        raise Unreadable("too-large")
    if content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
        return tuple(numbered(camt.lines_of(content)))
    if content[:5] == b"00000":
        return tuple(numbered(coda.lines_of(content)))
    raise Unreadable("unknown-format")


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """Who books, and when; with a `payee`, only what is due to it.

    Without `recording` nothing is written, and it is only said what would be.
    """

    day: date
    at: datetime
    recording: Recording | None = record
    by: Who = PLATFORM
    payee: str = ""

    def meant(self, line: Line) -> tuple[Meant, ...]:
        found = meant(line, self.day)
        return self._own(found)

    def possible(self, line: Line) -> tuple[Meant, ...]:
        return self._own(possible(line, self.day))

    def _own(self, found: tuple[Meant, ...]) -> tuple[Meant, ...]:
        return tuple(one for one in found if self.payee in {"", one.due.payee})


def reconcile(
    lines: Iterable[Line], day: date, at: datetime, *, recording: Recording | None = record
) -> Iterator[Booked]:
    """Books each line through the door; without `recording`, only says what would be booked."""
    return booked(lines, Booking(day=day, at=at, recording=recording))


def booked(lines: Iterable[Line], booking: Booking) -> Iterator[Booked]:
    for line in lines:
        yield _booked(line, booking)


def _booked(line: Line, booking: Booking) -> Booked:
    if line.cents <= 0:
        return Booked(line=line, outcome="outgoing")
    if line.currency != "EUR":
        return Booked(line=line, outcome="other-currency")
    found = booking.meant(line)
    if any(_payment(line) in one.known for one in found):
        return _told(line, "booked-before", found)
    still = tuple(one for one in found if not one.due.closed) or found
    if len(still) != 1:
        return _doubtful(line, found, booking)
    if still[0].due.cents is None:
        return _told(line, "sum-unknown", found)
    return _told(line, _recorded(line, still[0], booking), still)


def _doubtful(line: Line, found: tuple[Meant, ...], booking: Booking) -> Booked:
    """For a person: more than one, none, or one whose number merely stands in the text."""
    if found:
        return _told(line, "several", found)
    named = booking.possible(line)
    return _told(line, "possible" if named else "unknown", named)


def _told(line: Line, outcome: str, found: tuple[Meant, ...]) -> Booked:
    named = {one.dossier: one.reference for one in found}
    return Booked(line=line, outcome=outcome, dossiers=tuple(named.items()))


def _payment(line: Line) -> str:
    return f"bank:{line.digest}"


def _recorded(line: Line, one: Meant, booking: Booking) -> str:
    """Through the door, under the line's own digest: whoever comes second finds it booked."""
    if booking.recording is None:
        return _foreseen(line, one.due.cents or 0, one)
    act = RecordPayment(name=one.due.name, cents=line.cents, payment=_payment(line))
    once = Once(key=_payment(line), body=one.dossier.bytes)
    trace = f"statement {line.digest[:16]}"
    asking = Asking(day=booking.day, at=booking.at, once=once, trace=trace)
    try:
        done = booking.recording(one.dossier, act, booking.by, asking)
    except Blocked as blocked:
        codes = {obstacle.code for obstacle in blocked.obstacles}
        return "booked-before" if codes == {"payment-known"} else "refused"
    codes = [entry.code for entry in done.entries]
    outcome = next((OUTCOMES[code] for code in codes if code in OUTCOMES), "booked-before")
    over = one.due.paid + line.cents > (one.due.cents or 0)
    return "too-much" if outcome == "matched" and over else outcome


def _foreseen(line: Line, asked: int, one: Meant) -> str:
    total = one.due.paid + line.cents
    if one.due.closed or total > asked:
        return "too-much"
    return "matched" if total == asked else "part"
