"""Lists stay ranges of an index, whichever seat asks first on a connection."""

import json

import pytest
from django.db import connections
from psycopg import ClientCursor

from tessera.desk.mine import my_places
from tessera.desk.queue import Filter, counts, finds, queue
from tessera.dossier.kernel import Role, Seat
from tessera.law.model import Kind
from tessera.people.doors import reading_only
from tests.faces.api.conftest import application, programs

__all__ = ["application", "programs"]
SEATS = (
    Seat(organisation="immigration-office", kind=Kind.STAY_AUTHORITY, role=Role.OFFICER),
    Seat(organisation="flanders", kind=Kind.WORK_AUTHORITY, role=Role.OFFICER),
    Seat(organisation="german-speaking", kind=Kind.WORK_AUTHORITY, role=Role.OFFICER),
    Seat(organisation="municipality:44021", kind=Kind.MUNICIPALITY, role=Role.OFFICER),
)
FILL = """
insert into desk_place
select s.seat, gen_random_uuid(), s.kind, n::text, 'p', 'filed', 'none', 'none',
    (array['todo', 'waiting', 'done'])[n % 3 + 1], '', '', date '2026-01-01' + n % 300,
    date '2026-01-01', date '2026-01-01', (array['', 'a', 'b'])[n / 3 % 3 + 1], '',
    gen_random_uuid()
from (values ('immigration-office', 'stay-authority', 20000), ('flanders', 'work-authority', 9000),
    ('german-speaking', 'work-authority', 300), ('municipality:44021', 'municipality', 40))
    as s(seat, kind, many), lateral generate_series(1, s.many) n
"""
WORDS = """
insert into desk_word select seat, 'word' || row_number() over (), dossier from desk_place
"""
ASKED = {
    "page": lambda: queue(Filter()),
    "mine": lambda: queue(Filter(assignee="a")),
    "free": lambda: queue(Filter(assignee="nobody")),
    "phase": lambda: queue(Filter(phase="filed")),
    "words": lambda: queue(Filter(words="rao")),
    "reference": lambda: finds("2026-AAAA-BB"),
    "counts": lambda: counts("a"),
    "own": my_places,
}


@pytest.fixture
def desk(db_roles):
    with connections["door"].cursor() as cursor:
        cursor.execute(FILL)
        cursor.execute(WORDS)
    with connections["owner"].cursor() as cursor:
        cursor.execute("analyze desk_place, desk_word")


def plans(ask, seat):
    """How each statement is gone about, when this seat asks."""
    told = []

    def explained(execute, sql, params, many, context):
        if "desk_" in sql:
            connection = connections["default"].connection
            with ClientCursor(connection) as cursor:
                cursor.execute("explain (format json) " + cursor.mogrify(sql, params))
                told.append(cursor.fetchone()[0])
        return execute(sql, params, many, context)

    with reading_only(seat, person=""), connections["default"].execute_wrapper(explained):
        ask()
    return told


def nodes(plan):
    yield plan
    for inner in plan.get("Plans", ()):
        yield from nodes(inner)


@pytest.mark.parametrize("what", ASKED)
def test_a_list_reads_a_range_of_an_index_whichever_seat_asks(desk, what):
    for seat in SEATS:
        found = plans(ASKED[what], seat)
        assert found
        for plan in found:
            steps = list(nodes(plan[0]["Plan"]))
            kinds = {step["Node Type"] for step in steps}
            assert "Seq Scan" not in kinds, (seat.organisation, json.dumps(plan, indent=1))
            assert not any("hashed SubPlan" in str(step.get("Filter")) for step in steps)


def noting(told):
    def noted(execute, sql, *rest):
        told.append(sql)
        return execute(sql, *rest)

    return noted


def test_a_page_and_its_counts_take_three_statements(desk):
    told = []
    with connections["default"].execute_wrapper(noting(told)), reading_only(SEATS[0], person=""):
        queue(Filter())
        counts("a")
    assert len(told) == 3  # the seat, the page, the counts


def test_filing_takes_a_fixed_number_of_statements(programs, application):
    employer = programs("employer")
    employer.post("dossiers", application)
    told = []
    wrapper = noting(told)
    with (
        connections["default"].execute_wrapper(wrapper),
        connections["door"].execute_wrapper(wrapper),
    ):
        assert employer.post("dossiers", application).status_code == 201
    assert len(told) <= 12, told
