"""What an act would bring about, told before anybody does it; nothing of it stays."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from tessera.desk.life import life_of
from tessera.desk.standing import Standing, standing
from tessera.dossier.kernel import Act, Fact, settle
from tessera.people.who import Who
from tessera.registry.papers import revision_for
from tessera.registry.record import Asking, scene_of, stop_if_changed, worker_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsed:
    """The facts that would happen, and the dossier as it stands before them."""

    facts: tuple[Fact[Any], ...]
    stands: Standing


def rehearse(dossier: UUID, act: Act[Any], who: Who, asking: Asking) -> Rehearsed:
    """Judge an act as `record` does. Raises Blocked with every reason why not."""
    with transaction.atomic(using="door"):
        stands = standing(dossier, using="door")
        if asking.seen is not None:
            stop_if_changed(stands, asking.seen, who)
        revision, unconfirmed = revision_for(
            dossier,
            act,
            stands,
            told=asking.answers,
            kind=who.seat.kind,
            by=who.person,
            at=asking.at,
        )
        life = life_of(worker_of(act, stands), but=dossier)
        scene = scene_of(who, asking, revision, unconfirmed, life=life, stands=stands)
        state: Any = stands.title if act.stream == "title" else stands.dossier
        try:
            facts = settle(act, state, scene)
        finally:
            transaction.set_rollback(True, using="door")
    return Rehearsed(facts=facts, stands=stands)
