"""What every fact does besides its own change: count itself, and note who holds each lane."""

from abc import abstractmethod
from dataclasses import dataclass, replace
from datetime import date

from tessera.dossier.half import Spell, Verdict
from tessera.dossier.kernel import Fact
from tessera.dossier.model import Dossier, Phase
from tessera.law.model import Kind, Lane

OTHER_LANE = "other-lane"
LAW = "law"
APPLICANT = "applicant"
NOBODY = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierFact(Fact[Dossier]):
    """A fact of a dossier. Subclasses say what changes; counting and holding are done here."""

    @abstractmethod
    def changes(self, dossier: Dossier) -> Dossier: ...

    def applied_to(self, state: Dossier) -> Dossier:
        after = replace(self.changes(state), version=state.version + 1)
        return _held(after, self.on)


def holder(dossier: Dossier, lane: Lane) -> str:
    """Who has this lane in hand: every day of it belongs to somebody."""
    state = dossier.lane(lane)
    if dossier.phase.ended or dossier.phase is Phase.NOT_FILED or state.opened_on is None:
        return NOBODY
    if state.verdict is Verdict.SILENT:
        return LAW
    if not state.undecided:
        return OTHER_LANE
    asked = [r for r in dossier.open_requests if r.lane is lane and r.clock not in dossier.passed]
    if asked:
        worker_only = all(i.of is Kind.WORKER for r in asked for i in r.items)
        return Kind.WORKER.value if worker_only else APPLICANT
    if lane is Lane.STAY and "decision" in dossier.passed:
        return LAW
    return (Kind.WORK_AUTHORITY if lane is Lane.WORK else Kind.STAY_AUTHORITY).value


def _held(dossier: Dossier, on: date) -> Dossier:
    """Adds a spell for each lane whose holder changed; a fact known late never turns time back."""
    spells = dossier.spells
    for lane in dossier.lanes:
        now = holder(dossier, lane)
        last = next((s for s in reversed(spells) if s.lane is lane), None)
        if now != (last.holder if last else NOBODY):
            since = max(on, last.since) if last else on
            spells = (*spells, Spell(lane=lane, since=since, holder=now))
    return dossier if spells is dossier.spells else replace(dossier, spells=spells)
