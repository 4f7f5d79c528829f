"""Norms in a reader's words: what each is called, what it says, where it holds."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from tessera.law.agreement import Circle, Kept, May, Rule, Sees
from tessera.law.charges import Charge
from tessera.law.explain import Shown
from tessera.law.figures import Amount, Derived, Listed
from tessera.law.model import Condition, Mark, Norm, Requirement, Term, Test
from tessera.law.procedure import Half, Procedure
from tessera.law.shelf import Law
from tessera.law.tested import told
from tessera.law.users import users
from tessera.words.dates import day as in_words
from tessera.words.languages import Language, Text
from tessera.words.sentences import knows, say


class Words:
    """Says norms in one language, with the law of one day for the names that they use."""

    def __init__(self, law: Law, language: Language | str) -> None:
        self.law = law
        self.language = Language(language)

    def name(self, norm: Any) -> str:
        """What a reader calls the norm."""
        if isinstance(norm, Term):
            return self._term(norm)
        if isinstance(norm, Amount | Listed):
            return self._figure(norm)
        texts = (getattr(norm, key, None) for key in ("label", "title", "body"))
        text: Text | None = next((text for text in texts if text), None)
        if text is not None:
            return text.said_in(self.language)
        acts = ", ".join(getattr(norm, "acts", ()))
        return acts or str(getattr(norm, "name", "") or getattr(norm, "kind", "") or norm.id)

    def _figure(self, norm: Amount | Listed) -> str:
        """What is compared with it, or the charge whose sum it is; its code tells it apart."""
        code = f"{norm.name} {getattr(norm, 'key', '')}".strip()
        for row, clause in users(norm, self.law):
            if clause is None:
                return f"{self.name(row)} ({code})"
            shown = Shown(language=self.language, law=self.law, of=clause.of, unit="")
            what = clause.label.said_in(self.language) if clause.label else shown.what()
            return f"{what} ({code})"
        return code

    def _term(self, term: Term) -> str:
        """What runs out; a term of an unusual effect has a name that does not promise the usual."""
        for key in (f"norms.term-{term.name}-{term.effect}", f"public.term-{term.name}"):
            if knows(key):
                return say(key, self.language)
        return term.name

    def kind(self, norm: Any) -> str:
        key = f"norms.kind-{type(norm).__name__.lower()}"
        return say(key if knows(key) else "norms.kind-norm", self.language)

    def substance(self, norm: Any, authority: str = "") -> tuple[str, ...]:
        """What the norm says, in lines; nothing for those whose name says all."""
        match norm:
            case Term() | Amount() | Listed() | Charge():
                return (self.figure(norm),)
            case Condition():
                return self.test(norm.test, authority or next(iter(norm.authorities), ""))
            case Requirement():
                return (say(f"norms.asked-of-{norm.asked_of}", self.language),)
            case Procedure():
                return (norm.outcome.said_in(self.language),)
            case Rule():
                return self.test(norm.when) if norm.when else ()
        keys = _CODED.get(type(norm), ())
        return tuple(f"{key}: {self.value(getattr(norm, key))}" for key in keys)

    def figure(self, norm: Term | Amount | Listed | Charge) -> str:
        """The length, sum, number or list of a norm; not known where the norm is unknown."""
        match norm:
            case Term():
                return self.length(norm)
            case Amount():
                return self._shown(norm.unit).wanted(norm.value)
            case Listed():
                return self._shown().wanted(norm.codes)
        sums = [row for row in self.law.named(Amount, norm.figure) if row.key == norm.key]
        return self._shown("eur").wanted(sums[0].value if sums else None)

    def sum(self, amount: Decimal | None) -> str:
        """A sum in euro, or that it is not known."""
        return self._shown("eur").wanted(amount)

    def length(self, term: Term) -> str:
        if term.length is None:
            return say("findings.not-known", self.language)
        return say(f"findings.{term.unit}", self.language, count=term.length)

    def test(self, test: Test, authority: str = "") -> tuple[str, ...]:
        return tuple(told(test, self.language, self.law, authority))

    def value(self, value: Any) -> str:
        """One value of a key, for a difference: words where there are words, else codes."""
        match value:
            case None | "" | ():
                return say("norms.nothing", self.language)
            case Mark():
                return say(f"findings.mark-{value}", self.language)
            case Text():
                return f"“{value.said_in(self.language)}”"
            case Test():
                return "; ".join(line.strip().removeprefix("- ") for line in self.test(value))
            case tuple() | frozenset():
                parts = value if isinstance(value, tuple) else sorted(value)
                return ", ".join(self.value(part) for part in parts)
        return self._shown().value(value)

    def where(self, norm: Norm) -> str:
        """Which procedures before which authorities."""
        if isinstance(norm, Amount | Listed):
            rows = [row for row, _ in users(norm, self.law)]
            everywhere = not rows or not all(row.procedures for row in rows)
            codes = dict.fromkeys(code for row in rows for code in row.procedures)
            procedures = "" if everywhere else self._labels(codes)
        else:
            procedures = ", ".join(map(self._group, norm.groups)) or self._labels(norm.procedures)
        authorities = ", ".join(
            self.law.authority(code).name.said_in(self.language) for code in norm.authorities
        )
        anywhere = say("norms.everywhere", self.language)
        return say(
            "norms.where",
            self.language,
            procedures=procedures or anywhere,
            authorities=authorities or anywhere,
        )

    def day(self, day: Any) -> str:
        return in_words(day, self.language)

    def _labels(self, codes: Iterable[str]) -> str:
        known = {row.code: row.label for row in self.law.procedures()}
        said = (known[c].said_in(self.language) if c in known else c for c in codes)
        return ", ".join(said)

    def _group(self, code: str) -> str:
        """What the procedures of a group have in common; its code where nobody named it."""
        key = f"norms.group-{code}"
        return say(key, self.language) if knows(key) else code

    def _shown(self, unit: str = "") -> Shown:
        return Shown(language=self.language, law=self.law, of="", unit=unit)


_CODED: dict[type[Any], tuple[str, ...]] = {
    May: ("lane", "kinds", "roles"),
    Sees: ("categories", "purpose"),
    Circle: ("facts",),
    Half: ("opens", "verdicts"),
    Kept: ("years",),
    Derived: ("unit",),
}
