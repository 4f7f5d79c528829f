"""All is granted: the authority of the last half lets the decision go out; the title opens."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

from tessera.dossier.acts.doors import not_allowed, not_in_phase
from tessera.dossier.facts import DossierFact
from tessera.dossier.kernel import Act, Fact, Obstacle, Scene
from tessera.dossier.model import Dossier, FrozenTerm, Phase
from tessera.dossier.renewing import renewal_terms
from tessera.dossier.title import TitleOpened


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionIssued(DossierFact):
    """One administrative act, named by its paper.

    Annex 46 (both granted), 47 (the law granted the stay), or the paper of another procedure;
    `tacit`: the law itself granted.
    """

    code: ClassVar[str] = "decision-issued"
    annex: str
    tacit: bool = False

    def changes(self, dossier: Dossier) -> Dossier:
        phase = Phase.GRANTED_TACITLY if self.tacit or self.annex == "47" else Phase.GRANTED
        return replace(
            dossier,
            phase=phase,
            annex=self.annex,
            issued_on=self.on,
            issued_version=dossier.version + 1,
            ended_on=self.on,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueDecision(Act[Dossier]):
    """Let the joint decision go out, where it was held back."""

    code: ClassVar[str] = "issue-decision"

    def obstacles(self, state: Dossier, scene: Scene) -> Iterator[Obstacle]:
        yield from not_allowed(self.code, state.last, state, scene)
        yield from not_in_phase(state, Phase.EXAMINED)
        if state.awaits_payment:
            yield Obstacle(code="charge-open", values={"charge": state.open_charges[0].name})
        if state.phase is Phase.EXAMINED and not state.all_granted:
            yield Obstacle(code="half-not-granted")

    def facts(self, state: Dossier, scene: Scene) -> Iterator[Fact[Any]]:
        yield from issued(state, scene, annex=state.shape.paper)


def effected(before: Dossier, after: Dossier, scene: Scene) -> Iterator[Fact[Any]]:
    """What was granted and waited for its price goes out on the day that price is closed."""
    paid = before.awaits_payment and not after.awaits_payment
    ready = after.phase is Phase.EXAMINED and after.all_granted and after.lane(after.last).issues
    if paid and ready:
        yield from issued(after, scene, annex=after.shape.paper)


def begins(asked: date | None, deemed: date | None) -> date | None:
    """No stay is held before the law grants it. Residence Act, article 61/25-5, paragraph 2."""
    return max(asked, deemed) if asked and deemed else asked


def issued(
    dossier: Dossier, scene: Scene, *, annex: str, tacit: bool = False
) -> Iterator[Fact[Any]]:
    """The decision, and the title it opens in a stream of its own."""
    yield DecisionIssued(on=scene.day, annex=annex, tacit=tacit)
    law = scene.law
    terms = {
        name: FrozenTerm.of(law.term(name, procedure=dossier.procedure))
        for name in ("registration", "work-on-annex-46", "paper")
    }
    first = dossier.lane(dossier.first)
    yield TitleOpened(
        on=scene.day,
        procedure=dossier.procedure,
        worker=dossier.worker,
        employer=dossier.employer,
        municipality=dossier.municipality,
        work_authority=dossier.work.authority,
        since=begins(first.since, dossier.stay.verdict_on if tacit else None),
        until=first.until,
        annex=annex,
        in_belgium=dossier.in_belgium,
        registration=terms["registration"],
        start_of_work=terms["work-on-annex-46"],
        paper=terms["paper"],
        representative=dossier.representative,
        stay_authority=dossier.stay.authority,
        renewal=renewal_terms(law, dossier),
        follow_up=dossier.shape.follow_up,
        card=dossier.shape.card,
    )
