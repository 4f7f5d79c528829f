"""Each job once on files of our own: every library is fully loaded before the doors close."""

from base64 import b64decode
from collections.abc import Callable, Mapping
from contextlib import suppress
from io import BytesIO
from typing import Any

import pikepdf
from PIL import Image

from tessera.vault.wire import Header

Job = Callable[[bytes, Header], tuple[Header, bytes]]
# A black square as a telephone would keep it: making one here would load an encoder we never use.
HEIC = (
    b"AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAVZtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAA"
    b"AAAAAAAAAAAAACJpbG9jAAAAAERAAAEAAQAAAAABegABAAAAAAAAABMAAAAjaWluZgAAAAAAAQAAABVpbmZlAgAA"
    b"AAABAABodmMxAAAAAA5waXRtAAAAAAABAAAA1mlwcnAAAAC3aXBjbwAAAHhodmNDAQNwAAAAkAAAAAAAHvAA/P34"
    b"+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQGEAAQArQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbqSSmu"
    b"bgIaDAgAAAMAyAAAAwAIQGIAAQAHRAHBcrAiQAAAABNjb2xybmNseAABAA0ABoAAAAAUaXNwZQAAAAAAAABAAAAA"
    b"QAAAABBwaXhpAAAAAAMICAgAAAAXaXBtYQAAAAAAAAABAAEEgQIDBAAAABttZGF0AAAADygBrwUY/QENSf/XlfCT"
    b"gA=="
)
# As old and new programs protect a PDF.
LOCKS = (
    pikepdf.Encryption(owner="o", R=2, aes=False, metadata=False),
    pikepdf.Encryption(owner="o", R=3, aes=False, metadata=False),
    pikepdf.Encryption(owner="o", R=4),
    pikepdf.Encryption(owner="o", R=6),
)
BOUNDS = Header(pages=9, pixels=999_999, side=50, kept=99_999, page=1, width=40)


def rehearse(jobs: Mapping[str, Job]) -> None:
    """Do every job on every kind of file it will meet, damaged ones included."""
    pdf = _pdf()
    images = {kind: _image(kind) for kind in ("JPEG", "PNG")}
    jobs["pdf"](pdf, BOUNDS)
    jobs["picture"](pdf, Header(BOUNDS, media_type="application/pdf"))
    for content in (*images.values(), b64decode(HEIC)):
        jobs["image"](content, BOUNDS)
    jobs["picture"](images["PNG"], Header(BOUNDS, media_type="image/png"))
    for lock in LOCKS:
        jobs["pdf"](_pdf(encryption=lock), BOUNDS)
    for job, content in (("pdf", pdf[:200]), ("image", images["JPEG"][:200])):
        with suppress(Exception):  # damage is what is being rehearsed
            jobs[job](content, BOUNDS)


def _pdf(**options: Any) -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(40, 40))
    target = BytesIO()
    pdf.save(target, **options)
    return target.getvalue()


def _image(kind: str) -> bytes:
    """Larger than the bound, on its side, partly seen through where the kind allows it."""
    image = Image.new("RGB" if kind == "JPEG" else "RGBA", (120, 60))
    turned = Image.Exif()
    turned[0x0112] = 6
    target = BytesIO()
    image.save(target, kind, exif=turned.tobytes())
    return target.getvalue()
