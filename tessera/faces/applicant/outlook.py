"""What the law says of the answers so far: computed, told with its sources, deciding nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tessera.faces.applicant.application import Application
from tessera.faces.look.telling import Source, Teller, Told
from tessera.law.assess import assess
from tessera.law.findings import Verdict
from tessera.law.model import Authority, Lane, Mark, Reference
from tessera.words.languages import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """A sum the law asks; None while it is not known."""

    label: str
    payee: str
    amount: Decimal | None
    perhaps: bool
    sources: tuple[Source, ...]
    mark: Mark
    proof: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """Conditions by half; those that only an officer can answer apart."""

    work: Authority | None
    findings: Mapping[Lane, tuple[Told, ...]]
    officer: tuple[Told, ...]
    costs: tuple[Cost, ...]

    def counted(self, verdict: str) -> int:
        return sum(t.verdict == verdict for told in self.findings.values() for t in told)


def outlook(application: Application, language: Language) -> Outlook:
    law, told = application.law, application.told
    days = {Reference.FILING: law.day}
    start = told.get("contract.start")
    if isinstance(start, date) and start > law.day:
        days[Reference.START_OF_WORK] = start
    found = assess(law, application.draft.procedure, told, days=days)
    authority = found.authority or found.procedure.stay_authority
    teller = Teller(law=law, language=language, authority=authority)
    lanes = {
        lane: [teller.finding(f) for f in found.in_lane(lane)] for lane in found.procedure.lanes
    }
    return Outlook(
        work=law.authority(found.authority) if found.authority else None,
        findings={lane: tuple(t for t in each if not _officers(t)) for lane, each in lanes.items()},
        officer=tuple(t for each in lanes.values() for t in each if _officers(t)),
        costs=tuple(
            Cost(
                label=due.charge.label.said_in(language),
                payee=law.authority(due.charge.payee).name.said_in(language),
                amount=due.charge.amount,
                perhaps=due.verdict is Verdict.UNKNOWN,
                sources=teller.sources(due.charge.cites),
                mark=due.charge.mark,
                proof=due.charge.proof,
            )
            for due in found.due
            if due.verdict is not Verdict.NOT_MET
        ),
    )


def _officers(told: Told) -> bool:
    """A condition that waits for what an officer finds, not for the applicant."""
    return told.verdict is Verdict.UNKNOWN and (told.officer or not told.missing)
