"""A file in flight keeps what held or moves along, as the new row declares, and comes back when it is undone."""

from datetime import date

import pytest

from tessera.law.assess import assess
from tessera.law.bundle import shipped
from tessera.law.compare import compared
from tessera.law.impact import Weigher
from tessera.law.impact_rows import Reached
from tessera.law.in_flight import Flight, in_flight
from tessera.law.load import assembled
from tessera.law.model import Reference
from tests.law.persons import PROCEDURE, a_person

DAY = date(2027, 1, 1)
BEFORE, AFTER = date(2026, 11, 1), date(2027, 2, 1)
ROW = """
[[condition]]
name = "odd"
lane = "work"
procedures = ["single-permit-highly-skilled"]
authorities = ["flanders"]
test = {{ test = "is", of = "job.kind", value = "nurse" }}
reference = "{reference}"
since = 2027-01-01
cites = ["practice"]
mark = "single"
label.nl = "a"
label.fr = "b"
label.de = "c"
label.en = "d"
"""
FILED_BEFORE = {
    "decided before": {"filing": BEFORE, "completeness": BEFORE, "decision": BEFORE},
    "complete before": {"filing": BEFORE, "completeness": BEFORE, "decision": AFTER},
    "complete after": {"filing": BEFORE, "completeness": AFTER, "decision": AFTER},
    "filed after": {"filing": AFTER, "completeness": AFTER, "decision": AFTER},
}
MOVES = {
    Flight.KEEPS: {"filed after"},
    Flight.UNTIL_COMPLETE: {"filed after", "complete after"},
    Flight.UNTIL_DECIDED: {"filed after", "complete after", "complete before"},
}
OLD = assembled(shipped())


@pytest.fixture(scope="module", params=["filing", "completeness", "decision"])
def new(request):
    row = ROW.format(reference=request.param).encode()
    return assembled(shipped() | {"odd.toml": row})


def asked(law, days):
    at = {Reference(name): day for name, day in days.items()}
    found = assess(law, PROCEDURE, a_person("flanders"), days=at, authority="flanders")
    return "odd" in {each.condition.name for each in found.findings}


def test_exactly_those_move_of_whom_the_change_says_so(new):
    (change,) = compared(OLD, new)
    moved = {name for name, days in FILED_BEFORE.items() if asked(new, days)}
    assert moved == MOVES[in_flight(change)]


def test_the_impact_touches_those_that_move_and_no_other(new):
    (change,) = compared(OLD, new)
    weigher = Weigher(OLD, new, AFTER)
    touched = {
        name
        for name, days in FILED_BEFORE.items()
        if name != "decided before"  # no open dossier
        and weigher.effects(
            Reached(PROCEDURE, "flanders", days["filing"], days["completeness"]),
            a_person("flanders"),
        )
    }
    assert touched == MOVES[in_flight(change)]


def test_undone_by_the_bundle_of_before_everybody_is_read_as_before(new):
    again = assembled(shipped())
    assert [in_flight(change) for change in compared(new, again)] == [Flight.CORRECTED]
    assert not any(asked(again, days) for days in FILED_BEFORE.values())
