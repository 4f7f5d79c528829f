"""The checker: a conversation without an account, then what the law says of the answers."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET, require_POST

from tessera.faces.look.carried import carry
from tessera.faces.look.rendering import page
from tessera.faces.look.telling import Teller
from tessera.faces.look.tongue import language_of, switched, typed
from tessera.faces.look.ways import way, way_if_built
from tessera.faces.public.checking import Checking, belonging, start_typed
from tessera.faces.public.comparing import compared, first, side_by_side
from tessera.faces.public.outcome import outcome
from tessera.law.conversation import Turn
from tessera.law.load import shelf
from tessera.law.paths import ROOT

KEPT = "check"
APPLY = "applicant:start"
OWN = frozenset({"csrfmiddlewaretoken", "once", "then", "skip", "back", "now"})


@require_GET
def start(request: HttpRequest) -> HttpResponse:
    checking = _checking(request)
    begun = bool(checking.kept)
    return page(
        request,
        "public/check/start.html",
        begun=begun,
        walk=checking.walk,
        onward=_onward(request, checking) if begun else _page_of(request, ROOT),
    )


def step(request: HttpRequest, name: str) -> HttpResponse:
    """One page of the checker: shown, or taken and followed by the next."""
    checking = _checking(request)
    if not checking.law.named_path(name):
        raise Http404
    if (kept := switched(request)) is not None:
        return kept
    turn = checking.walk.turn(name)
    if turn is not None and turn.path.name != name:  # it stands on another page
        return _to(f"{_page_of(request, turn.path.name)}{_then(request)}")
    if turn is None:  # other answers lead elsewhere by now
        return _to(_onward(request, checking))
    if request.method != "POST":
        was = typed(request) or checking.typed(turn)
        return _asked(request, checking, turn, was)
    return _taken(request, checking, turn)


def _taken(request: HttpRequest, checking: Checking, turn: Turn) -> HttpResponse:
    """Keeps a page. Going back keeps it as it was typed, right or not: nothing is lost."""
    name, sent = turn.path.name, _sent(request)
    if "back" in request.POST:
        before = checking.walk.before(name)
        if any(sent.values()):
            _keep(request, checking, turn, sent)
        address = _page_of(request, before.path.name) if before else way(request, "public:check")
        return _to(address)
    leave = "skip" in request.POST or ("now" in request.POST and not any(sent.values()))
    if leave and not turn.path.branches:
        sent = {}
    else:
        _, errors = checking.read(turn, sent)
        if errors:
            return _asked(request, checking, turn, sent, errors)
    _keep(request, checking, turn, sent)
    after = _checking(request)
    if "now" in request.POST and after.walk.procedures:
        return _to(way(request, "public:check-result"))
    if _came_from_result(request):  # back to it, by what the change made needed and nothing else
        return _to(f"{_onward(request, after)}{_then(request) if after.walk.open else ''}")
    return _to(_next(request, after, name))


def _keep(request: HttpRequest, checking: Checking, turn: Turn, sent: dict[str, str]) -> None:
    request.session[KEPT] = {**checking.kept, **belonging(turn, sent)}


@require_GET
def result(request: HttpRequest, procedure: str = "") -> HttpResponse:
    """What the law says of the likeliest procedure, or of the one asked for, beside the others."""
    checking = _checking(request)
    walk = checking.walk
    if walk.ending is not None:
        teller = Teller(law=checking.law, language=checking.language)
        back = walk.turns[-1].path.name
        grace = checking.law.term(walk.ending.term) if walk.ending.term else None
        told = {"end": walk.ending, "teller": teller, "last": back, "grace": grace}
        return page(request, "public/check/ending.html", **told)
    if not walk.procedures:
        return _to(_onward(request, checking))
    if procedure and procedure not in walk.procedures:
        raise Http404
    found = compared(checking)
    code = procedure or first(found, walk.besides)
    return page(
        request,
        "public/check/result.html",
        out=outcome(checking, code),
        others=side_by_side(found, code),
        today=checking.day,
        walk=walk,
        last=walk.turns[-1].path.name,
        apply=way_if_built(request, APPLY) if checking.law.procedure(code).offered else "",
    )


@require_POST
def take_along(request: HttpRequest) -> HttpResponse:
    """Carry the answers, and the procedure they were found for, into an application."""
    checking = _checking(request)
    asked = request.POST.get("procedure", "")
    if asked not in checking.walk.procedures:
        return _to(_onward(request, checking))
    carry(request, checking.to_carry, procedure=asked)
    return _to(way_if_built(request, APPLY) or way(request, "public:home"))


@require_POST
def forget(request: HttpRequest) -> HttpResponse:
    """Erase the answers of this browser."""
    request.session.pop(KEPT, None)
    return _to(way(request, "public:check"))


def _checking(request: HttpRequest) -> Checking:
    kept = request.session.get(KEPT, {})
    return Checking(kept=kept, law=shelf().on(request.day), language=language_of(request))


def _asked(
    request: HttpRequest,
    checking: Checking,
    turn: Turn,
    was: dict[str, str],
    errors: dict[str, str] | None = None,
) -> HttpResponse:
    walk, wrong = checking.walk, errors or {}
    return page(
        request,
        "public/check/step.html",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK,
        path=turn.path,
        parts=turn.whole,
        checking=checking,
        number=walk.turns.index(turn) + 1,
        was=was,
        errors=wrong,
        then="result" if _came_from_result(request) else "",
        start_typed=start_typed,
        enough=bool(walk.procedures) and not turn.path.branches,
    )


def _sent(request: HttpRequest) -> dict[str, str]:
    """What the page sent, but for what belongs to the form itself."""
    return {name: value.strip() for name, value in request.POST.items() if name not in OWN}


def _came_from_result(request: HttpRequest) -> bool:
    return (request.POST.get("then") or request.GET.get("then")) == "result"


def _then(request: HttpRequest) -> str:
    return "?then=result" if _came_from_result(request) else ""


def _next(request: HttpRequest, checking: Checking, name: str) -> str:
    """The page behind this one, answered before or not; behind the last the result."""
    names = [turn.path.name for turn in checking.walk.turns]
    place = names.index(name) + 1 if name in names else len(names)
    if place < len(names):
        return _page_of(request, names[place])
    return way(request, "public:check-result")


def _onward(request: HttpRequest, checking: Checking) -> str:
    """Where the conversation stands: its open page, or the result."""
    turn = checking.walk.open
    return _page_of(request, turn.path.name) if turn else way(request, "public:check-result")


def _page_of(request: HttpRequest, name: str) -> str:
    return way(request, "public:check-step", name=name)


def _to(address: str) -> HttpResponse:
    return HttpResponseRedirect(address, status=HTTPStatus.SEE_OTHER)
