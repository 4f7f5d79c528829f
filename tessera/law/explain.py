"""Why a condition is met, not met or unknown: what was found, what is wanted, by which source."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tessera.law.case import AtLeast
from tessera.law.findings import ClauseFinding, Finding, Verdict
from tessera.law.model import Kind, Question
from tessera.law.shelf import Law
from tessera.words import dates, money
from tessera.words.countries import country, nationality
from tessera.words.languages import Language
from tessera.words.sentences import say

SIGNS = {"met": "✓", "not-met": "✗", "unknown": "?", "presumed": "!"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One clause in words, or the words above a group (`verdict` None); `depth` indents it."""

    verdict: Verdict | None
    text: str
    depth: int = 0


def explain(finding: Finding, language: Language | str, law: Law) -> str:
    """The finding in words: its verdict, every clause, the sources and how sure they are."""
    label = finding.condition.label.said_in(language)
    verdict = say(f"findings.verdict-{finding.verdict}", language)
    return "\n".join(
        (
            say("findings.rule", language, what=label, wants=verdict),
            *(_written(line) for line in lines(finding, language, law)),
            say("findings.source", language, sources="; ".join(sources(finding, language, law))),
            say("findings.sureness", language, mark=say(f"findings.mark-{finding.mark}", language)),
            *notes(finding, language),
        )
    )


def lines(finding: Finding, language: Language | str, law: Law) -> tuple[Line, ...]:
    """Every clause, under the words of the groups it stands in."""
    found: list[Line] = []
    opened: tuple[str, ...] = ()
    for clause in finding.clauses:
        path = groups(clause.within)
        for depth, group in enumerate(path):
            if opened[: depth + 1] != path[: depth + 1]:
                kind = group.rpartition("/")[2].partition("#")[0]
                text = say(f"findings.group-{kind}", language)
                found.append(Line(verdict=None, text=text, depth=depth))
        opened = path
        text = _clause(clause, language, law)
        found.append(Line(verdict=clause.verdict, text=text, depth=len(path)))
    return tuple(found)


def groups(within: tuple[str, ...]) -> tuple[str, ...]:
    """The groups on the way to a clause: parts of one group share a name, two groups never do."""
    return tuple(
        "/".join((*within[:depth], step.partition("#")[0])) for depth, step in enumerate(within)
    )


def _written(line: Line) -> str:
    sign = SIGNS[line.verdict] if line.verdict else "-"
    return f"{'  ' * line.depth}{sign} {line.text}"


def sources(finding: Finding, language: Language | str, law: Law) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cited(cite, language, law) for cite in finding.cites))


def cited(cite: str, language: Language | str, law: Law) -> str:
    """A citation in words: the title of the text, and its article when it names one."""
    title = law.source(cite).title.said_in(language)
    article = cite.partition("#")[2]
    if not article[:1].isdigit():
        return title
    return say("findings.source-article", language, title=title, article=article)


def notes(finding: Finding, language: Language | str) -> tuple[str, ...]:
    """What must be known of the norms behind the finding, each once."""
    found = (norm.note.said_in(language) for norm in finding.norms if norm.note)
    return tuple(dict.fromkeys(found))


def _clause(clause: ClauseFinding, language: Language | str, law: Law) -> str:
    shown = Shown(language=Language(language), law=law, of=clause.of, unit=_unit(clause, law))
    what = clause.label.said_in(language) if clause.label else shown.what()
    return say(
        "findings.clause-asked" if what.endswith("?") else "findings.clause",
        language,
        what=what,
        found=shown.found(clause.found),
        wants=_wants(clause, shown),
    )


def _wants(clause: ClauseFinding, shown: "Shown") -> str:
    key = f"findings.wants-{clause.test}"
    if clause.test == "not-older-than" and isinstance(clause.wanted, tuple):
        first, last = (shown.value(day) for day in clause.wanted)
        return say(key, shown.language, first=first, last=last)
    return say(key, shown.language, wanted=shown.wanted(clause.wanted))


def _unit(clause: ClauseFinding, law: Law) -> str:
    for named in law.derivations(clause.of):
        return named.unit
    return next((unit for unit in (getattr(n, "unit", "") for n in clause.norms) if unit), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """How the values of one question or derivation are written in one language."""

    language: Language
    law: Law
    of: str
    unit: str

    def what(self) -> str:
        for asked in self.law.named(Question, self.of):
            return (asked.short or asked.label).said_in(self.language)
        for derived in self.law.derivations(self.of):
            return derived.label.said_in(self.language)
        return self.of

    def found(self, value: object) -> str:
        return say("findings.not-answered", self.language) if value is None else self.value(value)

    def wanted(self, value: object) -> str:
        if value is None:
            return say("findings.not-known", self.language)
        if isinstance(value, tuple):
            return self._either([self.value(part) for part in value])
        return self.value(value)

    def _either(self, parts: list[str]) -> str:
        *others, last = parts or [""]
        listed = ", ".join(others)
        return say("findings.or", self.language, others=listed, last=last) if others else last

    def value(self, value: object) -> str:
        match value:
            case bool():
                return say("findings.yes" if value else "findings.no", self.language)
            case date():
                return dates.day(value, self.language)
            case AtLeast():
                least = self._number(value.value)
                return say("findings.wants-at-least", self.language, wanted=least)
            case int() | Decimal():
                return self._number(Decimal(value))
            case str():
                return self._code(value)
        return str(value)

    def _number(self, value: Decimal) -> str:
        asked = next(iter(self.law.named(Question, self.of)), None)
        if self.unit.startswith("eur") or (asked and asked.type == "money"):
            written = money.money(value, self.language)
            if self.unit in {"eur-year", "eur-month"}:
                return say(f"findings.{self.unit}", self.language, amount=written)
            return written
        if self.unit == "percent":
            return money.percent(value, self.language)
        whole = value == int(value)
        if self.unit in {"years", "months", "weeks", "days"} and whole:
            return say(f"findings.{self.unit}", self.language, count=int(value))
        return money.number(value, self.language, places=0 if whole else 2)

    def _code(self, code: str) -> str:
        for asked in self.law.named(Question, self.of):
            labels = dict(asked.choices)
            if code in labels:
                return labels[code].said_in(self.language)
            return named(asked.type, code, self.language, self.law)
        return code


def named(kind: str, code: str, language: Language, law: Law) -> str:
    """The name of a country, nationality, municipality or post; another code is its own name."""
    try:
        match kind:
            case "country":
                return country(code, language)
            case "nationality":
                return nationality(code, language)
            case "municipality" | "post":
                return law.authority(f"{kind}:{code}").name.said_in(language)
    except LookupError:
        return code
    return code


def open_questions(finding: Finding, law: Law, *kinds: Kind) -> Iterator[Question]:
    """The questions that would settle the finding, of those that these kinds of seats answer."""
    for name in finding.missing:
        for question in law.named(Question, name):
            if question.asked_of in kinds:
                yield question
