"""One language in which a letter speaks: its sentences, days, names of authorities and articles."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from tessera.couriers.occasion import Occasion
from tessera.words import dates
from tessera.words.days import Unit
from tessera.words.languages import Language
from tessera.words.sentences import knows, say

_ARTICLE = re.compile(r"\d[\w/.-]*(§\d+)?")
_DATED = re.compile(r".+?\b(19|20)\d\d\b(/\d+)?")  # in Belgium a text is known by its date


class Lasting(Protocol):
    """Anything with a length and a unit: a term of the law, or one frozen in a fact."""

    @property
    def length(self) -> int | None: ...
    @property
    def unit(self) -> Unit: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Says things of one occasion in one language, and remembers the articles it cited."""

    language: Language
    occasion: Occasion
    cited: list[str] = field(default_factory=list)

    def say(self, key: str, **values: object) -> str:
        """A sentence of letters; the names every letter may use are always at hand."""
        names = self.occasion.names
        known = {"holder": names.holder, "employer": names.employer, "reference": names.reference}
        return say(f"letters.{key}", self.language, **{**known, **values})

    @property
    def alone(self) -> bool:
        """Whether each half is decided for itself: no joint act follows this letter."""
        dossier = self.occasion.dossier
        return not dossier.shape.joint or len(dossier.lanes) == 1

    def shaped(self, key: str, **values: object) -> str:
        """The sentence for a joint decision, or the one for an authority that decides alone."""
        if not self.alone:
            return self.say(key, **values)
        asked = self.occasion.law.procedure(self.occasion.dossier.procedure)
        label = asked.label.said_in(self.language)
        return self.say(f"{key}-alone", procedure=label, **values)

    def to_role(self, key: str, **values: object) -> str:
        """The sentence meant for this addressee's role, or the one for everybody."""
        own = f"{key}-{self.occasion.to.role}"
        return self.say(own if knows(f"letters.{own}") else key, **values)

    def day(self, on: date) -> str:
        return dates.day(on, self.language)

    def weekday(self, on: date) -> str:
        return dates.weekday(on, self.language)

    def authority(self, code: str) -> str:
        return self.occasion.law.authority(code).name.said_in(self.language)

    def length(self, term: Lasting) -> str:
        """`15 days`, `one month`."""
        return self.say(f"length-{term.unit}", count=term.length)

    def note(self, note: str) -> tuple[str, ...]:
        """The paragraphs of a free text, in the language in which somebody wrote it."""
        text = self.occasion.names.notes.get(note, "")
        return tuple(part.strip() for part in text.split("\n\n") if part.strip())

    def sources(self, cites: Iterable[str]) -> str:
        """The articles behind something, in short; the letter's legal basis names them in full.

        Practice and pages are no articles of law, and are left out.
        """
        kind = self.occasion.kind
        itself = f"{kind.decree}#{kind.number}"  # the annex that this letter is
        lawful = tuple(dict.fromkeys(c for c in cites if _placed(c) and c != itself))
        self.cited.extend(lawful)
        said = []
        for code, articles in _by_text(lawful).items():
            title = self._title(code)
            short = _DATED.match(title)
            said.append(self._articles(short[0] if short else title, articles))
        return "; ".join(said)

    def basis(self) -> tuple[str, ...]:
        """Every text this letter rests on, once and in full, with all its articles."""
        return tuple(
            self._articles(self._title(code), articles)
            for code, articles in _by_text(self.cited).items()
        )

    def _title(self, code: str) -> str:
        return self.occasion.law.source(code).title.said_in(self.language)

    def _articles(self, title: str, articles: Iterable[str]) -> str:
        """`Act of 15 December 1980, articles 39/57 and 61/25-2, § 4`."""
        places = [one.replace("§", ", §\u00a0") for one in articles]
        *others, last = places
        listed = self.say("and", one="; ".join(others), other=last) if others else last
        return self.say("articles" if others else "article", title=title, article=listed)


def _placed(cite: str) -> bool:
    return bool(_ARTICLE.fullmatch(cite.partition("#")[2]))


def _by_text(cites: Iterable[str]) -> Mapping[str, list[str]]:
    """Articles by the text they stand in, each once, in order."""
    found: dict[str, list[str]] = {}
    for cite in sorted(set(cites), key=_in_order):
        code, _, place = cite.partition("#")
        found.setdefault(code, []).append(place)
    return found


def _in_order(cite: str) -> list[str | int]:
    """Articles as one counts: 9 before 10."""
    return [int(part) if part.isdigit() else part for part in re.split(r"(\d+)", cite)]
