"""The law in use as a file: whoever would say it otherwise begins with what it says."""

import io
import zipfile
from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from tessera.journal import bundles
from tessera.law.bundle import digest, shipped
from tessera.law.load import shelf

MADE = (1980, 1, 1, 0, 0, 0)
"""The same bundle is the same file, whenever it is asked for."""


@require_GET
def bundle(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - the same for all
    name = shelf().digest
    answer = HttpResponse(_packed(name), content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="tessera-law-{name[:12]}.zip"'
    return answer


@lru_cache(maxsize=2)
def _packed(name: str) -> bytes:
    ours = shipped()
    files = ours if digest(ours) == name else bundles.kept(name)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(files):
            entry = zipfile.ZipInfo(path, MADE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, files[path])
    return out.getvalue()
