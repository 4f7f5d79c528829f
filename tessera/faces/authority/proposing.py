"""A jurist puts a bundle forward: a file they bring, or one that was kept, from a day on."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from tessera.dossier.kernel import Blocked, Obstacle
from tessera.dossier.lawdeeds import Propose
from tessera.faces.authority.lawroom import Room, room_of
from tessera.faces.authority.sitting import at_law
from tessera.faces.look.answering import PARTS, day_said
from tessera.faces.look.rendering import page
from tessera.journal import bundles
from tessera.law.bundle import Bundle, digest, shipped
from tessera.law.load import Unsound, assembled
from tessera.law.packed import LARGEST_PACKED, Unpackable, unpacked
from tessera.registry.publish import publish
from tessera.words import dates
from tessera.words.sentences import say

SHIPPED = "shipped"
FLAWS = 50
FIELDS = ("bundle", "again", "effect", "corrects")


class Faulty(Exception):
    """Nothing was put forward: sentences by field, and lines that name places in files."""

    def __init__(self, errors: dict[str, str], flaws: tuple[str, ...] = ()) -> None:
        super().__init__(*errors.values())
        self.errors = errors
        self.flaws = flaws


@at_law
def propose(request: HttpRequest) -> HttpResponse:
    here = room_of(request)
    if request.method != "POST":
        return _form(here, request.GET)
    try:
        number = _proposed(here)
    except Faulty as faulty:
        return _form(here, request.POST, faulty)
    where = reverse("authority:law-proposal", kwargs={"lang": here.language, "number": number})
    return HttpResponseRedirect(f"{where}?done=proposed", status=HTTPStatus.SEE_OTHER)


def _form(here: Room, given: Mapping[str, str], faulty: Faulty | None = None) -> HttpResponse:
    values = {name: given.get(name, "") for name in ("again", "corrects")}
    errors = dict(faulty.errors) if faulty else {}
    if faulty and "bundle" in here.request.FILES:  # a browser never fills in a file again
        errors.setdefault("bundle", say("lawroom.file-again", here.language))
    return page(
        here.request,
        "authority/law/propose.html",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if faulty else HTTPStatus.OK,
        here="law",
        earlier=tuple(_earlier(here)),
        values=values,
        effect={part: given.get(f"effect-{part}", "") for part in PARTS},
        errors={name: errors[name] for name in FIELDS if name in errors},
        flaws=faulty.flaws[:FLAWS] if faulty else (),
        more=max(0, len(faulty.flaws) - FLAWS) if faulty else 0,
    )


def _earlier(here: Room) -> Iterator[tuple[str, str]]:
    """What was in use before, to go back to; the latest first, and never what is in use."""
    for each in dict.fromkeys(one.put for one in reversed(here.book.signed)):
        if each.digest == here.law.digest:
            continue
        day = dates.day(each.effect, here.language)
        yield (
            each.digest,
            say("lawroom.bundle-from", here.language, digest=each.digest[:12], day=day),
        )
    if digest(shipped()) != here.law.digest:
        yield SHIPPED, say("lawroom.bundle-shipped", here.language)


def _proposed(here: Room) -> int:
    """The number of the proposal, or Faulty with everything that is wrong at once."""
    request, errors = here.request, {}
    effect = day_said("effect", request.POST, here.language)
    if effect.error or not isinstance(effect.value, date):
        errors["effect"] = effect.error or say("lawroom.which-day", here.language)
    bundle = _bundle(here, errors)
    if bundle is None or errors:
        raise Faulty(errors)
    try:
        new = assembled(bundle)
        corrects = request.POST.get("corrects") == "yes"
        deed = Propose(new=new, effect=effect.value, corrects=corrects)
        day, at = request.day, request.at  # type: ignore[attr-defined]
        return publish(deed, here.hand, day=day, at=at, bundle=bundle).version
    except Unsound as unsound:
        raise _unsound(here, unsound.flaws) from None
    except Blocked as blocked:
        raise Faulty(told(blocked.obstacles, here, FIELDS)) from None


def _bundle(here: Room, errors: dict[str, str]) -> Bundle | None:
    """What was brought or chosen. What cannot be read raises Faulty; what lacks is in `errors`."""
    file, again = here.request.FILES.get("bundle"), here.request.POST.get("again", "")
    if file is not None:
        if file.size > LARGEST_PACKED:
            size = LARGEST_PACKED // 1_000_000
            errors["bundle"] = say("lawroom.too-large", here.language, most=size)
            return None
        try:
            return unpacked(file.read())
        except Unpackable as fault:
            raise _unsound(here, fault.flaws) from None
    if again == SHIPPED:
        return shipped()
    if again in {one.put.digest for one in here.book.signed}:
        return bundles.kept(again)
    errors["bundle"] = say("lawroom.which-bundle", here.language)
    return None


def _unsound(here: Room, flaws: Iterable[object]) -> Faulty:
    lines = tuple(map(str, flaws))
    return Faulty({"bundle": say("lawroom.unsound", here.language, count=len(lines))}, lines)


def told(obstacles: Iterable[Obstacle], here: Room, fields: tuple[str, ...]) -> dict[str, str]:
    """Obstacles as sentences, each at its field; what no field can mend stands at the first."""
    found: dict[str, str] = {}
    for each in obstacles:
        values = {
            name: dates.day(value, here.language) if isinstance(value, date) else value
            for name, value in each.values.items()
        }
        place = each.field if each.field in fields else fields[0]
        found.setdefault(place, say(f"obstacles.{each.code}", here.language, **values))
    return found
