"""Doing an act: first a form, then what will happen and the letter, then it is done; once."""

from collections.abc import Mapping
from http import HTTPStatus
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse

from tessera.dossier.everything import acts
from tessera.dossier.kernel import Blocked
from tessera.faces.authority.choosing import empty_choices
from tessera.faces.authority.coming import Coming, coming
from tessera.faces.authority.content import Told, Unsaid, act_told, noted, torn_up
from tessera.faces.authority.deeds import all_doors, reasons_of
from tessera.faces.authority.fields import Field, taken, typed
from tessera.faces.authority.forms import fields_of
from tessera.faces.authority.obstacles import Refusal, refusal
from tessera.faces.authority.sheet import Sheet
from tessera.faces.authority.sitting import Sitting, at_desk, sit
from tessera.faces.look import errors as pages
from tessera.faces.look.rendering import once_key, page
from tessera.faces.look.tongue import switched
from tessera.faces.look.tongue import typed as kept_meanwhile
from tessera.registry.keys import KeyReused, Once
from tessera.registry.record import Asking, record

OWN = frozenset({"csrfmiddlewaretoken", "once", "confirm", "change"})


@at_desk
def act(request: HttpRequest, dossier: UUID, code: str) -> HttpResponse:
    """One page for each act of this seat; an act the agreement gives to others is not there."""
    if code not in acts():
        raise Http404(code)
    if request.method == "POST" and (other := switched(request)):
        return other
    here = sit(request, dossier, "acts")
    door = all_doors(here).get(code)
    if door is None:
        raise Http404(code)
    sheet = Sheet(here)
    fields = fields_of(code, here, sheet)
    if request.method != "POST":
        sent = _meanwhile(request)
        shut = reasons_of(door, here) or empty_choices(fields, here)
        return _form(here, sheet, code, fields, sent=sent, shut=shut)
    return _asked(here, sheet, code, fields)


def _meanwhile(request: HttpRequest) -> QueryDict | None:
    """What was typed before the language of the page changed."""
    kept = kept_meanwhile(request)
    return QueryDict(urlencode(dict(kept), doseq=True)) if kept else None


def _asked(here: Sitting, sheet: Sheet, code: str, fields: tuple[Field, ...]) -> HttpResponse:
    sent, wrong = here.request.POST, None
    if "change" not in sent:
        said = taken(fields, sent, here.language)
        wrong = _only(said.errors) if said.errors else None
        try:
            if wrong is None:
                return _answered(here, sheet, Told(code=code, taken=said))
        except Unsaid as unsaid:
            wrong = _only(unsaid.errors(fields, said, here))
        except Blocked as blocked:
            wrong = refusal(blocked.obstacles, fields, here)
        except KeyReused:
            return pages.problem(here.request, HTTPStatus.CONFLICT)
    return _form(here, sheet, code, fields, sent=sent, wrong=wrong)


def _answered(here: Sitting, sheet: Sheet, told: Told) -> HttpResponse:
    if "confirm" in here.request.POST:
        return _done(here, told)
    return _preview(here, sheet, coming(here, sheet, told, asking=_asking(here, told)))


def _only(errors: Mapping[str, str]) -> Refusal:
    return Refusal(errors=dict(errors), reasons=(), changed=False)


def _asking(here: Sitting, told: Told, *, once: bool = False) -> Asking:
    key, sent = once_key(here.request), here.request.POST
    seen = sent.get("seen", "")
    body = urlencode(sorted((n, v) for n in sent if n not in OWN for v in sent.getlist(n)))
    return Asking(
        day=here.day,
        at=here.request.at,  # type: ignore[attr-defined]
        seen=int(seen) if seen.isdecimal() else None,
        answers=told.taken.answers or None,
        once=Once(key=key, body=f"{here.request.path}\n{body}".encode()) if once and key else None,
        trace=getattr(here.request, "trace", ""),
    )


def _done(here: Sitting, told: Told) -> HttpResponse:
    """What the officer wrote becomes notes; they go again when the act does not come about."""
    asking = _asking(here, told, once=True)
    notes = noted(here, told)
    try:
        recorded = record(here.view.id, act_told(here, told, notes), here.who, asking)
    except (Blocked, KeyReused, Unsaid):
        torn_up(here, notes)
        raise
    if not recorded.entries:
        torn_up(here, notes)
    where = reverse(
        "authority:dossier", kwargs={"lang": here.language.value, "dossier": here.view.id}
    )
    return HttpResponseRedirect(f"{where}?done={told.code}", status=HTTPStatus.SEE_OTHER)


def _form(  # noqa: PLR0913 - a page has this many parts
    here: Sitting,
    sheet: Sheet,
    code: str,
    fields: tuple[Field, ...],
    *,
    sent: QueryDict | None = None,
    wrong: Refusal | None = None,
    shut: tuple[str, ...] = (),
) -> HttpResponse:
    seen = sent.get("seen", "") if sent is not None else ""
    since = int(seen) if seen.isdecimal() else here.dossier.version
    return page(
        here.request,
        "authority/act.html",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK,
        here="queue",
        sitting=here,
        code=code,
        fields=fields,
        values=typed(fields, sent),
        errors=wrong.errors if wrong else {},
        labels={field.name: field.label for field in fields},
        reasons=wrong.reasons if wrong else (),
        shut=shut,
        new=_new(here, since) if wrong and wrong.changed else (),
        sheet=sheet,
        proposal=here.dossier.lane(here.lane).proposal if here.lane else None,
    )


def _new(here: Sitting, since: int) -> tuple[tuple[str, object], ...]:
    """The facts recorded since the form was opened, as far as this seat may know them."""
    return tuple(
        (e.code, e.on) for e in here.view.entries if e.kind == "dossier" and e.version > since
    )


def _preview(here: Sitting, sheet: Sheet, what: Coming) -> HttpResponse:
    sent = here.request.POST
    return page(
        here.request,
        "authority/preview.html",
        here="queue",
        sitting=here,
        code=what.code,
        coming=what,
        sheet=sheet,
        sent=[(n, v) for n in sent if n not in OWN for v in sent.getlist(n)],
    )
