"""What happened and what comes next, newest first, as one party may know it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from tessera.couriers.letters import Letter
from tessera.desk.view import View
from tessera.dossier.kernel import Seat
from tessera.faces.look.called import called
from tessera.faces.look.rendering import BRUSSELS
from tessera.journal.entry import Entry
from tessera.law.model import Kind
from tessera.words import dates
from tessera.words.languages import Language
from tessera.words.sentences import say

# Steps inside an office, and what only repeats another line of the story.
UNTOLD = frozenset(
    {
        "routed",
        "charge-raised",
        "proposed",
        "countersigned",
        "sent-back",
        "assigned",
        "title-opened",
    }
)
# What ends or is contested on a day of its own, whenever it was recorded.
ENDS = frozenset(
    {
        *("work-ended", "work-lapsed", "stay-ended", "stay-ended-by-law"),
        *("withdrawal-contested", "ending-contested"),
    }
)
JUDGED = frozenset({"appeal-judged", "withdrawal-judged", "ending-judged"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """`sort`: "" for what happened, `next` for what comes, `you` for what the reader must do."""

    words: str
    when: date | datetime
    sort: str = ""
    latest: bool = False
    seat: str = ""
    letter: Letter | None = None


def story(
    view: View, letters: tuple[Letter, ...], seat: Seat, language: Language
) -> tuple[Moment, ...]:
    coming = sorted(_coming(view, seat, language), key=lambda m: str(m.when), reverse=True)
    told = [_happened(e, view, letters, language) for e in view.entries if _tells(e, seat)]
    told.sort(key=lambda m: str(m.when), reverse=True)
    return (*coming, *told)


def _coming(view: View, seat: Seat, language: Language) -> Iterator[Moment]:
    """Last days that lie ahead; mine are told as such."""
    for turn in view.turns:
        if turn.due:
            mine = turn.organisation == seat.organisation
            who = say(called(view.law, turn.kind, view.dossier.procedure), language)
            act = say(f"acts.{turn.act}", language)
            words = act if mine else say("applicant.turn-of", language, who=who, act=act)
            if turn.clock == "decision" and not mine:
                told = view.dossier.shape.notice
                key = "applicant.oppose-by" if told else "applicant.decision-on"
                words = say(key, language, lane=_lane(turn, language))
            yield Moment(words=words, when=turn.due, sort="you" if mine else "next", latest=True)


def _tells(entry: Entry, seat: Seat) -> bool:
    if entry.code in UNTOLD:
        return False
    if entry.code == "served":
        to = str(getattr(entry.fact, "to", ""))
        return to == ("worker" if seat.kind is Kind.WORKER else "applicant")
    return True


def _happened(entry: Entry, view: View, letters: tuple[Letter, ...], language: Language) -> Moment:
    if arrived := _arrived(entry, view, letters, language):
        return arrived
    words = say(f"facts.{entry.code}", language)
    if lane := _lane(entry.fact, language):
        words = say("applicant.fact-in-lane", language, lane=lane, fact=words)
    on = dates.day(entry.on, language)
    if entry.code in JUDGED:
        outcome = say(f"authority.judged-{getattr(entry.fact, 'outcome', '')}", language)
        words = say("applicant.fact-judged", language, fact=words, day=on, outcome=outcome)
    elif entry.code in ENDS:
        words = say("applicant.fact-on-day", language, fact=words, day=on)
    own = entry.kind == "dossier"
    return Moment(
        words=words,
        when=entry.at.astimezone(BRUSSELS),
        seat=entry.seat,
        letter=next((x for x in letters if own and x.about == entry.version), None),
    )


def _arrived(
    entry: Entry, view: View, letters: tuple[Letter, ...], language: Language
) -> Moment | None:
    """Which letter arrived, and whose it is; None for other facts, and where it is not known."""
    if entry.code not in {"served", "service-confirmed"}:
        return None
    about, to = getattr(entry.fact, "about", 0), str(getattr(entry.fact, "to", ""))
    told = next((e for e in view.entries if (e.kind, e.version) == (entry.kind, about)), None)
    mine = (x for x in letters if told and (x.about, x.fact, x.role) == (about, told.code, to))
    letter = next(mine, None)
    if letter is None:
        return None
    kinds = view.law.letters(letter.fact, procedure=view.dossier.procedure)
    title = next((k.title.said_in(language) for k in kinds if k.name == letter.kind), "")
    return Moment(
        words=say("applicant.letter-arrived", language, letter=title),
        when=entry.at.astimezone(BRUSSELS),
        seat=letter.authority,
        letter=letter,
    )


def _lane(told: object, language: Language) -> str:
    lane = getattr(told, "lane", None)
    return say(f"shell.{lane}", language) if lane else ""
