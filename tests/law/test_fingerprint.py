"""A norm that reads otherwise has another fingerprint; one that only travels further has not."""

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal

import pytest

from tessera.law.compare import Change, How
from tessera.law.figures import Amount
from tessera.law.fingerprint import fingerprint, norm_of
from tessera.law.in_flight import Flight, in_flight
from tessera.law.load import shelf
from tessera.law.model import Condition, Ground, Mark, Norm, Reference, Requirement, Term

NORMS = [row for rows in shelf().rows.values() for row in rows if isinstance(row, Norm)]
TERM = next(row for row in shelf().rows[Term] if row.length and not row.groups)
TODAY = date(2026, 11, 28)


def print_of(row):
    return fingerprint(row, shelf().on(TODAY))


def test_no_two_norms_share_one():
    assert len({print_of(row) for row in NORMS}) == len({row.id for row in NORMS})


@pytest.mark.parametrize(
    "change",
    [
        {"length": 99},
        {"until": date(2040, 1, 1)},
        {"since": date(2001, 1, 1)},
        {"cites": ("house-rule",)},
        {"mark": Mark.SIGNED},
        {"procedures": ("study",)},
        {"authorities": ("brussels",)},
        {"extension_max": 3},
    ],
)
def test_whatever_changes_in_the_row_changes_it(change):
    assert print_of(replace(TERM, **change)) != print_of(TERM)


def test_every_key_counts():
    said = {each.name for each in fields(TERM)} - {"id"}
    silent = {
        name for name in said if print_of(replace(TERM, **{name: "otherwise"})) == print_of(TERM)
    }
    assert silent == set()


def test_a_procedure_that_joins_a_group_leaves_its_rows_as_they_were():
    row = next(row for row in NORMS if row.groups)
    assert print_of(replace(row, procedures=("study",))) == print_of(row)


def test_a_figure_is_its_value_however_it_is_written():
    row = next(row for row in shelf().rows[Amount] if row.value)
    same = replace(row, value=Decimal(f"{row.value:f}") * Decimal("1.000"))
    assert print_of(same) == print_of(row)


def test_a_norm_is_found_by_its_id():
    assert norm_of(shelf(), TERM.id) is TERM
    assert norm_of(shelf(), "term/nothing@2020-01-01") is None


def change(row, how=How.NEXT):
    return Change(how=how, kind=type(row), before=row, after=row)


CONDITION = shelf().rows[Condition][0]


@pytest.mark.parametrize(
    ("told", "flight"),
    [
        (change(replace(CONDITION, reference=Reference.FILING)), Flight.KEEPS),
        (change(replace(CONDITION, reference=Reference.COMPLETENESS)), Flight.UNTIL_COMPLETE),
        (change(replace(CONDITION, reference=Reference.DECISION)), Flight.UNTIL_DECIDED),
        (change(shelf().rows[Requirement][0], How.NEW), Flight.KEEPS),
        (change(shelf().rows[Ground][0], How.NEW), Flight.DEED),
        (change(shelf().rows[Amount][0]), Flight.LEANS),
        (change(CONDITION, How.CORRECTED), Flight.CORRECTED),
    ],
)
def test_each_change_says_what_becomes_of_applications_in_flight(told, flight):
    assert in_flight(told) is flight
