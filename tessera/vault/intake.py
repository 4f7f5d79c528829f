"""Judges a file before it is taken: what it is, whether it is safe to keep, how to mend it if not.

Decided here, with the reasons:
- A telephone's photograph is not refused for its weight: up to `image_bytes` (60 MiB) comes in and
  is made anew at a size an officer can read. A PDF is kept byte for byte, because a diploma's
  digital signature lies in its bytes; so a PDF is refused above `pdf_bytes` (20 MiB).
- Images are always made anew: metadata (place, device) goes, nothing can hide beside the picture.
- The bytes say what a file is. A photo called .png that is a JPEG is taken; a name that promises
  a program, or a program that calls itself .pdf, is not.
- A protected PDF that opens without a password is refused too: the viewer, the scanner and the
  archive must all be able to read it.
- A link to the web may stay (a CV has them); whatever runs, opens, sends, plays or hides may not.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from tessera.vault.chamber import Collapsed, opened_in_chamber
from tessera.vault.kinds import ENDINGS, TAKEN, Kind, ending_of, kind_of
from tessera.vault.wire import Answer, Job

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How large, how long, how dear a file may be."""

    pdf_bytes: int = 20 * MIB
    image_bytes: int = 60 * MIB
    kept_bytes: int = 8 * MIB
    pixels: int = 120_000_000
    side: int = 4000
    pages: int = 300
    seconds: float = 20
    memory: int = 1024 * MIB


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """A file to keep. `digest` is of `content` as kept, `received` of the bytes as they came."""

    media_type: str
    pages: int
    pixels: int | None
    digest: str
    received: str
    content: bytes = field(repr=False)

    @property
    def size(self) -> int:
        return len(self.content)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfit:
    """Why not: the sentence `documents.<code>` says it and how to mend it."""

    code: str
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        return f"documents.{self.code}"


def inspect(content: bytes, name: str, limits: Limits = Limits()) -> Fit | Unfit:
    """Whether this file can be kept, and as what."""
    kind = kind_of(content)
    unfit = _at_a_glance(content, name, kind, limits)
    if unfit:
        return unfit
    try:
        answer = _looked_through(content, kind, limits)
    except Collapsed:
        return Unfit(code="too-complex")
    return _judged(content, kind, answer, limits)


def _at_a_glance(content: bytes, name: str, kind: Kind, limits: Limits) -> Unfit | None:
    """What size, first bytes and name tell, before anything is opened."""
    most = limits.pdf_bytes if kind is Kind.PDF else limits.image_bytes
    ending = ending_of(name)
    if not content:
        return Unfit(code="empty")
    if kind not in TAKEN:
        return Unfit(code=f"not-taken-{kind.value}")
    if ending and ending not in ENDINGS:
        return Unfit(code="name-misleads", values={"ending": ending})
    if len(content) > most:
        code = "pdf-too-large" if kind is Kind.PDF else "image-too-large"
        return Unfit(code=code, values={"size": _mib(len(content)), "most": _mib(most)})
    return None


def _looked_through(content: bytes, kind: Kind, limits: Limits) -> Answer:
    if kind is Kind.PDF:
        job = Job("pdf", limits.memory, {"pages": limits.pages})
    else:
        sizes = {"pixels": limits.pixels, "side": limits.side, "kept": limits.kept_bytes}
        job = Job("image", limits.memory, sizes)
    return opened_in_chamber(job, content, seconds=limits.seconds)


def _judged(content: bytes, kind: Kind, answer: Answer, limits: Limits) -> Fit | Unfit:
    found = answer.header
    if "code" in found:
        return Unfit(code=found["code"], values=_told(found, limits))
    kept = content if kind is Kind.PDF else answer.payload
    return Fit(
        media_type=found.get("media_type", TAKEN[kind]),
        pages=found.get("pages", 1),
        pixels=found.get("pixels"),
        digest=sha256(kept).hexdigest(),
        received=sha256(content).hexdigest(),
        content=kept,
    )


def _told(found: Mapping[str, Any], limits: Limits) -> Mapping[str, object]:
    """The figures a sentence may name; a reader's inner words stay inside."""
    if found["code"] == "too-many-pages":
        return {"pages": found["pages"], "most": limits.pages}
    if found["code"] == "too-many-pixels":
        return {"width": found["width"], "height": found["height"]}
    return {}


def _mib(count: int) -> str:
    """A size as people say it: whole MB, rounded up so that it never reads as within the limit."""
    return str(-(-count // MIB))
