"""A wanted start and the term to decide: too late, or in time and until when."""

from dataclasses import replace
from datetime import date

import pytest

from tessera.law.ahead import start_of
from tessera.law.assess import ends_of
from tessera.law.assessment import Ends
from tessera.law.load import shelf

TODAY = date(2026, 11, 28)
TERM = shelf().on(TODAY).term("decision")  # four months
ENDS = Ends(term=TERM, start=TODAY, last=ends_of(TERM, TODAY))


def test_a_start_before_the_last_day_to_decide_is_too_late():
    start = start_of(ENDS, {"contract.start": date(2027, 3, 1)})
    assert start.late
    assert start.begin_by is None
    assert start.sure_from == date(2027, 3, 29)


@pytest.mark.parametrize(
    ("wanted", "begin_by"),
    [(date(2027, 3, 29), TODAY), (date(2027, 6, 1), date(2027, 1, 31))],
)
def test_a_later_start_says_until_when_the_term_may_begin(wanted, begin_by):
    start = start_of(ENDS, {"card.start": wanted})
    assert not start.late
    assert start.begin_by == begin_by
    assert ends_of(TERM, begin_by) < wanted


def test_without_a_wanted_start_only_the_earliest_sure_one_is_known():
    start = start_of(ENDS, {})
    assert (start.wanted, start.late, start.begin_by) == (None, False, None)


def test_of_a_term_without_a_length_nothing_is_known():
    assert start_of(None, {}) is None
    assert start_of(replace(ENDS, last=None), {"contract.start": TODAY}) is None
