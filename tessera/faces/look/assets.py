"""The few static files, under an address that changes when any of them does."""

import hashlib
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "static"


@cache
def address() -> str:
    """`/static/` and a digest of the whole folder: what is fetched once is never stale."""
    digest = hashlib.sha256()
    for file in sorted(FOLDER.iterdir()):
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return f"/static/{digest.hexdigest()[:12]}/"


def immutable(_path: str, url: str) -> bool:
    """For WhiteNoise: every file of this folder may be kept for ever."""
    return url.startswith(address())
