"""The jurists' room: which law is in use, what waits for a second person, what was before."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse

from tessera.dossier.lawbook import LawBook, Put
from tessera.dossier.lawdeeds import Hand
from tessera.faces.authority.sitting import at_law, who_of
from tessera.faces.look.readings import jurist_told
from tessera.faces.look.rendering import page
from tessera.faces.look.tongue import language_of
from tessera.journal.lawbooks import law_of, lawbook
from tessera.law.shelf import Law
from tessera.people.doors import writing
from tessera.people.seats import colleagues
from tessera.words.languages import Language

WAITS, IN_USE, WAS_IN_USE, REJECTED, WITHDRAWN = (
    *("waits", "in-use", "was-in-use", "rejected", "withdrawn"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One bundle that was put forward, and what became of it."""

    put: Put
    by: str
    own: bool
    state: str
    second: str = ""
    on: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What one jurist sees: the law in use, the book, and the names of colleagues."""

    request: HttpRequest
    book: LawBook
    law: Law
    names: dict[str, str]

    @property
    def language(self) -> Language:
        return language_of(self.request)

    @property
    def hand(self) -> Hand:
        who = who_of(self.request)
        trace: str = getattr(self.request, "trace", "")
        return Hand(jurist=who.person, seat=who.seat, trace=trace)

    def called(self, jurist: str, office: str) -> str:
        """A colleague by name; whoever sits elsewhere by their authority alone."""
        told = jurist_told(jurist, office, self.law, self.language)
        name = self.names.get(jurist)
        return f"{name}, {told}" if name and office else told

    def waiting(self) -> tuple[Line, ...]:
        return tuple(self._line(put, WAITS) for put in reversed(self.book.waiting))

    def settled(self) -> tuple[Line, ...]:
        """Signed and rejected, the latest first."""
        found = [self._signed(number) for number in range(len(self.book.signed))]
        for no in self.book.rejected:
            state = WITHDRAWN if no.withdrawn else REJECTED
            second = self.called(no.by, no.office)
            found.append(self._line(no.put, state, second=second, on=no.on, reason=no.reason))
        return tuple(sorted(found, key=lambda line: line.put.number, reverse=True))

    def line(self, number: int) -> Line | None:
        lines = (*self.waiting(), *self.settled())
        return next((line for line in lines if line.put.number == number), None)

    def _signed(self, place: int) -> Line:
        each = self.book.signed[place]
        state = IN_USE if each is self.book.in_use else WAS_IN_USE
        second = self.called(each.second, each.office)
        return self._line(each.put, state, second=second, on=each.on)

    def _line(
        self, put: Put, state: str, *, second: str = "", on: date | None = None, reason: str = ""
    ) -> Line:
        return Line(
            put=put,
            by=self.called(put.jurist, put.office),
            own=put.jurist == self.hand.jurist,
            state=state,
            second=second,
            on=on,
            reason=reason,
        )


def room_of(request: HttpRequest) -> Room:
    who = who_of(request)
    day: date = request.day  # type: ignore[attr-defined]
    with writing(who.seat, person=who.person):
        names = {str(each.person): each.name for each in colleagues(day)}
    book = lawbook()
    return Room(request=request, book=book, law=law_of(book).on(day), names=names)


@at_law
def room(request: HttpRequest) -> HttpResponse:
    here = room_of(request)
    last = here.book.in_use
    return page(
        request,
        "authority/law/room.html",
        here="law",
        digest=here.law.digest[:12],
        refused=last.put.digest[:12] if last and last.put.digest != here.law.digest else "",
        in_use=next((line for line in here.settled() if line.state == IN_USE), None),
        waiting=here.waiting(),
        settled=here.settled(),
    )
