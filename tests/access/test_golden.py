"""The agreement file and the golden matrix say the same, cell by cell, in both directions."""

from datetime import date
from types import SimpleNamespace

import pytest

from tessera.dossier.everything import acts
from tessera.dossier.kernel import Fact, Role
from tessera.journal.codec import decode  # noqa: F401 - loads every fact there is
from tessera.law.agreement import Circle, May, Sees
from tessera.law.load import shelf
from tessera.law.model import Kind, Lane, Question, Requirement
from tessera.law.switching import tried
from tessera.registry.circles import circle_of
from tests.access import golden

DAYS = [date(2026, 1, 5), date(2026, 9, 21), date(2027, 1, 1)]


def every(kind):
    for sub in kind.__subclasses__():
        yield from every(sub)
        if "code" in vars(sub):
            yield sub


WAITS = "recast-2024-1233"


@pytest.fixture(params=[*DAYS, WAITS], ids=str)
def law(request):
    if request.param == WAITS:
        return tried(shelf(), WAITS, DAYS[-1]).on(DAYS[-1])
    return shelf().on(request.param)


def in_force(law):
    """The acts that somebody may do by this law."""
    return {act for row in law.all(May) for act in row.acts}


def test_no_kind_role_lane_act_fact_or_category_is_missing_on_either_side(law):
    assert set(golden.KINDS) == {k.value for k in Kind} == set(golden.TABLE["sees"])
    assert set(golden.KINDS) == set(golden.TABLE["finds"])
    assert set(golden.ROLES) == {r.value for r in Role}
    assert set(golden.LANES) == {"", *(lane.value for lane in Lane)}
    assert set(golden.ACTS) == set(acts())
    waiting = golden.WAITING - in_force(law)
    assert in_force(law) == set(golden.ACTS) - waiting
    assert waiting in (set(), golden.WAITING)
    told = [code for row in law.all(Circle) for code in row.facts]
    assert sorted(golden.FACTS) == sorted(told) == sorted(set(told))
    ours = {f.code for f in every(Fact) if f.__module__.startswith("tessera.dossier")}
    assert set(golden.FACTS) == ours


def test_no_category_of_data_is_missing_on_either_side(law):
    for kind, row in golden.TABLE["sees"].items():
        assert set(row) == set(golden.CATEGORIES), kind
    asked = {row.category for row in (*law.all(Question), *law.all(Requirement))}
    given = {category for row in law.all(Sees) for category in row.categories}
    assert asked | given == set(golden.CATEGORIES)


def test_who_sees_what_is_the_same(law):
    differ = [
        (kind, category, own)
        for kind in golden.KINDS
        for category in golden.CATEGORIES
        for own in (False, True)
        if golden.sees(kind, category, own=own)
        != (law.sees(category, Kind(kind), own=own) is not None)
    ]
    assert differ == []


def test_who_may_do_what_is_the_same(law):
    there = in_force(law)
    differ = [
        (kind, role, act, lane)
        for kind, role, act, lane in golden.cells()
        if (act in there and golden.may(kind, role, act, lane))
        != (law.may(act, Lane(lane) if lane else None, Kind(kind), role) is not None)
    ]
    assert differ == []


@pytest.mark.parametrize("lane", ["work", "stay"])
@pytest.mark.parametrize(
    ("sender", "to"), [("worker", ("post",)), ("post", ("employer", "worker"))]
)
def test_who_may_know_of_a_fact_is_the_same(law, lane, sender, to):
    scene = SimpleNamespace(law=law, seat=SimpleNamespace(kind=Kind(sender)))
    differ = []
    for fact in golden.FACTS:
        told = SimpleNamespace(code=fact, lane=Lane(lane), to=tuple(map(Kind, to)))
        circle = circle_of(told, scene)
        for kind in golden.KINDS:
            within = circle == "all" or kind in circle.split()
            if within != golden.knows(kind, fact, lane=lane, sender=sender, to=to):
                differ.append((fact, kind, circle))
    assert differ == []
