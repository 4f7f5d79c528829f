"""What the conditions say of a dossier, and what a person answers where they say no."""

from collections.abc import Iterator, Mapping
from datetime import date

from tessera.dossier.kernel import Obstacle, Scene, wrong
from tessera.dossier.model import Dossier, FrozenFinding
from tessera.law.assess import assess
from tessera.law.findings import Finding, Verdict
from tessera.law.model import Answers, Lane, Reference

CLEAR = {Verdict.MET}
CONDITIONS = "conditions"


def reference_days(dossier: Dossier, day: date) -> dict[Reference, date]:
    """The day whose law governs each kind of norm of this dossier."""
    filed = dossier.filed_on or day
    return {
        Reference.FILING: filed,
        Reference.COMPLETENESS: dossier.complete_on or day,
        Reference.DECISION: day,
    }


def known_of(dossier: Dossier) -> Answers:
    """What the facts answer, so that nobody is asked: whether the federal contribution is paid."""
    paid = [bool(c.closed) for c in dossier.charges if c.name == "federal-contribution"]
    return {"payment.contribution-settled": all(paid)} if paid else {}


def findings(dossier: Dossier, scene: Scene, lane: Lane) -> tuple[Finding, ...]:
    """Each condition of one half, computed from the frozen answers."""
    found = assess(
        scene.shelf,
        dossier.procedure,
        {**scene.answers, **known_of(dossier)},
        days=reference_days(dossier, scene.day),
        authority=dossier.work.authority,
        life=scene.life,
    )
    return found.in_lane(lane)


def frozen(
    dossier: Dossier,
    scene: Scene,
    lane: Lane,
    otherwise: Mapping[str, str],
    *,
    against: bool = False,
) -> tuple[FrozenFinding, ...]:
    """The findings as the fact keeps them, with what the officer said of them.

    `against`: whoever refuses may find that a condition is not met that was computed to be met.
    """
    said = {name: note for name, note in otherwise.items() if note}
    told = []
    for f in findings(dossier, scene, lane):
        name = f.condition.name
        seen = name in said and (against or f.verdict not in CLEAR)
        told.append(
            FrozenFinding(
                condition=name,
                version=f.condition.since,
                verdict=f.verdict.value,
                seen_as="otherwise" if seen else "",
                note=said[name] if seen else "",
            )
        )
    return tuple(told)


def nothing_unmet(
    dossier: Dossier,
    scene: Scene,
    lane: Lane,
    otherwise: Mapping[str, str],
    *,
    grounds: tuple[str, ...],
) -> bool:
    """Refused for its conditions, though each is met by the computation and by the officer."""
    if CONDITIONS not in grounds or not dossier.procedure or any(otherwise.values()):
        return False
    found = findings(dossier, scene, lane)
    return bool(found) and all(f.verdict in CLEAR for f in found)


def unexplained(
    dossier: Dossier, scene: Scene, lane: Lane, otherwise: Mapping[str, str]
) -> Iterator[Obstacle]:
    """A condition not met or not known shuts no act; the officer says why it is otherwise."""
    if not dossier.procedure:
        return
    for finding in findings(dossier, scene, lane):
        name = finding.condition.name
        if finding.verdict not in CLEAR and not otherwise.get(name):
            yield wrong(
                "say-why", f"otherwise.{name}", condition=name, verdict=finding.verdict.value
            )
