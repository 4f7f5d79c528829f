"""Who may file, for whom, and at which counter: the procedure names them."""

from collections.abc import Iterator

from tessera.dossier.kernel import Obstacle, Scene, wrong
from tessera.law.model import Kind
from tessera.law.procedure import Procedure

COUNTERS = (Kind.MUNICIPALITY, Kind.POST)


def not_a_filer(
    code: str, procedure: Procedure, scene: Scene, parties: dict[Kind, str]
) -> Iterator[Obstacle]:
    """The seat is one of the procedure's filers or counters, and files for itself or its own."""
    seat = scene.seat
    allowed = (*procedure.filers, *procedure.counters)
    may = scene.law.may(code, None, seat.kind, seat.role, procedure=procedure.code)
    if may is None or seat.kind not in allowed:
        yield Obstacle(code="not-yours-to-do")
    elif parties.get(seat.kind) != seat.organisation:
        yield Obstacle(code="not-a-party")
    if seat.kind is Kind.REPRESENTATIVE and not scene.mandate:
        yield Obstacle(code="mandate-missing")


def parties_wrong(procedure: Procedure, parties: dict[Kind, str]) -> Iterator[Obstacle]:
    """Some keep the employer out, which must not learn of them; one has no single worker."""
    if not parties[Kind.WORKER] and Kind.WORKER in procedure.parties:
        yield wrong("worker-missing", "worker")
    if parties[Kind.EMPLOYER] and Kind.EMPLOYER not in procedure.parties:
        yield wrong("not-its-party", "employer", kind=Kind.EMPLOYER.value)
