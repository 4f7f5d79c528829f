"""What a file is, by its first bytes, whatever its name says."""

from collections.abc import Mapping
from enum import StrEnum


class Kind(StrEnum):
    """The four kinds we take, and those we can name when we refuse them."""

    PDF = "pdf"
    JPEG = "jpeg"
    PNG = "png"
    HEIC = "heic"
    OFFICE = "office"
    PICTURE = "picture"
    PROGRAM = "program"
    ARCHIVE = "archive"
    PAGE = "page"
    UNKNOWN = "unknown"


TAKEN: Mapping[Kind, str] = {
    Kind.PDF: "application/pdf",
    Kind.JPEG: "image/jpeg",
    Kind.PNG: "image/png",
    Kind.HEIC: "image/heic",
}
ENDINGS: Mapping[str, Kind] = {
    "pdf": Kind.PDF,
    "jpg": Kind.JPEG,
    "jpeg": Kind.JPEG,
    "jpe": Kind.JPEG,
    "jfif": Kind.JPEG,
    "png": Kind.PNG,
    "heic": Kind.HEIC,
    "heif": Kind.HEIC,
}
STARTS: tuple[tuple[bytes, Kind], ...] = (
    (b"%PDF-", Kind.PDF),
    (b"\xff\xd8\xff", Kind.JPEG),
    (b"\x89PNG\r\n\x1a\n", Kind.PNG),
    (b"MZ", Kind.PROGRAM),
    (b"\x7fELF", Kind.PROGRAM),
    (b"#!", Kind.PROGRAM),
    (b"\xca\xfe\xba\xbe", Kind.PROGRAM),
    (b"\xcf\xfa\xed\xfe", Kind.PROGRAM),
    (b"L\x00\x00\x00\x01\x14\x02\x00", Kind.PROGRAM),  # a Windows shortcut
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.OFFICE),
    (b"{\\rtf", Kind.OFFICE),
    (b"GIF8", Kind.PICTURE),
    (b"BM", Kind.PICTURE),
    (b"II*\x00", Kind.PICTURE),
    (b"MM\x00*", Kind.PICTURE),
    (b"Rar!", Kind.ARCHIVE),
    (b"7z\xbc\xaf", Kind.ARCHIVE),
    (b"\x1f\x8b", Kind.ARCHIVE),
)
HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
OFFICE_PARTS = (b"word/", b"xl/", b"ppt/", b"opendocument", b"[Content_Types].xml")
BEFORE_A_PDF = b"\xef\xbb\xbf\x00\t\n\r "  # a byte order mark or blanks: seen in the wild, harmless


def kind_of(content: bytes) -> Kind:
    """The kind of these bytes. A file that is two things is what it is first."""
    head = content[:4096]
    for start, kind in STARTS:
        if head.startswith(start):
            return kind
    if head.lstrip(BEFORE_A_PDF).startswith(b"%PDF-"):
        return Kind.PDF
    return _kind_of_container(head)


def _kind_of_container(head: bytes) -> Kind:
    if head[4:8] == b"ftyp":
        return Kind.HEIC if head[8:12] in HEIC_BRANDS else Kind.PICTURE
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return Kind.PICTURE
    if head.startswith(b"PK"):
        return Kind.OFFICE if any(part in head for part in OFFICE_PARTS) else Kind.ARCHIVE
    text = head.lstrip(BEFORE_A_PDF).lower()
    if text.startswith((b"<!doctype", b"<html", b"<svg", b"<?xml", b"<script")):
        return Kind.PAGE
    return Kind.UNKNOWN


def ending_of(name: str) -> str:
    """What follows the last full stop of a file's name, if it reads as an ending at all."""
    _, stop, ending = name.rpartition(".")
    known = stop and len(ending) <= 5 and ending.isalnum()
    return ending.lower() if known else ""
