"""One page of questions: kept at every sending, with what cannot be read and how to mend it."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict

from tessera.faces.applicant.application import Application, opened
from tessera.faces.applicant.caller import address, go, lodger, part_of, writing_here
from tessera.faces.applicant.tasks import next_page
from tessera.faces.applicant.typed import Taken, fields, meant, taken
from tessera.faces.look.rendering import page
from tessera.faces.look.telling import Teller
from tessera.faces.look.tongue import language_asked, language_of
from tessera.law.answers import empty
from tessera.law.model import Kind, Question
from tessera.law.places import places
from tessera.vault import drafts
from tessera.vault.sheet import Saved
from tessera.words.sentences import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """The page that is asked for: which questions of which part."""

    application: Application
    part: str
    group: str
    questions: tuple[Question, ...]
    more: bool


@lodger
def question(request: HttpRequest, which: UUID, part: str, group: str) -> HttpResponse:
    """Show a page of questions, or keep what was typed on it and go on."""
    application = opened(request, which)
    asked = application.asked(part, group)
    if part not in application.parts or not asked:
        raise Http404
    leaf = Leaf(
        application=application,
        part=part,
        group=group,
        questions=_shown(request, application, asked),
        more="more" in request.GET,
    )
    return _kept(request, leaf) if request.method == "POST" else _asked(request, leaf)


def _shown(
    request: HttpRequest, application: Application, asked: tuple[Question, ...]
) -> tuple[Question, ...]:
    """All of the page; after a first sending only the questions that came up because of it."""
    if request.method == "POST":
        named = set(request.POST.getlist("asked"))
        return tuple(q for q in asked if q.name in named)
    if "more" not in request.GET:
        return asked
    kept = application.parts[asked[0].asked_of].answers
    fresh = tuple(q for q in asked if empty(kept.get(q.name)))
    return fresh or asked


def _kept(request: HttpRequest, leaf: Leaf) -> HttpResponse:
    """Keep first, then judge: whatever is wrong with an answer, its text is not lost."""
    language = language_of(request)
    sent = taken(request.POST, leaf.questions, language=language, day=request.day)  # type: ignore[attr-defined]
    with writing_here(request):
        saved = drafts.save(
            leaf.application.id,
            leaf.part,
            sent.changes,
            seen=_seen(request),
            at=request.at,  # type: ignore[attr-defined]
        )
    after = opened(request, leaf.application.id)
    if (elsewhere := language_asked(request)) is not None:
        return HttpResponseRedirect(elsewhere, status=HTTPStatus.SEE_OTHER)
    if saved.aside or sent.errors:
        again = Leaf(
            application=after,
            part=leaf.part,
            group=leaf.group,
            questions=leaf.questions,
            more=leaf.more,
        )
        return _asked(request, again, sent=sent, saved=saved)
    if "later" in request.POST:
        return go(request, "dossier", which=after.id)
    return _onward(request, after, leaf)


def _onward(request: HttpRequest, after: Application, leaf: Leaf) -> HttpResponse:
    """To the questions that came up, to the check one came from, or to the next open page."""
    fresh = {q.name for q in after.asked(leaf.part, leaf.group)}
    came_up = fresh - {q.name for q in leaf.application.asked(leaf.part, leaf.group)}
    then = request.GET.get("then", "")
    back = "&then=check" if then == "check" else ""
    here = address(request, "question", which=after.id, part=leaf.part, group=leaf.group)
    if came_up:
        return HttpResponseRedirect(f"{here}?more=yes{back}", status=HTTPStatus.SEE_OTHER)
    if then == "check":
        return go(request, "check", which=after.id)
    onward = next_page(after, leaf.part, leaf.group)
    if not onward or onward == leaf.group:
        return go(request, "dossier", which=after.id)
    there = address(request, "question", which=after.id, part=leaf.part, group=onward)
    left = f"?left={leaf.group}" if _left_open(after, leaf.part, leaf.group) else ""
    return HttpResponseRedirect(f"{there}{left}", status=HTTPStatus.SEE_OTHER)


def _left_open(application: Application, part: str, group: str) -> tuple[Question, ...]:
    """What a page still wants before the application can be filed; it may stay so meanwhile."""
    kept = application.parts[part].answers
    asked = application.asked(part, group)
    return tuple(q for q in asked if not q.optional and empty(kept.get(q.name)))


def _seen(request: HttpRequest) -> int:
    text = request.POST.get("seen", "")
    return int(text) if text.isdecimal() else 0


def _asked(
    request: HttpRequest, leaf: Leaf, *, sent: Taken | None = None, saved: Saved | None = None
) -> HttpResponse:
    """The page, as it was kept; with what was typed over somebody else's answer still in it."""
    language, part = language_of(request), leaf.application.parts[leaf.part]
    shown = dict(part.answers) | (dict(saved.aside) if saved else {})
    values = fields(shown, leaf.questions, language)
    if sent is None:
        again = taken_again(values, leaf, request)
        sent = Taken(changes={}, errors=again)
    day = request.day  # type: ignore[attr-defined]
    choices = {
        q.name: meant(q, values.get(q.name, ""), language=language, day=day)
        for q in leaf.questions
        if q.name in sent.errors
    }
    return page(
        request,
        "applicant/question.html",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if saved else HTTPStatus.OK,
        app=leaf.application,
        leaf=leaf,
        values=values,
        errors=dict(sent.errors) | _meanwhile(leaf, saved, request),
        choices=choices,
        seen=part.revision,
        posts=_posts(language, request),
        readers=_readers(leaf),
        loses_sight=loses_sight(leaf),
        origins=origins(leaf.application),
        then=request.GET.get("then", ""),
        left=_left_open(leaf.application, leaf.part, request.GET.get("left", "")),
        left_group=request.GET.get("left", ""),
    )


def taken_again(values: Mapping[str, str], leaf: Leaf, request: HttpRequest) -> dict[str, str]:
    """What is wrong with what was kept unread: said again whenever the page is opened."""
    sent = QueryDict(mutable=True)
    sent.update(dict(values))
    found = taken(sent, leaf.questions, language=language_of(request), day=request.day)  # type: ignore[attr-defined]
    return dict(found.errors)


def _meanwhile(leaf: Leaf, saved: Saved | None, request: HttpRequest) -> dict[str, str]:
    """Each answer that somebody else changed while this page was open, with what stands now."""
    if saved is None:
        return {}
    teller = Teller(law=leaf.application.law, language=language_of(request))
    now = leaf.application.parts[leaf.part].answers
    named = {q.name for q in leaf.questions}
    return {
        name: say(
            "applicant.changed-to",
            teller.language,
            value=teller.value(name, now.get(name)) or say("applicant.emptied", teller.language),
        )
        for name in saved.aside
        if name in named
    }


def _posts(language: str, request: HttpRequest) -> list[tuple[str, str]]:
    """Embassies and consulates that take applications today, by city."""
    found = [
        (post.id, post.city.said_in(language))
        for post in places().posts(request.day)  # type: ignore[attr-defined]
    ]
    return sorted(found, key=lambda pair: pair[1])


def _readers(leaf: Leaf) -> tuple[Kind, ...]:
    """Who may see answers of this page, as the agreement says."""
    law, asked = leaf.application.law, leaf.questions
    within = leaf.application.draft.procedure
    return tuple(
        kind
        for kind in leaf.application.readers
        if any(law.sees(q.category, kind, own=q.asked_of is kind, procedure=within) for q in asked)
    )


def loses_sight(leaf: Leaf) -> bool:
    """Whether this seat, which answers for somebody else, no longer reads it once it is filed."""
    seat, law = leaf.application.seat, leaf.application.law
    if part_of(seat.kind) == leaf.part:
        return False
    within = leaf.application.draft.procedure
    return any(law.sees(q.category, seat.kind, procedure=within) is None for q in leaf.questions)


def origins(application: Application) -> Mapping[str, str]:
    """Answers that were not typed: where they come from, by a key of the sentences."""
    part = application.parts.get("employer")
    if part is None:
        return {}
    known = {
        "employer.number": application.number,
        "employer.name": application.names.get(application.employer, ""),
    }
    return {n: "origin-cbe" for n, v in known.items() if v and part.answers.get(n) == v}
