"""The pages of the checker as they were filled in: what was typed, and what that says."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from tessera.faces.look.answering import UNSURE, candidates, full_name, said
from tessera.law.conversation import Given, Turn, Walk, walk
from tessera.law.model import Answers, Question, Value
from tessera.law.paths import ROOT, Path
from tessera.law.plausible import first_of, out_of_order, perhaps_a_year
from tessera.law.selection import narrowest
from tessera.law.shelf import Law
from tessera.words.languages import Language
from tessera.words.money import money
from tessera.words.sentences import knows, say

Typed = Mapping[str, str]
Kept = Mapping[str, Typed]
SURE = "sure"
HOST = "host.municipality"
START, SURE_OF_START = "contract.start", "sure-of-start"
CHOSEN = frozenset({"choice", "yes-no"})


@dataclass(frozen=True, kw_only=True)
class Checking:
    """The pages filled in so far, read under the law of one day."""

    kept: Kept
    law: Law
    language: Language

    @property
    def day(self) -> date:
        return self.law.day

    @cached_property
    def walk(self) -> Walk:
        return walk(self.law, {path.name: g for path in self.law.paths() if (g := self._of(path))})

    @property
    def answers(self) -> Answers:
        return self.walk.answers

    @property
    def to_carry(self) -> Answers:
        """The answers an application can take over: none that only served a comparison."""
        supposed = self.walk.supposed
        return {name: value for name, value in self.answers.items() if name not in supposed}

    def questions(self, turn: Turn) -> tuple[Question, ...]:
        return tuple(self.law.question(name) for name in turn.asks)

    def typed(self, turn: Turn) -> Typed:
        """What was kept of a page and of the parts on it."""
        kept = [self.kept.get(each.path.name, {}) for each in turn.whole]
        typed = {name: value for typed in kept for name, value in typed.items()}
        if HOST in turn.asks and HOST not in typed:  # most work is done where the host is
            typed[HOST] = self.kept.get("employed", {}).get("work.municipality", "")
        return typed

    def read(self, turn: Turn, typed: Typed) -> tuple[Answers, dict[str, str]]:
        """A page as answers, and each field that cannot be taken with the way to mend it.

        Who said something of a page may leave the rest of it open; where the page leads on by what
        is chosen, each of its parts wants something said.
        """
        answers: dict[str, Value] = {}
        errors: dict[str, str] = {}
        missing: dict[str, str] = {}
        said = _any_unsure(typed)
        for each in turn.whole:
            found, wrong, left = self._read(each, typed)
            if each.path.choices and not _picked(each.path, typed):
                wrong = {each.path.name: say("checker.missing-choice", self.language)} | wrong
            answers |= found
            errors |= wrong
            unsure = any(_unsure(question, typed) for question in self.questions(each))
            if not (turn.path.branches and (found or unsure)):
                missing |= {question.name: self._missing(question) for question in left}
            said = said or bool(found) or (bool(each.path.choices) and not wrong)
        if not turn.path.branches and (errors or said):
            return answers, errors
        return answers, errors | missing

    def _read(
        self, turn: Turn, typed: Typed
    ) -> tuple[dict[str, Value], dict[str, str], list[Question]]:
        answers: dict[str, Value] = {}
        errors: dict[str, str] = {}
        missing: list[Question] = []
        for question in self.questions(turn):
            found = said(question, typed, language=self.language, day=self.day)
            if found.error:
                errors[question.name] = found.error
            elif doubt := self._doubt(question, found.value, typed):
                errors[question.name] = doubt
            elif found.value is not None:
                answers[question.name] = found.value
            elif question.name not in turn.path.optional and not _unsure(question, typed):
                missing.append(question)
        for name, mend in out_of_order({**self._before(turn), **answers}):
            if answers.pop(name, None) is not None:
                errors[name] = mend.told(self.language)
        return answers, errors, missing

    def _before(self, turn: Turn) -> Answers:
        """The first days that were said on other pages, of the periods whose last this one asks."""
        firsts = {first for name in turn.asks if (first := first_of(name))} - set(turn.asks)
        found: dict[str, Value] = {}
        for path in self.law.paths():
            for name in firsts & set(path.asks):
                typed, asked = self.kept.get(path.name, {}), self.law.question(name)
                found[name] = said(asked, typed, language=self.language, day=self.day).value
        return found

    def _of(self, path: Path) -> Given | None:
        """A kept page, read again: what cannot be read counts as not said."""
        typed = self.kept.get(path.name)
        if typed is None:
            return None
        turn = Turn(path=path, asks=(*path.asks, *path.along))
        answers, _, _ = self._read(turn, typed)
        return Given(picked=typed.get(path.name, ""), answers=answers)

    def _doubt(self, question: Question, value: Value, typed: Typed) -> str:
        """What is asked of an answer that is more likely a slip; empty once it was sent again."""
        if perhaps_a_year(question.name, value) and not _sure(question, typed):
            return self._month_or_year(value)
        begun = question.name == START and isinstance(value, date) and value < self.day
        if begun and self._first and not _sure_of_start(typed):
            return say("checker.start-past", self.language)
        return ""

    @property
    def _first(self) -> bool:
        """Whether somebody comes to Belgium: work that goes on may well have begun."""
        return self.kept.get(ROOT, {}).get(ROOT) != "change"

    def _month_or_year(self, value: Value) -> str:
        """Asks which of the two was meant; who sends the same sum again meant the month."""
        typed = money(Decimal(str(value)), self.language)
        return say("checker.month-or-year", self.language, sum=typed)

    def _missing(self, question: Question) -> str:
        kind = "choice" if question.type in CHOSEN else "answer"
        kind = "select" if question.type == "nationality" else kind
        asked = self.asked(question.name)
        return say(f"checker.missing-{kind}-to", self.language, asked=asked)

    def asked(self, name: str) -> str:
        """How the checker puts a question: to whoever asks for somebody else, too."""
        if key := self._key("ask", name):
            return say(key, self.language)
        return self._put(name).label.said_in(self.language)

    def hint(self, name: str) -> str:
        if name == HOST and self.kept.get("employed", {}).get("work.municipality"):
            return say("checker.hint-host-municipality-filled", self.language)
        if key := self._key("hint", name):
            return say(key, self.language)
        found = self._put(name).help
        return found.said_in(self.language) if found else ""

    def _key(self, what: str, name: str) -> str:
        """Our own words for a question: other ones where the work goes on already."""
        own = f"checker.{what}-{name.replace('.', '-')}"
        again = [f"{own}-renewal"] if self.answers.get("application.kind") == "renewal" else []
        return next((key for key in (*again, own) if knows(key)), "")

    def _put(self, name: str) -> Question:
        """The question as the likeliest procedure puts it."""
        likeliest = next(iter(self.walk.procedures), "")
        rows = narrowest(self.law.named(Question, name), likeliest, "")
        return rows[0] if rows else self.law.question(name)

    def meant(self, text: str) -> list[tuple[str, str]]:
        """The municipalities to choose from when what was typed may be more than one."""
        found = candidates(text, self.day) if text else ()
        return [(each.nis, full_name(each, self.language)) for each in found]

    def place_name(self, text: str) -> str:
        """A place that was picked from a list is shown by its name, one that was typed as typed."""
        found = candidates(text, self.day) if text else ()
        picked = len(found) == 1 and text == found[0].nis
        return found[0].name.said_in(self.language) if picked else text


def belonging(turn: Turn, sent: Typed) -> dict[str, dict[str, str]]:
    """What a page sent, to each of its parts what is of it; the page itself keeps the rest."""
    found: dict[str, dict[str, str]] = {each.path.name: {} for each in turn.whole}
    for field, value in sent.items():
        of = (p for p in turn.parts if {field, field.rpartition("-")[0]} & {p.path.name, *p.asks})
        found[next(of, turn).path.name][field] = value
    return found


def _picked(path: Path, typed: Typed) -> bool:
    picked = typed.get(path.name, "")
    return path.choice(picked) is not None or (picked == UNSURE and not path.branches)


def start_typed(typed: Typed) -> str:
    """The day on which the work begins as it was typed, in one word."""
    return "-".join(typed.get(f"{START}-{part}", "").strip() for part in ("day", "month", "year"))


def _sure_of_start(typed: Typed) -> bool:
    """Whether the page was sent again with the past day that it asked about."""
    return typed.get(SURE_OF_START) == start_typed(typed)


def _sure(question: Question, typed: Typed) -> bool:
    """Whether the page was sent again with the sum that it asked about."""
    return bool(said := typed.get(SURE)) and said == typed.get(question.name)


def _unsure(question: Question, typed: Typed) -> bool:
    return typed.get(question.name) == UNSURE


def _any_unsure(typed: Typed) -> bool:
    return UNSURE in typed.values()
