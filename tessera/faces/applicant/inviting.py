"""Invite the worker to fill in the worker's part; the secret is shown once and sent by e-mail."""

from http import HTTPStatus
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from tessera.faces.applicant.application import Application, opened
from tessera.faces.applicant.caller import applicant, go, seat_of, visitor_of, writing_here
from tessera.faces.look import post
from tessera.faces.look.answering import said
from tessera.faces.look.post import NotSent
from tessera.faces.look.rendering import page
from tessera.faces.look.tongue import language_of
from tessera.people import invitations
from tessera.people.invitations import Guest, Proof
from tessera.vault import drafts
from tessera.words.languages import Language
from tessera.words.sentences import say

ASKED = ("worker.email", "passport.number", "worker.birth-date")
WORKER = "worker"


@applicant
def invite(request: HttpRequest, which: UUID) -> HttpResponse:
    """Ask by what the worker will be known; or take an invitation back."""
    application = opened(request, which)
    if not application.invites or application.worker:
        raise Http404
    if request.method != "POST":
        return _form(request, application, {}, {})
    if "withdraw" in request.POST:
        return _taken_back(request, application)
    typed = {name: value.strip() for name, value in request.POST.items() if isinstance(value, str)}
    guest, errors = _guest(request, application, typed)
    if guest is None:
        return _form(request, application, typed, errors)
    return _sent(request, application, guest)


def _guest(
    request: HttpRequest, application: Application, typed: dict[str, str]
) -> tuple[Guest | None, dict[str, str]]:
    language, day = language_of(request), request.day  # type: ignore[attr-defined]
    found, errors = {}, {}
    for name in ASKED:
        read = said(application.law.question(name), typed, language=language, day=day)
        if read.error or read.value is None:
            errors[name] = read.error or say(
                f"applicant.missing-{name.replace('.', '-')}", language
            )
        found[name] = read.value
    email, passport, born = (found[name] for name in ASKED)
    if errors:
        return None, errors
    asked = typed.get("language", "")
    return Guest(
        email=str(email),
        language=asked if asked in set(Language) else language,
        proof=Proof(passport=str(passport), born=born),  # type: ignore[arg-type]  # a date was read
    ), {}


def _sent(request: HttpRequest, application: Application, guest: Guest) -> HttpResponse:
    """From now on the worker's part is the worker's: who invited no longer writes it."""
    seat = seat_of(request)
    invited, secret = invitations.invite(
        seat,
        person=str(visitor_of(request).person),
        to=("draft", application.id),
        guest=guest,
        day=request.day,  # type: ignore[attr-defined]
        at=request.at,  # type: ignore[attr-defined]
    )
    with writing_here(request):
        drafts.dismiss(application.id, seat.organisation, part=WORKER)
    link = settings.ORIGIN + reverse(
        "public:follow", kwargs={"lang": guest.language, "secret": secret}
    )
    mailed = True
    try:
        post.send(
            guest.email,
            "applicant.invitation",
            guest.language,
            employer=application.names.get(application.employer, ""),
            link=link,
        )
    except NotSent:
        mailed = False
    return page(
        request, "applicant/invited.html", app=application, guest=invited, link=link, mailed=mailed
    )


def _taken_back(request: HttpRequest, application: Application) -> HttpResponse:
    """The link no longer works, and the part is the owner's again."""
    seat, at = seat_of(request), request.at  # type: ignore[attr-defined]
    invitations.withdraw(seat, subject=application.id, at=at)
    with writing_here(request):
        drafts.admit(application.id, seat.organisation, part=WORKER, at=at)
    return go(request, "dossier", which=application.id)


def _form(
    request: HttpRequest,
    application: Application,
    typed: dict[str, str],
    errors: dict[str, str],
) -> HttpResponse:
    return page(
        request,
        "applicant/invite.html",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK,
        app=application,
        asked={name: application.law.question(name) for name in ASKED},
        typed=typed,
        errors=errors,
        held=WORKER in application.parts,
    )
