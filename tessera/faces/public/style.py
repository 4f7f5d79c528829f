"""The living style guide: every component in every state, looked at by people and by tests."""

from django.http import HttpRequest, HttpResponse

from tessera.faces.look.rendering import page


def style(request: HttpRequest) -> HttpResponse:
    return page(request, "public/style.html", public=True)
