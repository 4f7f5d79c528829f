"""Looks through a PDF for anything that acts, hides or plays; reads it, never changes it."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2

from tessera.vault.wire import Header

SCRIPTS = frozenset({"/JS", "/JavaScript"})
HIDDEN = frozenset({"/EmbeddedFiles", "/EF", "/AF"})
MEDIA = frozenset({"/RichMedia", "/Movie", "/Sound", "/Screen", "/3D"})
# Turning to a page of the same file, or following a link of the web, is all an action may do.
LEAVING = frozenset({"/Launch", "/GoToR", "/GoToE", "/ImportData", "/SubmitForm"})
SCRIPT_ACTIONS = frozenset({"/JavaScript"})
MEDIA_ACTIONS = frozenset({"/Rendition", "/Movie", "/Sound", "/RichMediaExecute", "/GoTo3DView"})
LINKS = ("http://", "https://", "mailto:", "tel:", "www.", "#")
MOST_OBJECTS = 2_000_000
AFTER_THE_END = 4096  # bytes a careless program may leave behind the last line of a PDF


def seen(content: bytes, header: Header) -> tuple[Header, bytes]:
    """The number of pages, or the code of what makes this PDF unfit."""
    start = content.find(b"%PDF-", 0, 1024)
    code = _two_in_one(content[max(start, 0) :])
    return (Header(code=code), b"") if code else (_read(content, header["pages"]), b"")


def _two_in_one(content: bytes) -> str:
    """A file may carry a second one behind its end: a page, or an archive read from the back."""
    end = content.rfind(b"%%EOF")
    behind = content[end + 5 :].strip(b"\x00\r\n\t ") if end >= 0 else b""
    archive = b"PK\x05\x06" in content[-66_000:] and b"PK\x03\x04" in content
    return "two-in-one" if archive or len(behind) > AFTER_THE_END else ""


def _read(content: bytes, most: int) -> Header:
    try:
        pdf = pikepdf.open(BytesIO(content), suppress_warnings=True)
    except pikepdf.PasswordError:
        return Header(code="pdf-password")
    with pdf:
        if pdf.is_encrypted:
            return Header(code="pdf-protected")
        found = sorted(set(active(pdf)), key=ORDER.index)
        pages = len(pdf.pages)
    if found:
        return Header(code=found[0])
    if pages > most:
        return Header(code="too-many-pages", pages=pages)
    return Header(pages=pages) if pages and _shows(content) == pages else Header(code="damaged")


def _shows(content: bytes) -> int:
    """How many pages the officers' viewer will have; its first page must really open."""
    shown = pypdfium2.PdfDocument(content)
    shown[0].render(scale=0.1)
    return len(shown)


ORDER = ("pdf-script", "pdf-launch", "pdf-attachment", "pdf-form", "pdf-media")


def active(pdf: pikepdf.Pdf) -> Iterator[str]:
    """The codes of everything in this PDF that is more than a page to read."""
    for count, thing in enumerate(_dictionaries(pdf)):
        if count > MOST_OBJECTS:
            raise MemoryError
        yield from _faults(thing)


def _dictionaries(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Every dictionary and stream, wherever it hangs; indirect ones once each."""
    waiting: list[Any] = [pdf.trailer]
    for thing in pdf.objects:
        waiting.append(thing)
        while waiting:
            one = waiting.pop()
            if isinstance(one, pikepdf.Array):
                waiting.extend(part for part in one if _deeper(part))
            elif isinstance(one, (pikepdf.Dictionary, pikepdf.Stream)):
                yield one
                waiting.extend(part for _, part in one.items() if _deeper(part))


def _deeper(part: object) -> bool:
    within = isinstance(part, (pikepdf.Array, pikepdf.Dictionary))
    return within and not part.is_indirect  # type: ignore[attr-defined]


def _faults(thing: Any) -> Iterator[str]:
    names = frozenset(thing.keys())
    if names & SCRIPTS:
        yield "pdf-script"
    if names & HIDDEN or thing.get("/Type") == "/EmbeddedFile":
        yield "pdf-attachment"
    if "/XFA" in names:
        yield "pdf-form"
    subtype = str(thing.get("/Subtype", ""))
    if subtype in MEDIA:
        yield "pdf-media"
    if subtype == "/FileAttachment":
        yield "pdf-attachment"
    if "/S" in names:
        yield from _faults_of_action(thing)


def _faults_of_action(thing: Any) -> Iterator[str]:
    """Many dictionaries have an /S that is no action (structure, borders): judge the known ones."""
    action = str(thing.get("/S"))
    if action in SCRIPT_ACTIONS:
        yield "pdf-script"
    elif action in MEDIA_ACTIONS:
        yield "pdf-media"
    elif action in LEAVING or (action == "/URI" and not _harmless(thing)):
        yield "pdf-launch"


def _harmless(action: Any) -> bool:
    """A link of the web or to a mailbox; a bare word is relative to the web too."""
    link = str(action.get("/URI", "")).strip().lower()
    return link.startswith(LINKS) or (":" not in link and "\\" not in link)
