"""Which face answers under which path.

Each face offers `tessera.faces.<face>.urls` with `urlpatterns`, put under its prefix below and
named `<face>:<name>`; `unprefixed`, if it has one, is put at the root. Paths that begin with a
language give `request.lang`; the view itself gets no `lang`, but `reverse` needs it.
"""

import importlib
import importlib.util

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path, register_converter

from tessera.site.middleware import ALIVE
from tessera.words.languages import Language

PREFIXES = {
    "api": "api/v1/",
    "authority": "<lang:lang>/desk/",
    "applicant": "<lang:lang>/apply/",
    "look": "<lang:lang>/",
    "public": "<lang:lang>/",
}


class LanguageInPath:
    regex = "|".join(Language)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return str(value)


def alive(_: HttpRequest) -> HttpResponse:
    """The web process answers; what it depends on is the API's `health`."""
    return HttpResponse("alive\n", content_type="text/plain; charset=utf-8")


def faces() -> list[URLPattern | URLResolver]:
    found: list[URLPattern | URLResolver] = []
    for face, prefix in PREFIXES.items():
        name = f"tessera.faces.{face}.urls"
        if importlib.util.find_spec(name) is None:
            continue
        urls = importlib.import_module(name)
        found.append(path(prefix, include((urls.urlpatterns, face))))
        if unprefixed := getattr(urls, "unprefixed", None):
            found.append(path("", include(unprefixed)))
    return found


register_converter(LanguageInPath, "lang")
urlpatterns = [path(ALIVE.lstrip("/"), alive), *faces()]

handler400 = "tessera.site.failing.bad_request"
handler403 = "tessera.site.failing.forbidden"
handler404 = "tessera.site.failing.unknown"
handler500 = "tessera.site.failing.broken"
