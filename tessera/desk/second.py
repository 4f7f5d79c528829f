"""Proposals that wait for a second reader, and whether whoever looks may be that reader."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from tessera.desk.doors import OWN_LANE
from tessera.desk.mine import Shown
from tessera.dossier.acts.readers import Proposed
from tessera.journal.read import read_all
from tessera.law.load import shelf
from tessera.people.who import Who

ACT = "countersign"


def waits_for_another(places: Iterable[Shown], who: Who, day: date) -> frozenset[UUID]:
    """The dossiers among these that another of this seat must countersign.

    This person proposed it, or is no second reader. Call inside `people.reading`.
    """
    law, lane = shelf().on(day), OWN_LANE.get(who.seat.kind)
    proposed = [p for p in places if p.act == ACT]
    mine = {
        p.dossier
        for p in proposed
        if law.may(ACT, lane, who.seat.kind, who.seat.role, procedure=p.procedure)
    }
    last = {}
    for entry in read_all(sorted(mine), code=Proposed.code) if mine else ():
        if entry.seat == who.seat.organisation:
            last[entry.stream] = entry.person
    own = {dossier for dossier, person in last.items() if person == who.person}
    return frozenset({p.dossier for p in proposed} - mine | own)
