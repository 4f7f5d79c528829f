"""The language of a page: read from its address, changed without losing what was typed."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from tessera.words.languages import Language

SWITCH = "in-language"
TYPED = "typed"
LEFT_OUT = frozenset({SWITCH, "csrfmiddlewaretoken", "once"})


def language_of(request: HttpRequest) -> Language:
    """The language the address begins with; without one, the best the browser asks for."""
    named = request.path_info.split("/", 2)[1] if "/" in request.path_info else ""
    return Language(named) if named in set(Language) else preferred(request)


def preferred(request: HttpRequest) -> Language:
    """The first of our languages in Accept-Language, by its weights; Dutch when it names none."""
    wanted: list[tuple[float, Language]] = []
    for part in request.headers.get("Accept-Language", "").split(","):
        tag, _, weight = part.strip().partition(";q=")
        code = tag.split("-")[0].lower()
        if code in set(Language):
            try:
                wanted.append((float(weight or 1), Language(code)))
            except ValueError:
                continue
    return max(wanted, key=lambda pair: pair[0])[1] if wanted else Language.NL


def same_page_in(path: str, language: Language) -> str:
    """The address of this page in another language; a page without a language has none."""
    parts = path.split("/", 2)
    if len(parts) > 1 and parts[1] in set(Language):
        parts[1] = language.value
        return "/".join(parts)
    return f"/{language.value}/"


def switched(request: HttpRequest) -> HttpResponse | None:
    """The answer to a language button inside a form: keep what was typed, show the same page.

    A face with drafts saves to the draft itself and redirects to `language_asked`.
    """
    target = language_asked(request)
    if target is None:
        return None
    request.session[TYPED] = {
        "page": request.path_info.split("/", 2)[2],
        "values": {
            name: request.POST.getlist(name) for name in request.POST if name not in LEFT_OUT
        },
    }
    return HttpResponseRedirect(target, status=HTTPStatus.SEE_OTHER)


def language_asked(request: HttpRequest) -> str | None:
    """Where a language button of this form leads, or None when another button was used."""
    asked = request.POST.get(SWITCH, "")
    return (
        same_page_in(request.get_full_path(), Language(asked)) if asked in set(Language) else None
    )


def typed(request: HttpRequest) -> Mapping[str, Any]:
    """What was typed on this page before its language changed; given back once."""
    kept = request.session.pop(TYPED, None)
    if not kept or kept["page"] != request.path_info.split("/", 2)[2]:
        return {}
    return {
        name: values[0] if len(values) == 1 else values for name, values in kept["values"].items()
    }
