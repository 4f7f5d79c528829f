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
    """The language of this request; English when a failure came before anyone could ask."""
    first = request.path_info.split("/")[1:2]
    named = first[0] if first and first[0] in set(Language) else getattr(request, "lang", "")
    return Language(named or Language.EN)


def same_page_in(path: str, language: Language) -> str:
    """The address of this page in another language; a page without a language has none."""
    parts = path.split("/", 2)
    if len(parts) > 1 and parts[1] in set(Language):
        parts[1] = language.value
        return "/".join(parts)
    return f"/{language.value}/"


def language_asked(request: HttpRequest) -> str | None:
    """Where a language button inside a form leads, or None when another button was used."""
    asked = request.POST.get(SWITCH, "")
    return (
        same_page_in(request.get_full_path(), Language(asked)) if asked in set(Language) else None
    )


def switched(request: HttpRequest) -> HttpResponse | None:
    """The answer to a language button inside a form: keep what was typed, show the same page.

    A face with drafts saves to the draft instead, and redirects to `language_asked`.
    """
    target = language_asked(request)
    if target is None:
        return None
    sent = {name: request.POST.getlist(name) for name in request.POST if name not in LEFT_OUT}
    request.session[TYPED] = {"page": _within_language(request), "sent": sent}
    return HttpResponseRedirect(target, status=HTTPStatus.SEE_OTHER)


def typed(request: HttpRequest) -> Mapping[str, Any]:
    """What was typed on this page before its language changed; given back once."""
    if TYPED not in request.session:
        return {}
    kept = request.session.pop(TYPED)
    if kept["page"] != _within_language(request):
        return {}
    return {name: many[0] if len(many) == 1 else many for name, many in kept["sent"].items()}


def _within_language(request: HttpRequest) -> str:
    return request.path_info.split("/", 2)[-1]
