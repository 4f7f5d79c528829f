"""The documents people give us and the letters we send: judged, scanned, sealed, kept.

A document belongs to a draft or a dossier by the id they share, and may serve several requirements
of the law. It is its giver's alone until a fact speaks of it (`binding.py`).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from uuid import UUID, uuid4

from tessera.vault import blobs, keyring
from tessera.vault.document import SELECT, Document, NoSuchDocument, inserted, key_in, read
from tessera.vault.filenames import proper
from tessera.vault.intake import MIB, Fit, Unfit, inspect
from tessera.vault.places import folder, limits, room, scanner
from tessera.vault.scan import Outcome, Verdict, scanned
from tessera.vault.sql import row, rows, run


class Infected(Exception):
    """The scanner found this in a document that was kept before it was scanned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Giver:
    """Who brings a document: the seat's organisation, the person in it, the part they write."""

    organisation: str
    person: str
    part: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """A file that may be kept, with what the scanner said of it."""

    fit: Fit
    name: str
    scan: Verdict


def examined(content: bytes, name: str, *, at: datetime) -> Examined | Unfit:
    """Judge a file before any transaction is open: this may take seconds."""
    fit = inspect(content, name, limits())
    if isinstance(fit, Unfit):
        return fit
    verdict = scanned(content, address=scanner(), at=at)
    if verdict.outcome is Outcome.FOUND:
        return Unfit(code="infected", values={"name": verdict.about})
    return Examined(fit=fit, name=proper(name, fit.media_type), scan=verdict)


def take(
    dossier: UUID,
    paper: Examined,
    *,
    giver: Giver,
    serves: Iterable[str],
    at: datetime,
    as_id: UUID | None = None,
) -> Document | Unfit:
    """Keep an examined file with this draft or dossier, inside the giver's own transaction."""
    fit = paper.fit
    full = _full(dossier, giver, fit.size)
    if full:
        return full
    return _kept(
        Document(
            id=as_id or uuid4(),
            dossier=dossier,
            part=giver.part,
            sort="given",
            serves=tuple(sorted(set(serves))),
            media_type=fit.media_type,
            pages=fit.pages,
            pixels=fit.pixels,
            size=fit.size,
            digest=fit.digest,
            received=fit.received,
            address="",
            organisation=giver.organisation,
            sender="",
            person=giver.person,
            at=at,
            bound_at=None,
            scan=paper.scan,
            name=paper.name,
        ),
        fit.content,
        using="default",
    )


def keep_letter(  # noqa: PLR0913 - a letter has this many parts, none with a true default
    dossier: UUID,
    content: bytes,
    *,
    name: str,
    kind: str,
    sender: str,
    to: str,
    pages: int,
    at: datetime,
    using: str = "courier",
) -> Document:
    """Keep a sealed letter of ours as it is: for the organisation it goes to and its sender."""
    digest = sha256(content).hexdigest()
    return _kept(
        Document(
            id=uuid4(),
            dossier=dossier,
            part="",
            sort="letter",
            serves=(kind,),
            media_type="application/pdf",
            pages=pages,
            pixels=None,
            size=len(content),
            digest=digest,
            received=digest,
            address="",
            organisation=to,
            sender=sender,
            person="",
            at=at,
            bound_at=None,
            scan=Verdict(Outcome.CLEAN, "ours"),
            name=name,
        ),
        content,
        using=using,
    )


def document(which: UUID, *, using: str = "default") -> Document:
    """Raises NoSuchDocument."""
    found = row(using, f"{SELECT} where d.id = %s", [which])
    if found is None:
        raise NoSuchDocument(str(which))
    return read(found)


def documents(dossier: UUID, *, using: str = "default") -> tuple[Document, ...]:
    """What this role and seat may see of what was given, in the order it came."""
    found = rows(
        using, f"{SELECT} where d.dossier = %s and d.sort = 'given' order by d.at, d.id", [dossier]
    )
    return tuple(read(line) for line in found)


def open_document(which: UUID, *, using: str = "default") -> bytes:
    """Its bytes. Raises NoSuchDocument, or Infected when a scanner that came later found something.

    Its pages can still be looked at as pictures, which are drawn apart.
    """
    found = row(using, f"{SELECT} where d.id = %s", [which])
    if found is None:
        raise NoSuchDocument(str(which))
    paper = read(found)
    if paper.scan.outcome is Outcome.FOUND:
        raise Infected(paper.scan.about)
    return blobs.get(folder(), paper.address, key_in(found))


def serve(which: UUID, requirements: Iterable[str]) -> None:
    """Say anew which requirements a document serves, before a fact speaks of it."""
    names = sorted(set(requirements))
    if not run("default", "update vault_document set serves = %s where id = %s", [names, which]):
        raise NoSuchDocument(str(which))


def withdraw(which: UUID) -> None:
    """Take back a document no fact speaks of; its blob is swept later."""
    if not run("default", "delete from vault_document where id = %s", [which]):
        raise NoSuchDocument(str(which))


def scan_again(*, at: datetime, most: int = 50) -> int:
    """Ask the scanner about documents it was not there for, oldest first; so many are judged."""
    if not scanner():
        return 0
    found = rows(
        "courier",
        f"{SELECT} where d.scan like 'not-scanned%%' order by d.at limit %s",
        [most],
    )
    judged = 0
    for line in found:
        content = blobs.get(folder(), read(line).address, key_in(line))
        verdict = scanned(content, address=scanner(), at=at)
        if verdict.outcome is Outcome.NOT_SCANNED:
            break  # the scanner is still away: do not ask it for each
        run(
            "courier",
            "update vault_document set scan = %s where id = %s",
            [str(verdict), line[0]],
        )
        judged += 1
    return judged


def _full(dossier: UUID, giver: Giver, size: int) -> Unfit | None:
    found = row(
        "default",
        "select count(*), coalesce(sum(size), 0) from vault_document"
        " where dossier = %s and organisation = %s and sort = 'given'",
        [dossier, giver.organisation],
    )
    count, total = found or (0, 0)
    space = room()
    if count >= space.documents:
        return Unfit(code="too-many-documents", values={"most": space.documents})
    if total + size > space.bytes:
        return Unfit(code="dossier-full", values={"most": space.bytes // MIB})
    return None


def _kept(paper: Document, content: bytes, *, using: str) -> Document:
    """The blob first, durable; then its row."""
    key = keyring.key_of(paper.dossier, using=using)
    address = blobs.put(folder(), content, key)
    return inserted(replace(paper, address=address), key, using=using)
