"""The way in: the choice of a language, and the first page."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from tessera.faces.look.rendering import page
from tessera.faces.look.tongue import language_of


def choose_language(request: HttpRequest) -> HttpResponse:
    """Each language by its own name; the one the browser asks for stands first."""
    response = page(request, "public/choose.html", public=True, first=language_of(request))
    response["Vary"] = "Accept-Language"
    return response


def home(request: HttpRequest) -> HttpResponse:
    doors = [
        ("check", reverse("public:check", kwargs={"lang": language_of(request)})),
        ("verify", reverse("public:verify", kwargs={"lang": language_of(request)})),
    ]
    return page(request, "public/home.html", public=True, doors=doors)
