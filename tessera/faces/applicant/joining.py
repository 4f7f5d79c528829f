"""A worker who took an invitation gets the part: the invitation is the owner's own word for it."""

from collections.abc import Iterator

from django.http import HttpRequest

from tessera.dossier.kernel import Role, Seat
from tessera.faces.applicant.caller import seat_of, writing_here
from tessera.law.model import Kind
from tessera.people.doors import writing
from tessera.people.invitations import Invited, taken_by
from tessera.vault import drafts
from tessera.vault.drafts import NoSuchDraft

WORKER = "worker"


def take_up(request: HttpRequest) -> None:
    """Let the visitor write the part of every draft they were invited to and do not hold yet."""
    seat = seat_of(request)
    with writing_here(request):
        held = {d.id for d in drafts.drafts(seat.organisation)}
        taken = tuple(_open(taken_by(seat)))
    for invited in taken:
        if invited.subject_id not in held:
            _admit(request, invited, seat)


def _open(taken: tuple[Invited, ...]) -> Iterator[Invited]:
    return (i for i in taken if i.subject_kind == "draft")


def _admit(request: HttpRequest, invited: Invited, seat: Seat) -> None:
    """From the seat of who invited; a draft that was filed or thrown away meanwhile has no part."""
    owner = Seat(organisation=invited.organisation, kind=Kind.EMPLOYER, role=Role.FILER)
    at = request.at  # type: ignore[attr-defined]
    with writing(owner):
        try:
            drafts.draft(invited.subject_id, organisation=invited.organisation)
        except NoSuchDraft:
            return
        drafts.admit(invited.subject_id, seat.organisation, part=WORKER, at=at)
        drafts.dismiss(invited.subject_id, invited.organisation, part=WORKER)
