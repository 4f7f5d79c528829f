"""Before whom a decision is contested: the first instance that the law names, then the highest."""

from tessera.dossier.model import Dossier, Phase
from tessera.dossier.restoring import contestable
from tessera.dossier.title import Title
from tessera.law.bodies import Body
from tessera.law.model import Lane
from tessera.law.shelf import Law

BODIES = tuple(body.value for body in Body)


def bodies(dossier: Dossier, lane: Lane, law: Law) -> tuple[str, ...]:
    """Before whom the decision on this half is contested; once judged there, the Council of State.

    All of them where the law of today names none for this authority.
    """
    name = "inadmissibility" if dossier.phase is Phase.INADMISSIBLE else lane.value
    judged = any(a.lane is lane and not a.pending for a in dossier.appeals)
    authority = dossier.lane(lane).authority
    return _named(law, name, authority, dossier.procedure, judged=judged)


def bodies_of_title(title: Title, lane: Lane, law: Law) -> tuple[str, ...]:
    """The same of the withdrawal of the work, or of the ending of the stay."""
    decided = contestable(title, lane)
    judged = any(a.lane is lane and a.against == decided and not a.pending for a in title.appeals)
    authority = title.work_authority if lane is Lane.WORK else title.stay_authority
    return _named(law, lane.value, authority, title.procedure, judged=judged)


def _named(law: Law, name: str, authority: str, procedure: str, *, judged: bool) -> tuple[str, ...]:
    try:
        remedy = law.remedy(name, authority, procedure=procedure)
    except LookupError:
        return BODIES
    further = (Body.COUNCIL_OF_STATE.value,) if judged else ()
    return tuple(dict.fromkeys((*(b.value for b in remedy.bodies), *further)))
