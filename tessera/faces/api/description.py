"""The API's description (OpenAPI 3.0), committed beside the code and served to anybody."""

from importlib import resources

from django.http import HttpResponse

from tessera.faces.api.gate import Call, call


@call("GET", public=True)
def openapi(_: Call) -> HttpResponse:
    """The file as it is in the tree; a test compares it with the acts."""
    file = resources.files("tessera.faces.api") / "openapi.yaml"
    return HttpResponse(file.read_bytes(), content_type="application/yaml; charset=utf-8")
