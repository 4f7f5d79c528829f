"""A wanted start and the term to decide: too late, or in time and until when."""

from dataclasses import replace
from datetime import date

import pytest

from tessera.law.ahead import start_of, window_of
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


CHECK = Ends(term=shelf().on(TODAY).term("completeness"), start=TODAY, last=date(2026, 12, 28))


@pytest.mark.parametrize(
    ("wanted", "visa", "stands"),
    [
        (date(2027, 3, 28), False, "late"),
        (date(2027, 4, 1), False, "if"),
        (date(2027, 4, 29), False, "sure-for"),
        (date(2027, 4, 29), True, "if"),
    ],
)
def test_in_time_for_certain_counts_the_check_and_never_a_visa_of_which_no_term_is_known(
    wanted, visa, stands
):
    start = start_of(ENDS, {"contract.start": wanted}, check=CHECK, visa=visa)
    assert start.stands == stands


RENEWS = {"application.kind": "renewal", "stay.until": date(2027, 1, 31)}


@pytest.mark.parametrize(
    ("code", "authority", "opens", "closes"),
    [
        ("single-permit-highly-skilled", "german-speaking", date(2026, 7, 31), date(2026, 11, 30)),
        ("single-permit-shortage", "flanders", date(2026, 9, 18), date(2026, 11, 30)),
        ("seasonal-renewal", "wallonia", date(2026, 7, 31), date(2026, 12, 31)),
        ("professional-card-belgium", "flanders", date(2026, 9, 18), None),
        ("student-renewal", "immigration-office", date(2026, 7, 31), date(2027, 1, 16)),
    ],
)
def test_a_renewal_is_asked_for_within_a_window_counted_back_from_the_card(
    code, authority, opens, closes
):
    law = shelf().on(TODAY)
    window = window_of(law, law.procedure(code), authority, RENEWS)
    assert (window.opens, window.closes) == (opens, closes)


def test_a_first_application_has_no_window_and_a_card_without_an_end_no_days():
    law = shelf().on(TODAY)
    skilled = law.procedure("single-permit-highly-skilled")
    assert window_of(law, skilled, "flanders", {"application.kind": "first"}) is None
    window = window_of(law, skilled, "flanders", {"application.kind": "renewal"})
    assert (window.until, window.opens, window.closes) == (None, None, None)
    assert window.last.length == 2
