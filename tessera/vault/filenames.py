"""The name a document keeps: as its giver called it, without tricks, rightly ended."""

import unicodedata

from tessera.vault.kinds import ENDINGS, ending_of

LONGEST = 120
PROPER = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}


def proper(name: str, media_type: str) -> str:
    """`scans/Diplôme.HEIC` kept as JPEG -> `Diplôme.jpg`. Never empty, never a path."""
    last = name.replace("\\", "/").rpartition("/")[2]
    plain = unicodedata.normalize("NFC", "".join(c for c in last if _shows(c)))
    ending = ending_of(plain)
    stem = plain[: -len(ending) - 1] if ending in ENDINGS else plain
    stem = " ".join(stem.split()).strip(". ")[:LONGEST] or "document"
    return f"{stem}.{PROPER[media_type]}"


def _shows(character: str) -> bool:
    """Control characters, and those that turn the reading direction to hide an ending, do not."""
    return unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
