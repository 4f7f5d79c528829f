"""Before whom a decision is contested: the first instance that the law names, then the highest."""

from tessera.dossier.model import Dossier, Phase
from tessera.law.bodies import Body
from tessera.law.model import Lane
from tessera.law.shelf import Law

BODIES = tuple(body.value for body in Body)


def bodies(dossier: Dossier, lane: Lane, law: Law) -> tuple[str, ...]:
    """Before whom the decision on this half is contested; once judged there, the Council of State.

    All of them where the law of today names none for this authority.
    """
    name = "inadmissibility" if dossier.phase is Phase.INADMISSIBLE else lane.value
    try:
        remedy = law.remedy(name, dossier.lane(lane).authority, procedure=dossier.procedure)
    except LookupError:
        return BODIES
    judged = any(a.lane is lane and not a.pending for a in dossier.appeals)
    further = (Body.COUNCIL_OF_STATE.value,) if judged else ()
    return tuple(dict.fromkeys((*(b.value for b in remedy.bodies), *further)))
