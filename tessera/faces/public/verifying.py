"""Is this letter real: by its code alone, and by the file itself; no account, no name."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from tessera.couriers.codes import shown, typed
from tessera.couriers.verification import State, compare, status_of
from tessera.faces.look.rendering import page
from tessera.faces.look.tongue import language_of, switched
from tessera.faces.look.tongue import typed as typed_before
from tessera.faces.look.ways import way
from tessera.words.sentences import say

LARGEST = 20 * 1024 * 1024


def verify(request: HttpRequest) -> HttpResponse:
    """Where a code is typed; one that can be a code leads to its own page."""
    if (kept := switched(request)) is not None:
        return kept
    was = request.POST.get("code", "") or typed_before(request).get("code", "")
    if request.method != "POST":
        return page(request, "public/verify/ask.html", was=was, errors={})
    code = typed(was)
    if not code:
        language = language_of(request)
        sentence = say("public.verify-mistyped" if was else "public.verify-empty", language)
        return page(
            request,
            "public/verify/ask.html",
            status=HTTPStatus.UNPROCESSABLE_ENTITY,
            was=was,
            errors={"code": sentence},
        )
    return HttpResponseRedirect(
        way(request, "public:verified", code=shown(code)), status=HTTPStatus.SEE_OTHER
    )


def verified(request: HttpRequest, code: str) -> HttpResponse:
    """What everybody may know of a letter; and whether an uploaded file is that letter."""
    found = status_of(code)
    errors, comparison = {}, ""
    if request.method == "POST" and found.state is not State.UNKNOWN:
        comparison, sentence = _compared(request, code)
        errors = {"file": sentence} if sentence else {}
    unknown = found.state is State.UNKNOWN
    status = HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK
    return page(
        request,
        "public/verify/status.html",
        status=HTTPStatus.NOT_FOUND if unknown else status,
        found=found,
        code=shown(typed(code)) or code,
        comparison=comparison,
        errors=errors,
    )


def _compared(request: HttpRequest, code: str) -> tuple[str, str]:
    """The comparison, or the sentence that says why there is none. The file is not kept."""
    file, language = request.FILES.get("file"), language_of(request)
    if file is None:
        return "", say("public.verify-no-file", language)
    if file.size > LARGEST:
        return "", say("public.verify-too-large", language)
    return compare(code, file.read()).value, ""
