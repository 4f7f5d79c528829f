"""Files as people save them: under their own name, and unable to do anything in a browser."""

from urllib.parse import quote

from django.http import HttpResponse


def as_download(inside: bytes | str, name: str, media_type: str) -> HttpResponse:
    return HttpResponse(
        inside,
        content_type=media_type,
        headers={
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}",
            "Content-Security-Policy": "sandbox",
            "Cache-Control": "no-store, private",
        },
    )
