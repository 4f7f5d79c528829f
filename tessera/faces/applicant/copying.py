"""A complete copy of a dossier for one of its parties: all it may see, to keep offline."""

import json
import zipfile
from io import BytesIO
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from tessera.couriers.letters import Letter, letters_of, read_pdf
from tessera.desk.view import View
from tessera.faces.applicant.caller import applicant, seat_of, writing_here
from tessera.faces.applicant.checking import said_value
from tessera.faces.applicant.receipt import filing, seen
from tessera.faces.applicant.serving import as_download
from tessera.faces.applicant.status import all_named, labels_of
from tessera.faces.look.rendering import rendered
from tessera.faces.look.telling import Teller
from tessera.faces.look.tongue import language_of
from tessera.faces.look.visitor import looking
from tessera.journal.prove import receipt
from tessera.law.answers import empty
from tessera.people.looks import Look, looks_of
from tessera.people.purposes import Purpose
from tessera.people.seats import names_of
from tessera.vault.document import Document
from tessera.vault.documents import Infected, open_document

MOST_LOOKS = 1000


@require_GET
@applicant
def copy(request: HttpRequest, which: UUID) -> HttpResponse:
    """One archive: an index to open first, answers, papers, letters, facts, looks, the proof."""
    view = seen(request, which, "copy")
    kept = BytesIO()
    with (
        looking(request, Purpose.EXPORT, dossiers=[which], what="copy"),
        zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        letters, looks = letters_of(which), looks_of(which, most=MOST_LOOKS)
        papers = {p.id: f"documents/{n:02}-{p.name}" for n, p in enumerate(view.documents, 1)}
        sealed = {x.id: f"letters/{n:02}-{x.kind}.pdf" for n, x in enumerate(letters, 1)}
        for each, name in papers.items():
            archive.writestr(name, _opened(each))
        for each, name in sealed.items():
            archive.writestr(name, read_pdf(each))
        archive.writestr("facts.json", _facts(view))
        archive.writestr("receipt.json", receipt(filing(view)).text)
        archive.writestr("index.html", _index(request, view, letters, looks, papers | sealed))
    return as_download(kept.getvalue(), f"tessera-{view.reference}.zip", "application/zip")


@require_GET
@applicant
def paper(request: HttpRequest, which: UUID, paper: UUID) -> HttpResponse:
    """One paper of a dossier, if this seat may see it."""
    view = seen(request, which, "document")
    found = next((p for p in view.documents if p.id == paper), None)
    if found is None:
        raise Http404
    with writing_here(request):
        inside = _opened(paper)
    return as_download(inside, found.name, found.media_type)


def _opened(which: UUID) -> bytes:
    """A paper in which a scanner found something since then stays where it is."""
    try:
        return open_document(which)
    except Infected:
        return b""


def _facts(view: View) -> str:
    """Every fact this seat may know, as it was recorded."""
    told = [
        {
            "stream": entry.kind,
            "version": entry.version,
            "fact": entry.code,
            "at": entry.at.isoformat(),
            "seat": entry.seat,
            "content": json.loads(entry.payload),
            "commitment": entry.commitment.hex(),
            "leaf": entry.leaf,
        }
        for entry in view.entries
    ]
    return json.dumps(told, ensure_ascii=False, indent=2)


def _index(
    request: HttpRequest,
    view: View,
    letters: tuple[Letter, ...],
    looks: tuple[Look, ...],
    files: dict[UUID, str],
) -> str:
    language = language_of(request)
    teller = Teller(law=view.law, language=language)
    ids = {look.organisation for look in looks} | {e.seat for e in view.entries}
    names = all_named(ids, names_of(ids, language), view.law, language)
    asked = view.law.questions(view.dossier.procedure)
    answers = {
        teller.name(q.name): said_value(teller, q.name, view.answers[q.name])
        for q in asked
        if not empty(view.answers.get(q.name))
    }
    told: dict[str, object] = {
        "view": view,
        "answers": answers,
        "papers": tuple(p for p in view.documents if isinstance(p, Document)),
        "letters": letters,
        "looks": looks,
        "names": names,
        "labels": labels_of(view, language),
        "files": files,
        "seat": seat_of(request),
    }
    return rendered(request, "applicant/copy.html", told)
