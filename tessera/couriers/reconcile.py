"""Books what a statement says came in: each line once, and only where there is no doubt."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from tessera.couriers import camt, coda
from tessera.couriers.matching import Meant, meant
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

    `outcome`: matched, part, too-much, booked-before, several, unknown, sum-unknown, outgoing,
    other-currency or refused. `references` are those of the dossiers it may be for.
    """

    line: Line
    outcome: str
    references: tuple[str, ...] = ()


def read(content: bytes) -> tuple[Line, ...]:
    """The lines of a statement, in whichever of the two formats. Raises Unreadable."""
    if len(content) > LARGEST:
        raise Unreadable("too-large")
    if content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
        return tuple(numbered(camt.lines_of(content)))
    if content[:5] == b"00000":
        return tuple(numbered(coda.lines_of(content)))
    raise Unreadable("unknown-format")


def reconcile(
    lines: Iterable[Line], day: date, at: datetime, *, recording: Recording | None = record
) -> Iterator[Booked]:
    """Books each line through the door; without `recording`, only says what would be booked."""
    for line in lines:
        yield _booked(line, day, at, recording)


def _booked(line: Line, day: date, at: datetime, recording: Recording | None) -> Booked:
    if line.cents <= 0:
        return Booked(line=line, outcome="outgoing")
    if line.currency != "EUR":
        return Booked(line=line, outcome="other-currency")
    found = meant(line, day)
    references = tuple(dict.fromkeys(one.reference for one in found))
    if any(_payment(line) in one.known for one in found):
        return Booked(line=line, outcome="booked-before", references=references)
    still = tuple(one for one in found if not one.due.closed) or found
    if len(still) != 1:
        outcome = "several" if still else "unknown"
        return Booked(line=line, outcome=outcome, references=references)
    if still[0].due.cents is None:
        return Booked(line=line, outcome="sum-unknown", references=references)
    outcome = _recorded(line, still[0], day, at, recording)
    return Booked(line=line, outcome=outcome, references=(still[0].reference,))


def _payment(line: Line) -> str:
    return f"bank:{line.digest}"


def _recorded(line: Line, one: Meant, day: date, at: datetime, recording: Recording | None) -> str:
    """Through the door, under the line's own digest: whoever comes second finds it booked."""
    if recording is None:
        return _foreseen(line, one.due.cents or 0, one)
    act = RecordPayment(name=one.due.name, cents=line.cents, payment=_payment(line))
    once = Once(key=_payment(line), body=one.dossier.bytes)
    trace = f"statement {line.digest[:16]}"
    try:
        done = recording(one.dossier, act, PLATFORM, Asking(day=day, at=at, once=once, trace=trace))
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
