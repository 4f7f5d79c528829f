"""My dossiers: what waits for me first, what I am still writing, what others are working on."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from tessera.desk.mine import my_places
from tessera.desk.places import DONE, NEVER, TODO, WAITING
from tessera.faces.applicant.caller import at_counter, law_today, lodger, seat_of, writing_here
from tessera.faces.applicant.joining import take_up
from tessera.faces.look.begun import worker_written
from tessera.faces.look.called import called
from tessera.faces.look.rendering import page
from tessera.faces.look.visitor import looking
from tessera.law.model import Kind
from tessera.people.purposes import Purpose
from tessera.vault import drafts
from tessera.vault.identity import identities

SHOWN = 25
QUEUES = (TODO, WAITING, DONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """A draft in the list."""

    id: UUID
    worker: str
    mine: bool
    touched_at: datetime


@lodger
def mine(request: HttpRequest) -> HttpResponse:
    """Drafts and dossiers of this seat. A worker who was invited finds the part here."""
    seat = seat_of(request)
    if at_counter(request):
        return HttpResponseRedirect(f"/{request.lang}/desk/")  # type: ignore[attr-defined]
    if seat.kind is Kind.WORKER:
        take_up(request)
    with writing_here(request):
        begun = tuple(_begun(d, seat.organisation) for d in drafts.drafts(seat.organisation))
    queue = request.GET.get("queue", "")
    after = request.GET.get("after", "")
    wanted = (queue,) if queue in QUEUES else QUEUES
    with looking(request, Purpose.WORK_LIST, what="dossiers") as shown:
        pages = {q: my_places(queue=q, after=after, limit=SHOWN) for q in wanted}
        ids = [place.dossier for p in pages.values() for place in p.places]
        names = identities(ids)
        shown.these(ids)
    return page(
        request,
        "applicant/mine.html",
        begun=() if queue or after else begun,
        pages=pages,
        names=names,
        never=NEVER,
        worker=seat.kind is Kind.WORKER,
        only=queue,
        called=partial(called, law_today(request)),
    )


def _begun(draft: drafts.Draft, organisation: str) -> Begun:
    """With the worker's name where this seat writes it."""
    return Begun(
        id=draft.id,
        worker=worker_written(draft),
        mine=draft.owner == organisation,
        touched_at=draft.touched_at,
    )
