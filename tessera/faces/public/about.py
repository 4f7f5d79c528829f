"""What this platform promises its readers: accessibility, and what becomes of their data."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from tessera.faces.look.rendering import page
from tessera.faces.look.telling import Source, Teller
from tessera.faces.look.tongue import language_of
from tessera.law.agreement import Kept, Sees
from tessera.law.load import shelf
from tessera.law.model import Kind, Mark, Norm
from tessera.words.sentences import say

SEEN_BY = (
    Kind.EMPLOYER,
    Kind.REPRESENTATIVE,
    Kind.WORKER,
    Kind.WORK_AUTHORITY,
    Kind.STAY_AUTHORITY,
    Kind.MUNICIPALITY,
    Kind.POST,
    Kind.AUDITOR,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of the agreement in words."""

    title: str
    words: str
    own: str
    sources: tuple[Source, ...]
    notes: tuple[str, ...]
    mark: Mark


@require_GET
def accessibility(request: HttpRequest) -> HttpResponse:
    return page(request, "public/accessibility.html", public=True)


@require_GET
def your_data(request: HttpRequest) -> HttpResponse:
    """Who sees what and how long it is kept: the rows that the platform itself obeys."""
    teller = Teller(law=shelf().on(request.day), language=language_of(request))
    return page(
        request,
        "public/your_data.html",
        public=True,
        seen=[row for kind in SEEN_BY if (row := _seen(teller, kind))],
        kept=[_kept(teller, row) for row in teller.law.all(Kept)],
    )


def _seen(teller: Teller, kind: Kind) -> Row | None:
    rows = [row for row in teller.law.all(Sees) if row.kind is kind]
    if not rows:
        return None
    all_, own = (
        ", ".join(
            say(f"law.category-{category}", teller.language)
            for row in rows
            if row.own is mine
            for category in row.categories
        )
        for mine in (False, True)
    )
    return Row(
        title=say(f"public.kind-{kind}", teller.language),
        words=all_,
        own=own,
        **_texts(teller, rows),
    )


def _kept(teller: Teller, row: Kept) -> Row:
    title = say(f"public.kept-{row.name}", teller.language)
    years = say("public.kept-years", teller.language, count=row.years) if row.years else ""
    where = [teller.law.authority(a).name.said_in(teller.language) for a in row.authorities]
    return Row(title=title, words=years, own=", ".join(where), **_texts(teller, [row]))


def _texts(teller: Teller, rows: list[Norm]) -> Mapping[str, object]:
    return {
        "sources": teller.sources(cite for row in rows for cite in row.cites),
        "notes": teller.notes(rows),
        "mark": rows[0].mark,
    }
