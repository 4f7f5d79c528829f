"""What stands in the way of an act, as people read it: a sentence, and where to mend it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest

from tessera.dossier.kernel import Obstacle
from tessera.faces.applicant.application import Application
from tessera.faces.applicant.caller import address
from tessera.faces.look.telling import Teller
from tessera.faces.look.tongue import language_of
from tessera.words import dates
from tessera.words.mending import Mend
from tessera.words.sentences import knows, say

OWN = "applicant.obstacle-"
IMPOSSIBLE = "answer-impossible"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hurdle:
    """`address` leads to the page where it can be mended, `anchor` names its place on this one."""

    anchor: str
    sentence: str
    address: str = ""
    source: str = ""


def hurdles(
    request: HttpRequest, application: Application | None, obstacles: Iterable[Obstacle]
) -> tuple[Hurdle, ...]:
    """Each obstacle once, in the order in which the core told them."""
    found = [_hurdle(request, application, n, each) for n, each in enumerate(obstacles)]
    return tuple({(h.sentence, h.address): h for h in found}.values())


def sentence_of(obstacle: Obstacle, language: str) -> str:
    """Our own words where a form means more by it than the core can know."""
    if obstacle.code == IMPOSSIBLE:
        told = {name: v for name, v in obstacle.values.items() if name not in {"mend", "what"}}
        code, what = str(obstacle.values["mend"]), str(obstacle.values["what"])
        return Mend(code=code, what=what, values=told).told(language)
    own = f"{OWN}{obstacle.code}"
    told = {
        n: dates.day(v, language) if isinstance(v, date) else v for n, v in obstacle.values.items()
    }
    return say(own if knows(own) else f"obstacles.{obstacle.code}", language, **told)


def _hurdle(
    request: HttpRequest, application: Application | None, number: int, obstacle: Obstacle
) -> Hurdle:
    language = language_of(request)
    sentence = sentence_of(obstacle, language)
    where = ""
    if application is not None:
        named = {q.name: q for q in application.questions}
        question = named.get(str(obstacle.values.get("question") or obstacle.field))
        if question is not None:
            teller = Teller(law=application.law, language=language)
            sentence = say(
                "applicant.named", language, name=teller.name(question.name), told=sentence
            )
            if question.asked_of in application.parts:
                part, group = str(question.asked_of), question.group
                page = address(request, "question", which=application.id, part=part, group=group)
                where = f"{page}?then=check#{question.name}"
    return Hurdle(
        anchor=obstacle.field if obstacle.field and not where else f"hurdle-{number}",
        sentence=sentence,
        address=where,
        source=obstacle.source,
    )
