"""The way in: the choice of a language, and the first page."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from tessera.faces.look.rendering import page
from tessera.faces.look.tongue import language_of
from tessera.faces.look.ways import way_if_built

DOORS = (
    ("check", "public:check"),
    ("apply", "applicant:start"),
    ("follow", "applicant:mine"),
    ("verify", "public:verify"),
    ("desk", "authority:queue"),
)


@require_GET
def choose_language(request: HttpRequest) -> HttpResponse:
    """Each language by its own name; the one the browser asks for stands first."""
    response = page(request, "public/choose.html", public=True, first=language_of(request))
    response["Vary"] = "Accept-Language"
    return response


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    doors = [(door, address) for door, name in DOORS if (address := way_if_built(request, name))]
    return page(request, "public/home.html", public=True, doors=doors)
