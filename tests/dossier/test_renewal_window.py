"""From which day a permit is renewed, and when it is no more."""

from dataclasses import replace
from datetime import date

import pytest

from tessera.dossier.model import FrozenTerm
from tessera.dossier.renewing import renewal_shut
from tessera.dossier.title import Title
from tessera.law.load import shelf

LAW = shelf().on(date(2026, 9, 21))
OPENS = LAW.term("renewal-opens", procedure="single-permit-highly-skilled", authority="flanders")
TITLE = Title(
    opened_on=date(2026, 11, 16),
    since=date(2027, 2, 1),
    until=date(2030, 1, 31),
    renewal_terms=(FrozenTerm.of(OPENS),),
)


def shut(title, day):
    return renewal_shut(title, LAW.calendar, day)


@pytest.mark.parametrize("day", [date(2026, 12, 1), date(2028, 5, 1), date(2029, 9, 17)])
def test_before_the_window_it_is_shut_and_names_the_first_day(day):
    found = shut(TITLE, day)
    assert found.code == "renewal-too-early"
    assert found.values == {"first": date(2029, 9, 18)}
    assert found.source == "flemish-pages#renewal"


@pytest.mark.parametrize("day", [date(2029, 9, 18), date(2030, 3, 1)])
def test_in_the_window_and_late_it_is_open(day):
    assert shut(TITLE, day) is None


def test_where_no_window_is_known_it_is_open_once_the_permit_runs():
    unknown = replace(TITLE, renewal_terms=())
    assert shut(unknown, date(2027, 1, 31)).values == {"first": date(2027, 2, 1)}
    assert shut(unknown, date(2027, 2, 1)) is None


@pytest.mark.parametrize("ended", ["withdrawn_on", "work_ended_on", "stay_ended_on"])
def test_a_right_that_ended_or_was_withdrawn_is_not_renewed(ended):
    day = date(2029, 10, 1)
    assert shut(replace(TITLE, **{ended: day}), day).code.endswith("-already")
