"""The checker: six pages without an account, then what the law says of the answers."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET, require_POST

from tessera.faces.look.answering import candidates, full_name
from tessera.faces.look.carried import carry
from tessera.faces.look.rendering import page
from tessera.faces.look.tongue import language_of, switched, typed
from tessera.faces.look.ways import way, way_if_built
from tessera.faces.public.checking import BY_NAME, STEPS, Checking, Step, after, before, to_carry
from tessera.faces.public.outcome import outcome
from tessera.law.load import shelf

KEPT = "check"
APPLY = "applicant:start"


@require_GET
def start(request: HttpRequest) -> HttpResponse:
    begun = bool(request.session.get(KEPT))
    return page(request, "public/check/start.html", steps=STEPS, begun=begun)


def step(request: HttpRequest, name: str) -> HttpResponse:
    """One page of the checker: shown, or taken and followed by the next."""
    if name not in BY_NAME:
        raise Http404
    if (kept := switched(request)) is not None:
        return kept
    here = BY_NAME[name]
    if request.method != "POST":
        was = typed(request) or request.session.get(KEPT, {}).get(name, {})
        return _asked(request, here, was)
    sent = {} if "skip" in request.POST else _sent(request)
    errors = {} if "skip" in request.POST else _checking(request).errors(here, sent)
    if errors:
        return _asked(request, here, sent, errors)
    request.session[KEPT] = request.session.get(KEPT, {}) | {name: sent}
    return _to(request, "result" if _is_last(request, here) else after(here).name)


def result(request: HttpRequest) -> HttpResponse:
    """What the law says; for people who need no permit, that and nothing more."""
    checking = _checking(request)
    if not checking.kept:
        return HttpResponseRedirect(way(request, "public:check"))
    if checking.free_to_move:
        return page(request, "public/check/free.html", teller=outcome(checking).teller)
    return page(
        request,
        "public/check/result.html",
        out=outcome(checking),
        today=checking.day,
        apply=way_if_built(request, APPLY),
    )


@require_POST
def take_along(request: HttpRequest) -> HttpResponse:
    """Carry the answers into an application."""
    carry(request, to_carry(_checking(request).answers))
    return HttpResponseRedirect(
        way_if_built(request, APPLY) or way(request, "public:home"), status=HTTPStatus.SEE_OTHER
    )


@require_POST
def forget(request: HttpRequest) -> HttpResponse:
    """Erase the answers of this browser."""
    request.session.pop(KEPT, None)
    return HttpResponseRedirect(way(request, "public:check"), status=HTTPStatus.SEE_OTHER)


def _checking(request: HttpRequest) -> Checking:
    kept = request.session.get(KEPT, {})
    return Checking(kept=kept, law=shelf().on(request.day), language=language_of(request))


def _asked(
    request: HttpRequest, here: Step, was: dict[str, str], errors: dict[str, str] | None = None
) -> HttpResponse:
    checking = _checking(request)
    back = before(here)
    wrong = errors or {}
    return page(
        request,
        "public/check/step.html",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK,
        step=here,
        number=STEPS.index(here) + 1,
        of=len(STEPS),
        fields=checking.fields(here),
        law=checking.law,
        place=checking.place_asked(),
        place_name=_place_name(checking, was.get("place", "")),
        meant=_meant(checking, was) if "place" in wrong else (),
        was=was,
        errors=wrong,
        then="result" if _is_last(request, here) and after(here) else "",
        back=way(request, "public:check-step", name=back.name)
        if back
        else way(request, "public:check"),
    )


def _meant(checking: Checking, was: dict[str, str]) -> list[tuple[str, str]]:
    """The municipalities to choose from when what was typed may be more than one."""
    found = candidates(was.get("place", ""), checking.day)
    return [(each.nis, full_name(each, checking.language)) for each in found]


def _place_name(checking: Checking, text: str) -> str:
    """A place that was picked from a list is shown by its name, one that was typed as typed."""
    found = candidates(text, checking.day)
    picked = len(found) == 1 and text == found[0].nis
    return found[0].name.said_in(checking.language) if picked else text


def _sent(request: HttpRequest) -> dict[str, str]:
    """What the page sent, but for what belongs to the form itself."""
    own = {"csrfmiddlewaretoken", "once", "then"}
    return {name: value.strip() for name, value in request.POST.items() if name not in own}


def _is_last(request: HttpRequest, here: Step) -> bool:
    asked = request.POST.get("then") or request.GET.get("then")
    return asked == "result" or after(here) is None


def _to(request: HttpRequest, name: str) -> HttpResponse:
    if name == "result":
        return HttpResponseRedirect(
            way(request, "public:check-result"), status=HTTPStatus.SEE_OTHER
        )
    return HttpResponseRedirect(
        way(request, "public:check-step", name=name), status=HTTPStatus.SEE_OTHER
    )
