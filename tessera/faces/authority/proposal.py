"""One bundle put forward: what it changes, whom it touches; another jurist signs or rejects it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from tessera.desk.held import held, more_open_than
from tessera.desk.impact import Impact, impact
from tessera.dossier.kernel import Blocked
from tessera.dossier.lawdeeds import Deed, Reject, Sign
from tessera.faces.authority.lawroom import IN_USE, WAITS, WAS_IN_USE, Line, Room, room_of
from tessera.faces.authority.proposing import told
from tessera.faces.authority.sitting import at_law
from tessera.faces.look.impacts import Effect, effects
from tessera.faces.look.rendering import page
from tessera.faces.look.telling import Source, Teller
from tessera.faces.look.visitor import looking
from tessera.journal import bundles
from tessera.law.bundle import shipped
from tessera.law.compare import compared
from tessera.law.load import Unsound, assembled, shelf
from tessera.law.shelf import Shelf
from tessera.law.told_changes import Told, told_change
from tessera.people.purposes import Purpose
from tessera.registry.publish import publish

AT_ONCE = 50_000  # open dossiers that are weighed without being asked
EVERY = 10_000_000
NAMED = 50
CHANGES = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Otherwise:
    """One norm that reads otherwise, with the texts behind it."""

    told: Told
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """What it does to open dossiers; `mine` are references of those before this seat."""

    found: Impact
    effects: tuple[Effect, ...]
    mine: tuple[str, ...]


@at_law
def proposal(request: HttpRequest, number: int) -> HttpResponse:
    here = room_of(request)
    line = here.line(number)
    if line is None:
        raise Http404(str(number))
    if request.method == "POST":
        return _answered(here, line)
    return _page(here, line)


def _answered(here: Room, line: Line) -> HttpResponse:
    """Signed or rejected, once: a second click finds it done."""
    sent, deed = here.request.POST, None
    if "sign" in sent and (new := _law(line.put.digest)):
        deed = Sign(new=new, seen=sent.get("seen", "-"), number=line.put.number)
    elif "reject" in sent:
        deed = Reject(digest=line.put.digest, reason=sent.get("reason", ""))
    if deed is None or line.state != WAITS:
        return _page(here, line, status=HTTPStatus.CONFLICT)
    return _done(here, line, deed, "signed" if "sign" in sent else "rejected")


def _done(here: Room, line: Line, deed: Deed, what: str) -> HttpResponse:
    try:
        day, at = here.request.day, here.request.at  # type: ignore[attr-defined]
        publish(deed, here.hand, day=day, at=at)
    except Blocked as blocked:
        errors = told(blocked.obstacles, here, ("sign" if what == "signed" else "reason",))
        now = room_of(here.request)
        return _page(now, now.line(line.put.number) or line, errors)
    where = reverse(
        "authority:law-proposal", kwargs={"lang": here.language, "number": line.put.number}
    )
    return HttpResponseRedirect(f"{where}?done={what}", status=HTTPStatus.SEE_OTHER)


def _page(
    here: Room, line: Line, errors: dict[str, str] | None = None, *, status: int = HTTPStatus.OK
) -> HttpResponse:
    old, new = _before(here, line), _law(line.put.digest)
    changes = list(_changes(here, old, new)) if old and new else []
    waits = line.state == WAITS
    asked = "weigh" in here.request.GET or not more_open_than(AT_ONCE)
    weighed = _weighed(here, old, new) if waits and old and new and asked else None
    return page(
        here.request,
        "authority/law/proposal.html",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if errors else status,
        here="law",
        line=line,
        waits=waits,
        readable=old is not None and new is not None,
        changes=changes[:CHANGES],
        more=max(0, len(changes) - CHANGES),
        weighed=weighed,
        named=NAMED,
        seen=here.law.digest,
        errors=errors or {},
        reason=here.request.POST.get("reason", ""),
        done=here.request.GET.get("done", ""),
    )


def _before(here: Room, line: Line) -> Shelf | None:
    """The law that this bundle is compared with: in use now, or in use until it was signed."""
    if line.state not in {IN_USE, WAS_IN_USE}:
        return here.law.shelf
    signed = [each.put for each in here.book.signed]
    place = next(i for i, put in enumerate(signed) if put.number == line.put.number)
    return _law(signed[place - 1].digest) if place else _law("")


def _law(digest: str) -> Shelf | None:
    """The shelf of a bundle; None when this version of the code cannot read it any more."""
    if digest == shelf().digest:
        return shelf()
    try:
        return _assembled(digest)
    except (Unsound, LookupError):
        return None


@lru_cache(maxsize=4)
def _assembled(digest: str) -> Shelf:
    """Empty: what this tree carries."""
    return assembled(bundles.kept(digest) if digest else shipped())


def _changes(here: Room, old: Shelf, new: Shelf) -> Iterator[Otherwise]:
    for change in compared(old, new):
        law = new.on(change.day)
        yield Otherwise(
            told=told_change(change, old, new, here.language),
            sources=Teller(law=law, language=here.language).sources(change.norm.cites),
        )


def _weighed(here: Room, old: Shelf, new: Shelf) -> Weighed:
    """Counts for the country; references only of the dossiers of this seat, and that is a look."""
    found = impact(old, new, day=here.law.day, keep=EVERY)
    with looking(here.request, Purpose.LEGISLATION, what="impact") as shown:
        mine = held(found.dossiers, most=NAMED)
        shown.these(dossier for dossier, _ in mine)
    told_effects = effects(found.kinds, old, new.on(here.law.day), here.language)
    references = tuple(reference for _, reference in mine)
    return Weighed(found=found, effects=tuple(told_effects), mine=references)
