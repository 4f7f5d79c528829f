"""Why a condition is met or not: what was said, what the law asks, which text says so."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tessera.faces.look import stretches
from tessera.faces.look.weighing import weighed
from tessera.law.citing import cited_for
from tessera.law.explain import Shown, cited
from tessera.law.figures import Listed
from tessera.law.findings import ClauseFinding, Finding, Verdict, least_sure
from tessera.law.model import Mark, Norm, Question
from tessera.law.needs import alternative, need
from tessera.law.shelf import Law
from tessera.law.struck import struck_on
from tessera.words import dates
from tessera.words.languages import Language
from tessera.words.sentences import say

RENEWAL = ("application.kind", "renewal")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One text behind a norm, with its article, as a reader meets it."""

    title: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One clause in words: what it is about, what was found, what is wanted; `said` is the whole.

    Of two that would each have been enough, the second says so.
    """

    asked: str
    found: str
    wanted: str
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One finding in words; `open` names what would settle it, `missing` the same by its codes.

    `seen`: why whoever decided saw it otherwise. `look_up`: where anybody can look up what an
    officer will, when all that is open is a list that we do not have in full.
    """

    name: str
    verdict: Verdict
    label: str
    reasons: tuple[Reason, ...]
    open: tuple[str, ...]
    notes: tuple[str, ...]
    sources: tuple[Source, ...]
    mark: Mark
    officer: bool
    missing: tuple[str, ...]
    seen: str = ""
    look_up: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """Says things of one law in one language; before an `authority`, with the texts of its own."""

    law: Law
    language: Language
    authority: str = ""

    def finding(self, finding: Finding) -> Told:
        """With the norms that decided: a figure that made no difference is left out."""
        weight = weighed(finding.condition.test, finding.clauses)
        decisive = weight.decisive
        behind = (*weight.gates, *decisive)
        norms = (finding.condition, *(norm for clause in behind for norm in clause.norms))
        cited = [cited_for(norm, self.law, self.authority) for norm in norms]
        struck = tuple(self._struck(finding.clauses))
        blocked = self._blocked(finding, decisive) if struck else ()
        return Told(
            name=finding.condition.name,
            verdict=finding.verdict,
            label=finding.condition.label.said_in(self.language),
            reasons=blocked or self._reasons((*decisive, *_reached(finding))),
            open=tuple(dict.fromkeys(self.name(name) for name in finding.missing)),
            notes=(*(() if blocked else struck), *self.notes(norms)),
            sources=self.sources(cite for cites, _ in cited for cite in cites),
            mark=least_sure(mark for _, mark in cited),
            officer=finding.condition.officer,
            missing=finding.missing,
            look_up=self._look_up(finding),
        )

    def _look_up(self, finding: Finding) -> str:
        looked = [each for each in finding.telling if each.test == "one-of"]
        if finding.verdict is not Verdict.UNKNOWN or not finding.condition.officer:
            return ""
        if any(each.found is None and each.wanted is not None for each in looked):
            return ""
        lists = (norm for each in looked if each.wanted is None for norm in each.norms)
        row = next((norm for norm in lists if isinstance(norm, Listed)), None)
        return self.list_in_force("findings.look-up", row) if row else ""

    def list_in_force(self, key: str, row: Listed, **more: str) -> str:
        """A sentence that names a list with the day since which it holds, and where it stands."""
        source, since = cited(row.cites[0], self.language, self.law), row.since
        return say(key, self.language, source=source, day=dates.day(since, self.language), **more)

    def _reasons(self, clauses: Sequence[ClauseFinding]) -> tuple[Reason, ...]:
        """Each once: an alternative that reads like the one before it says nothing more."""
        alone = len(clauses) == 1
        told: dict[str, Reason] = {}
        for before, each in zip((None, *clauses), clauses, strict=False):
            said = self.reason(each, alone=alone).said
            instead = before is not None and alternative(before, each)
            told.setdefault(said, self.reason(each, instead=instead, alone=alone))
        return tuple(told.values())

    def _blocked(self, finding: Finding, decisive: Sequence[ClauseFinding]) -> tuple[Reason, ...]:
        """What was struck and only a renewal can have still, instead of the kind of filing."""
        if finding.verdict is not Verdict.NOT_MET or not any(
            (each.of, each.wanted) == RENEWAL for each in decisive
        ):
            return ()
        clause = next(each for each in finding.clauses if struck_on(each, self.law))
        asked, found = self.name(clause.of), self.value(clause.of, clause.found)
        only = say("findings.struck-renewal", self.language)
        said = f"{' '.join(self._struck(finding.clauses))} {only}"
        return (Reason(asked=asked, found=found, wanted=said, said=said),)

    def _struck(self, clauses: Sequence[ClauseFinding]) -> Iterator[str]:
        """Since when something no longer stands on a list on which the law would look for it."""
        told = {clause.of: day for clause in clauses if (day := struck_on(clause, self.law))}
        for of, day in told.items():
            found = next(clause.found for clause in clauses if clause.of == of)
            what, on = self.value(of, found), dates.day(day, self.language)
            yield say("findings.struck", self.language, what=what, day=on)

    def reason(
        self, clause: ClauseFinding, *, instead: bool = False, alone: bool = False
    ) -> Reason:
        """`instead`: the clause before would have been enough; `alone`: there is no other."""
        asked, wanted = self.name(clause.of), self.wanted(clause, alone=alone)
        found = self.value(clause.of, clause.found)
        key = "findings.said-asked" if asked.endswith("?") else "findings.said"
        shown = found or say("findings.not-answered", self.language)
        said = f"{say(key, self.language, asked=asked, found=shown)} {wanted}".strip()
        if instead:
            said = say("findings.said-or", self.language, said=said)
        return Reason(asked=asked, found=found, wanted=wanted, said=said)

    def name(self, of: str) -> str:
        """What an answer or a derived value is called, short where it has a short name."""
        if question := self._question(of):
            return (question.short or question.label).said_in(self.language)
        return self._shown(of).what()

    def value(self, of: str, value: object, *, norms: Iterable[Norm] = ()) -> str:
        """An answer as people write it in this language; empty when it is not known."""
        if isinstance(value, tuple):
            rows = all(isinstance(row, Mapping) for row in value)
            return stretches.told(value, self.language) if rows else ""
        if value is None:
            return ""
        return self._shown(of, norms).value(value)

    def wanted(self, clause: ClauseFinding, *, alone: bool = False) -> str:
        """What the law asks, where what was found does not say it already."""
        return need(clause, self._shown(clause.of, clause.norms), alone=alone)

    def sources(self, cites: Iterable[str]) -> tuple[Source, ...]:
        """Each text once, with its article; in the order in which they are cited."""
        told = (
            Source(
                title=cited(cite, self.language, self.law), address=self.law.source(cite).address
            )
            for cite in cites
        )
        return tuple(dict.fromkeys(told))

    def basis(self, norm: Norm) -> tuple[tuple[Source, ...], Mark]:
        """The texts a norm rests on here, and how sure that leaves it."""
        cites, mark = cited_for(norm, self.law, self.authority)
        return self.sources(cites), mark

    def notes(self, norms: Iterable[Norm]) -> tuple[str, ...]:
        found = (norm.note.said_in(self.language) for norm in norms if norm.note)
        return tuple(dict.fromkeys(found))

    def _question(self, of: str) -> Question | None:
        return next(iter(self.law.named(Question, of)), None)

    def _shown(self, of: str, norms: Iterable[Norm] = ()) -> Shown:
        units = [derived.unit for derived in self.law.derivations(of)]
        units += [getattr(norm, "unit", "") for norm in norms]
        unit = next((unit for unit in units if unit), "")
        return Shown(language=self.language, law=self.law, of=of, unit=unit)


def _reached(finding: Finding) -> tuple[ClauseFinding, ...]:
    """The floors that are reached already, where all are asked and another is not known."""
    if finding.verdict is not Verdict.UNKNOWN:
        return ()
    return tuple(
        each
        for each in finding.clauses
        if (each.verdict, each.test) == (Verdict.MET, "at-least")
        and len(each.within) == 1
        and each.within[0].startswith("all#")
    )
