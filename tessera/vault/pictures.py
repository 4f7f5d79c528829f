"""Page images of documents, drawn apart and kept sealed: what officers look at instead of files."""

from datetime import datetime
from pathlib import Path

from tessera.vault import blobs, keyring
from tessera.vault.blobs import BlobMissing
from tessera.vault.chamber import Collapsed, opened_in_chamber
from tessera.vault.document import Document, NoSuchDocument
from tessera.vault.places import folder, limits
from tessera.vault.wire import Job

WIDTH = 1240  # an A4 page at 150 dots an inch
MEDIA_TYPE = "image/webp"


class Undrawable(Exception):
    """The page would not be drawn in time; the document itself can still be fetched."""


def picture(document: Document, page: int, *, width: int = WIDTH, using: str = "default") -> bytes:
    """The page as WebP. Raises NoSuchDocument for a page it has not, Undrawable."""
    if not 1 <= page <= document.pages:
        raise NoSuchDocument(f"{document.id} page {page}")
    key = keyring.key_of(document.dossier, using=using)
    name = f"picture {document.digest} {page} {width}"
    address = blobs.address_of(name.encode(), key)
    try:
        return blobs.get(_cache(), address, key)
    except BlobMissing:
        content = blobs.get(folder(), document.address, key)
        drawn = _drawn(document, content, page, width)
    blobs.put(_cache(), drawn, key, about=name)
    return drawn


def sweep(*, at: datetime) -> int:
    """Empty the cache of what was drawn more than a day ago."""
    return blobs.sweep(_cache(), known=lambda _: (), at=at)


def _drawn(document: Document, content: bytes, page: int, width: int) -> bytes:
    bounds = limits()
    values = {"page": page, "width": width, "media_type": document.media_type}
    job = Job("picture", bounds.memory, values)
    try:
        answer = opened_in_chamber(job, content, seconds=bounds.seconds)
    except Collapsed as collapsed:
        raise Undrawable(str(document.id)) from collapsed
    if "code" in answer.header:
        raise Undrawable(str(document.id))
    return answer.payload


def _cache() -> Path:
    """Beside the blobs; may be emptied at any time."""
    return folder() / "pictures"
