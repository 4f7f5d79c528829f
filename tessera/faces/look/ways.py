"""Where a view is, in the language of the reader."""

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from tessera.faces.look.tongue import language_of


def way(request: HttpRequest, name: str, /, **places: object) -> str:
    """The address of `face:view` in this language."""
    return reverse(name, kwargs={"lang": language_of(request).value, **places})


def way_if_built(request: HttpRequest, name: str, /) -> str:
    """The same, or empty on an installation that does not have this face or view."""
    try:
        return way(request, name)
    except NoReverseMatch:
        return ""
