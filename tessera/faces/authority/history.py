"""What happened, or is about to: each fact in words, with what it carries and who did it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from tessera.dossier.kernel import Fact
from tessera.faces.authority.serving import role_words
from tessera.faces.authority.sheet import Sheet
from tessera.faces.authority.sitting import Sitting
from tessera.law.model import Ground, Lane
from tessera.words import dates
from tessera.words.money import money
from tessera.words.sentences import say

_LANE_OF = {
    "work-withdrawn": Lane.WORK,
    "ending-announced": Lane.STAY,
    "stay-ended": Lane.STAY,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One fact. `details` are pairs of what and which; `text` is what an officer wrote with it."""

    words: str
    on: date
    by: str = ""
    details: tuple[tuple[str, str], ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Historian:
    """Tells facts of one dossier to one seat, in its language."""

    here: Sitting
    sheet: Sheet
    texts: Mapping[str, str]

    def told(self, fact: Fact[Any], *, by: str = "") -> Happening:
        return Happening(
            words=self._words(fact),
            on=fact.on,
            by=say(f"dossier.kind-{by}", self.here.language) if by else "",
            details=tuple(self._details(fact)),
            text=self.texts.get(getattr(fact, "note", ""), ""),
        )

    def _words(self, fact: Fact[Any]) -> str:
        words = say(f"facts.{fact.code}", self.here.language)
        lane = getattr(fact, "lane", None)
        half = say(f"dossier.lane-{lane.value}", self.here.language) if lane else ""
        return f"{half}: {words}" if half else words

    def _details(self, fact: Fact[Any]) -> Iterator[tuple[str, str]]:
        language = self.here.language
        for name in ("authority", "since", "until", "annex", "cents", "channel", "to", "about"):
            value = getattr(fact, name, None)
            if value not in {None, "", 0} and (said := self._value(name, value, fact.stream)):
                yield say(f"authority.fact-{name}", language), said
        for name, label in (("items", "items"), ("grounds", "grounds"), ("name", "charge")):
            if value := getattr(fact, name, None):
                yield say(f"authority.fact-{label}", language), self._named(name, value, fact)
        if term := getattr(fact, "term", None):
            yield from self._term(term)
        for finding in getattr(fact, "findings", ()):
            if finding.seen_as:
                label = self._condition(finding.condition)
                yield label, self.texts.get(finding.note, say("authority.seen-otherwise", language))

    def _value(self, name: str, value: Any, stream: str) -> str:
        language = self.here.language
        written = {
            "since": lambda: dates.day(value, language),
            "until": lambda: dates.day(value, language),
            "cents": lambda: money(Decimal(value) / 100, language),
            "authority": lambda: self._authority(value),
            "channel": lambda: say(f"authority.channel-{value}", language),
            "to": lambda: self._roles(value),
            "about": lambda: self._about(value, stream),
        }
        return written[name]() if name in written else str(value)

    def _roles(self, told: Any) -> str:
        roles = (told,) if isinstance(told, str) else tuple(str(each) for each in told)
        return ", ".join(role_words(role, self.here) for role in roles)

    def _authority(self, code: str) -> str:
        try:
            return self.here.law.authority(code).name.said_in(self.here.language)
        except LookupError:
            return code

    def _about(self, version: int, stream: str) -> str:
        for entry in self.here.view.entries:
            if entry.kind == stream and entry.version == version:
                return say(f"facts.{entry.code}", self.here.language)
        return ""

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
        told = next((t for t in self.sheet.findings if t.name == name), None)
        return told.label if told else name

    def _term(self, term: Any) -> Iterator[tuple[str, str]]:
        if term.length is None:
            return
        length = say(f"findings.{term.unit}", self.here.language, count=term.length)
        yield say("authority.fact-term", self.here.language), length
