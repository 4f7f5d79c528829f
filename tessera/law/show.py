"""The shelf as a text that a jurist can read, doubt and sign: one procedure on one day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tessera.law.agreement import May, Sees
from tessera.law.explain import Shown, cited
from tessera.law.figures import Amount
from tessera.law.model import Condition, Consequence, Kind, Lane, Norm, Test
from tessera.law.shelf import Law
from tessera.law.tested import told
from tessera.words import dates
from tessera.words.languages import Language
from tessera.words.sentences import say


def show(law: Law, procedure: str, language: Language | str) -> str:
    """Markdown: who decides, conditions, documents, charges, figures, terms, the agreement."""
    page = Page(law=law, procedure=procedure, language=Language(language))
    return "\n".join(page.lines()) + "\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One procedure of one day, in one language."""

    law: Law
    procedure: str
    language: Language

    def lines(self) -> Iterator[str]:
        found = self.law.procedure(self.procedure)
        yield "# " + self._say(
            "as-of",
            procedure=found.label.said_in(self.language),
            day=dates.day(self.law.day, self.language),
        )
        yield from ("", found.outcome.said_in(self.language), *self._source(found))
        yield from ("", self._say("bundle", digest=self.law.digest))
        yield from self._competence()
        for authority in self.law.authorities():
            if authority.kind in {Kind.WORK_AUTHORITY, Kind.STAY_AUTHORITY}:
                yield from self._authority(authority.id, authority.name.said_in(self.language))
        yield from self._charges()
        yield from self._terms()
        yield from self._may()
        yield from self._sees()

    def _say(self, key: str, **values: object) -> str:
        return say(f"shelf.{key}", self.language, **values)

    def _heading(self, key: str, **values: object) -> tuple[str, ...]:
        return ("", f"## {self._say(key, **values)}", "")

    def _source(self, norm: Norm) -> Iterator[str]:
        """When, by which texts, how sure, and what must be known of it."""
        days = {"since": dates.day(norm.since, self.language)}
        if norm.until:
            days["until"] = dates.day(norm.until, self.language)
        texts = dict.fromkeys(cited(cite, self.language, self.law) for cite in norm.cites)
        mark = say(f"findings.mark-{norm.mark}", self.language)
        parts = [self._say("since-until" if norm.until else "since", **days), *texts, mark]
        yield f"  *{'; '.join(parts)}*"
        if norm.note:
            yield f"  {norm.note.said_in(self.language)}"

    def _test(self, test: Test | None, key: str = "", authority: str = "") -> Iterator[str]:
        if test is None:
            return
        if key:
            yield f"- {say(f'findings.group-{key}', self.language)}"
        yield from told(test, self.language, self.law, authority, 1 if key else 0)

    def _competence(self) -> Iterator[str]:
        yield from self._heading("competence")
        for count, rule in enumerate(self.law.rules(self.procedure), 1):
            yield f"{count}. `{rule.name}`"
            yield from self._test(rule.when, "when")
            if rule.overlay:
                name = self.law.authority(rule.overlay).name.said_in(self.language)
                yield f"- {self._say('overlay', authority=name)}"
            else:
                place = Shown(language=self.language, law=self.law, of=rule.place, unit="").what()
                yield f"- {self._say('at-place', place=place)}"
            yield from (*self._source(rule), "")

    def _authority(self, authority: str, name: str) -> Iterator[str]:
        if conditions := self.law.conditions(self.procedure, authority):
            yield from self._heading("conditions", authority=name)
            for condition in conditions:
                yield from self._condition(condition, authority)
        papers = [
            row
            for row in self.law.requirements(self.procedure, authority)
            if (row.lane is Lane.STAY) == (authority == self._stay)
        ]
        if papers:
            yield from self._heading("documents", authority=name)
        for paper in papers:
            yield f"- **{paper.label.said_in(self.language)}** (`{paper.asked_of}`)"
            yield from self._test(paper.when, "when", authority)
            yield from self._source(paper)
        yield from self._figures(authority, name)

    @property
    def _stay(self) -> str:
        return self.law.procedure(self.procedure).stay_authority

    def _condition(self, condition: Condition, authority: str) -> Iterator[str]:
        yield f"### {condition.label.said_in(self.language)}"
        yield from ("", *self._test(condition.when, "when", authority))
        yield from self._test(condition.test, authority=authority)
        if condition.officer:
            yield self._say("officer")
        if condition.presumption:
            yield self._say("presumption")
        if condition.consequence is Consequence.LIMIT:
            yield self._say("limit")
        yield from (*self._source(condition), "")

    def _figures(self, authority: str, name: str) -> Iterator[str]:
        rows = [row for row in self.law.all(Amount) if authority in row.authorities]
        if rows:
            yield from self._heading("figures", authority=name)
        for row in rows:
            value = Shown(language=self.language, law=self.law, of="", unit=row.unit)
            yield f"- `{row.name} {row.key}`: {value.wanted(row.value)}".replace(" `:", "`:")
            yield from self._source(row)

    def _charges(self) -> Iterator[str]:
        yield from self._heading("charges")
        seen: set[str] = set()
        for authority in (row.id for row in self.law.authorities()):
            for row in self.law.charges(self.procedure, authority):
                if row.id in seen:
                    continue
                seen.add(row.id)
                shown = Shown(language=self.language, law=self.law, of="", unit="eur")
                payee = self.law.authority(row.payee).name.said_in(self.language)
                label = row.label.said_in(self.language)
                amount = shown.wanted(row.amount)
                yield f"- {self._say('charge', label=label, amount=amount, payee=payee)}"
                yield from self._test(row.unless, "unless")
                yield from self._source(row)

    def _terms(self) -> Iterator[str]:
        yield from self._heading("terms")
        for term in self.law.terms(self.procedure, ""):
            length = say("findings.not-known", self.language)
            if term.length is not None:
                length = say(f"findings.{term.unit}", self.language, count=term.length)
            yield f"- `{term.name}`: {length} (`{term.starts}` → `{term.effect}`)"
            yield from self._source(term)

    def _may(self) -> Iterator[str]:
        yield from self._heading("may")
        yield from self._rows(
            (f"`{act}`", f"`{row.lane or '-'}`", _codes(row.kinds), _codes(row.roles))
            for row in self.law.all(May)
            for act in row.acts
        )

    def _sees(self) -> Iterator[str]:
        yield from self._heading("sees")
        yield from self._rows(
            (
                f"`{row.kind}`",
                _codes(row.categories),
                f"`{row.purpose}`",
                self._say("own") if row.own else "",
            )
            for row in self.law.all(Sees)
            if not row.procedures or self.procedure in row.procedures
        )

    def _rows(self, rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
        return (f"- {' · '.join(part for part in row if part)}" for row in rows)


def _codes(codes: Iterable[str]) -> str:
    return ", ".join(f"`{code}`" for code in codes)
