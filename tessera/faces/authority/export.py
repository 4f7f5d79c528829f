"""The list as a file for a spreadsheet: asked for on purpose, written down, harmless to open."""

import csv
from io import StringIO

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from tessera.desk import queue as desk
from tessera.desk.places import NEVER, state_key
from tessera.faces.authority.queue import wanted_of
from tessera.faces.authority.sitting import EXAMINERS, at_desk, who_of
from tessera.faces.look.called import called
from tessera.faces.look.tongue import language_of
from tessera.faces.look.visitor import looking
from tessera.law.load import shelf
from tessera.people.purposes import Purpose
from tessera.people.seats import colleagues
from tessera.vault.identity import identities
from tessera.words.sentences import say

MOST = 5_000
BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
COLUMNS = ("reference", "worker", "employer", "phase", "what", "last-day", "waits", "assignee")


@at_desk
@require_POST
def export(request: HttpRequest) -> HttpResponse:
    """Up to MOST rows of the list as it was narrowed."""
    who, language = who_of(request), language_of(request)
    wanted = wanted_of(request, teams=who.seat.kind in EXAMINERS)
    with looking(request, Purpose.EXPORT, what="queue") as shown:
        found = desk.queue(wanted.filter(who.person), limit=MOST)
        ids = [p.dossier for p in found.places]
        names = identities(ids)
        calls = {str(c.person): c.name for c in colleagues(request.day)}  # type: ignore[attr-defined]
        shown.these(ids)
    law, out = shelf().on(request.day), StringIO()  # type: ignore[attr-defined]
    sheet = csv.writer(out)
    sheet.writerow([say(f"authority.column-{name}", language) for name in COLUMNS])
    for place in found.places:
        known = names.get(place.dossier)
        cells = (
            place.reference,
            known.worker if known else "",
            known.employer if known else "",
            say(state_key(place.phase, place.title), language),
            say(f"acts.{place.act}", language) if place.act else "",
            "" if place.due == NEVER else place.due.isoformat(),
            say(called(law, place.waits_for, place.procedure), language) if place.waits_for else "",
            calls.get(place.assignee, ""),
        )
        sheet.writerow([harmless(cell) for cell in cells])
    return HttpResponse(
        "\ufeff" + out.getvalue(),
        content_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": 'attachment; filename="tessera.csv"',
            "Cache-Control": "no-store, private",
        },
    )


def harmless(cell: str) -> str:
    """A name that a spreadsheet would take for a formula becomes plain text."""
    return f"'{cell}" if cell.startswith(BEGINS_A_FORMULA) else cell
