"""What the law says of answers before anything is filed, in the words a story may use."""

from collections.abc import Iterator

from tessera.dossier.kernel import Scene
from tessera.law.assess import assess
from tessera.law.assessment import Assessment
from tessera.law.findings import Verdict

NOT_KNOWN = "unknown"


def supposed(procedure: str, scene: Scene, *, authority: str | None = None) -> dict[str, object]:
    """Who decides, each condition, paper, sum and term, and the last day that can be asked for."""
    found = assess(
        scene.shelf, procedure, scene.answers, days=scene.day, authority=authority, life=scene.life
    )
    return dict(_told(found))


def _told(found: Assessment) -> Iterator[tuple[str, object]]:
    yield "region", found.authority or NOT_KNOWN
    yield "rule", found.competence.rule
    yield "until", found.until or NOT_KNOWN
    for lane in found.procedure.lanes:
        yield f"verdict {lane.value}", found.verdict(lane).value
    for finding in found.findings:
        yield f"condition {finding.condition.name}", finding.verdict.value
    for needed in found.needed:
        yield f"paper {needed.requirement.name}", needed.verdict.value
    for due in found.due:
        sum_known = due.charge.amount if due.charge.amount is not None else NOT_KNOWN
        waived = due.verdict is Verdict.NOT_MET
        yield f"charge {due.charge.name}", "waived" if waived else sum_known
    for ends in found.terms:
        yield f"term {ends.term.name}", ends.last or NOT_KNOWN
