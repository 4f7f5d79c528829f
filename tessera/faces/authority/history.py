"""What happened, or is about to: each fact in words, with what it carries and who did it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from tessera.couriers.letters import Letter
from tessera.couriers.occasion import APPLICANT, authority_of, kinds_called_for
from tessera.dossier.kernel import Fact
from tessera.faces.authority.particulars import particulars, yes
from tessera.faces.authority.serving import role_words
from tessera.faces.authority.sheet import Sheet
from tessera.faces.authority.sitting import Sitting
from tessera.faces.look.rendering import BRUSSELS
from tessera.journal.entry import Entry
from tessera.law.model import Condition, Ground, Kind, Lane
from tessera.words import dates
from tessera.words.money import money
from tessera.words.sentences import knows, say

SERVED = {"served", "service-confirmed"}
OFFICES = {Kind.WORK_AUTHORITY, Kind.STAY_AUTHORITY, Kind.MUNICIPALITY, Kind.POST}
_LANE_OF = {
    "work-withdrawn": Lane.WORK,
    "ending-announced": Lane.STAY,
    "stay-ended": Lane.STAY,
}
WRITTEN = (("examination", "examination"), ("basis", "recall-basis"))
TOLD = (
    *("authority", "since", "until", "last_day", "answer_by", "annex", "cents", "channel"),
    *("to", "about", "appellant", "body", "suspensive"),
)
JUDGED = frozenset({"appeal-judged", "withdrawal-judged", "ending-judged"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One fact. `details` are pairs of what and which; `text` is what an officer wrote with it.

    `on` is its day, to the minute where it was recorded on that day; else `recorded` says when.
    """

    words: str
    on: date | datetime
    code: str = ""
    recorded: datetime | None = None
    by: str = ""
    details: tuple[tuple[str, str], ...] = ()
    text: str = ""
    letters: tuple[tuple[Letter, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Historian:
    """Tells facts of one dossier to one seat, in its language. `calls` names its colleagues.

    `letters`: those it may read; each is told with the fact it tells of, and with its arrival.
    """

    here: Sitting
    sheet: Sheet
    texts: Mapping[str, str]
    calls: Mapping[str, str] = field(default_factory=dict)
    letters: tuple[Letter, ...] = ()

    def story(self) -> tuple[Happening, ...]:
        """Everything this seat may know, newest first: by the day it happened, then as recorded."""
        known = sorted(self.here.view.entries, key=lambda e: (e.on, e.at, e.kind, e.version))
        return tuple(_together(self._recorded(entry) for entry in reversed(known)))

    def _recorded(self, entry: Entry) -> Happening:
        at = entry.at.astimezone(BRUSSELS)
        same = at.date() == entry.on
        told = self.told(entry.fact)
        return replace(
            told,
            code=entry.code,
            on=at if same and entry.code not in SERVED else entry.on,
            recorded=None if same else at,
            by=self._who(entry),
            letters=self._letters(entry),
        )

    def _letters(self, entry: Entry) -> tuple[tuple[Letter, str], ...]:
        """Each with the words for whom it is."""
        arrived = entry.code in SERVED
        about = self._about(entry.fact) if arrived else entry
        if about is None:
            return ()
        return tuple(
            (each, self._role(each.role))
            for each in self.letters
            if (each.fact, each.about) == (about.code, about.version)
            and (not arrived or each.role == str(getattr(entry.fact, "to", "")))
        )

    def told(self, fact: Fact[Any]) -> Happening:
        return Happening(
            words=self._words(fact),
            on=fact.on,
            details=tuple(self._details(fact)),
            text=self.texts.get(getattr(fact, "note", ""), ""),
        )

    def _who(self, entry: Entry) -> str:
        """A colleague by name; another authority by its own; parties by what they are."""
        kind = say(f"dossier.kind-{entry.seat_kind}", self.here.language)
        if entry.seat_kind not in OFFICES:
            return kind
        own = entry.seat == self.here.who.seat.organisation
        name = self.calls.get(entry.person, "") if own else ""
        office = self._authority(entry.seat)
        return ", ".join(part for part in (name, kind if office == entry.seat else office) if part)

    def _words(self, fact: Fact[Any]) -> str:
        if letter := self._letter(fact):
            return letter
        words = say(f"facts.{fact.code}", self.here.language)
        lane = getattr(fact, "lane", None)
        half = say(f"dossier.lane-{lane.value}", self.here.language) if lane else ""
        return f"{say('shell.label', self.here.language, what=half)} {words}" if half else words

    def _letter(self, fact: Fact[Any]) -> str:
        """Which letter arrived: what it is called, who wrote it, of which day. Empty for others."""
        told = self._about(fact) if fact.code in SERVED else None
        if told is None:
            return ""
        name, to = getattr(fact, "letter", ""), str(getattr(fact, "to", ""))
        called = kinds_called_for(told.fact, self.here.law, self.here.dossier.procedure)
        mine = sorted(
            (k for k in called if to in k.to or name == k.name), key=lambda k: k.name != name
        )
        if not mine:
            return ""
        return say(
            "authority.letter-arrived",
            self.here.language,
            letter=mine[0].title.said_in(self.here.language),
            of=self._authority(authority_of(told.fact, self.here.dossier)),
            day=dates.day(told.on, self.here.language),
        )

    def _details(self, fact: Fact[Any]) -> Iterator[tuple[str, str]]:
        language = self.here.language
        hidden = {"about"} if self._letter(fact) else set()
        hidden |= {"since", "until"} if getattr(fact, "verdict", "") == "refuse" else set()
        for name in (each for each in TOLD if each not in hidden):
            value = getattr(fact, name, None)
            if value not in {None, "", 0} and (said := self._value(name, value, fact)):
                yield say(f"authority.fact-{name.replace('_', '-')}", language), said
        yield from particulars(fact, self.here, self.calls)
        for name, label in (("items", "items"), ("grounds", "grounds"), ("name", "charge")):
            if value := getattr(fact, name, None):
                yield say(f"authority.fact-{label}", language), self._named(name, value, fact)
        yield from self._judged(fact)
        if term := getattr(fact, "term", None):
            yield from self._term(term)
        yield from self._written_besides(fact)
        mine = getattr(fact, "lane", None) is self.here.lane
        for finding in getattr(fact, "findings", ()) if mine else ():
            if finding.seen_as:
                label = self._condition(finding.condition)
                yield label, self.texts.get(finding.note, say("authority.seen-otherwise", language))

    def _judged(self, fact: Fact[Any]) -> Iterator[tuple[str, str]]:
        if fact.code in JUDGED:
            outcome = say(f"authority.judged-{getattr(fact, 'outcome', '')}", self.here.language)
            yield say("authority.fact-outcome", self.here.language), outcome

    def _written_besides(self, fact: Fact[Any]) -> Iterator[tuple[str, str]]:
        for name, label in WRITTEN:
            if text := self.texts.get(getattr(fact, name, ""), ""):
                yield say(f"authority.{label}", self.here.language), text

    def _value(self, name: str, value: Any, fact: Fact[Any]) -> str:
        language = self.here.language
        written = {
            "since": lambda: dates.day(value, language),
            "until": lambda: dates.day(value, language),
            "cents": lambda: money(Decimal(value) / 100, language),
            "authority": lambda: self._authority(value),
            "channel": lambda: say(f"authority.channel-{value}", language),
            "to": lambda: self._roles(value),
            "about": lambda: self._fact_told(fact),
            "appellant": lambda: self._role(value),
            "body": lambda: say(f"authority.body-{value}", language),
            "suspensive": lambda: yes(self.here, found=value),
            "answer_by": lambda: dates.day(value, language),
            "last_day": lambda: dates.day(value, language),
        }
        return written[name]() if name in written else str(value)

    def _roles(self, told: Any) -> str:
        roles = (told,) if isinstance(told, str) else tuple(str(each) for each in told)
        return ", ".join(self._role(role) for role in roles)

    def _role(self, role: str) -> str:
        """A role in the dossier; else the authority to which a dossier is sent on."""
        named = role == APPLICANT or knows(f"dossier.kind-{role}")
        return role_words(role, self.here) if named else self._authority(role)

    def _authority(self, code: str) -> str:
        try:
            return self.here.law.authority(code).name.said_in(self.here.language)
        except LookupError:
            return code

    def _about(self, fact: Fact[Any]) -> Entry | None:
        """The entry that a fact speaks of, where this seat may know it."""
        version = getattr(fact, "about", 0)
        known = (e for e in self.here.view.entries if e.kind == fact.stream)
        return next((e for e in known if e.version == version), None)

    def _fact_told(self, fact: Fact[Any]) -> str:
        entry = self._about(fact)
        return say(f"facts.{entry.code}", self.here.language) if entry else ""

    def _named(self, field: str, value: Any, fact: Fact[Any]) -> str:
        if field == "items":
            return "; ".join(self.sheet.piece_words(getattr(i, "name", i)) for i in value)
        if field == "grounds":
            return "; ".join(self._ground(g, fact) for g in value)
        charges = self.here.law.charges(
            self.here.dossier.procedure, self.here.dossier.work.authority
        )
        return next(
            (c.label.said_in(self.here.language) for c in charges if c.name == value), str(value)
        )

    def _ground(self, name: str, fact: Fact[Any]) -> str:
        """A ground of one name reads otherwise for the work, for the stay, and for neither."""
        lane = getattr(fact, "lane", None) or _LANE_OF.get(fact.code)
        dossier = self.here.dossier
        authority = dossier.lane(lane or dossier.first).authority
        rows = self.here.law.grounds(lane, authority, procedure=dossier.procedure)
        found = [g for g in (*rows, *self.here.law.named(Ground, name)) if g.name == name]
        return found[0].label.said_in(self.here.language) if found else name

    def _condition(self, name: str) -> str:
        rows = self.here.law.named(Condition, name)
        told = next((t.label for t in self.sheet.findings if t.name == name), "")
        return told or (rows[0].label.said_in(self.here.language) if rows else name)

    def _term(self, term: Any) -> Iterator[tuple[str, str]]:
        if term.length is None:
            return
        length = say(f"findings.{term.unit}", self.here.language, count=term.length)
        yield say("authority.fact-term", self.here.language), length


def _together(told: Iterator[Happening]) -> Iterator[Happening]:
    """One letter that reached several on one day is told once, with everyone it reached."""
    last: Happening | None = None
    for each in told:
        if last and each.code in SERVED and (each.words, each.on) == (last.words, last.on):
            joined = _joined(last.details, each.details)
            last = replace(last, details=joined, letters=(*last.letters, *each.letters))
            continue
        if last:
            yield last
        last = each
    if last:
        yield last


def _joined(
    some: tuple[tuple[str, str], ...], more: tuple[tuple[str, str], ...]
) -> tuple[tuple[str, str], ...]:
    """Details by name, each value once."""
    found: dict[str, dict[str, None]] = {}
    for name, value in (*some, *more):
        found.setdefault(name, {})[value] = None
    return tuple((name, ", ".join(values)) for name, values in found.items())
