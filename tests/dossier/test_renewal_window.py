"""From which day a permit is renewed, and when it is no more."""

from dataclasses import replace
from datetime import date

import pytest

from tessera.dossier.model import FrozenTerm
from tessera.dossier.renewing import renewal_shut
from tessera.dossier.title import Title
from tessera.dossier.title_clock import CLOSES, EARLY, OPENS, title_clocks
from tessera.dossier.titled import Paper
from tessera.law.load import shelf

LAW = shelf().on(date(2026, 9, 21))
FIRST = LAW.term("renewal-opens", procedure="single-permit-highly-skilled", authority="flanders")
WINDOW = tuple(
    FrozenTerm.of(LAW.term(name, procedure="single-permit-highly-skilled", authority="flanders"))
    for name in (EARLY, OPENS, CLOSES)
)
TITLE = Title(
    opened_on=date(2026, 11, 16),
    since=date(2027, 2, 1),
    until=date(2030, 1, 31),
    renewal_terms=(FrozenTerm.of(FIRST),),
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


def test_nobody_is_reminded_before_the_first_day_on_which_one_may_file():
    clocks = {c.key: c for c in title_clocks(replace(TITLE, renewal_terms=WINDOW), LAW.calendar)}
    assert set(clocks) == {OPENS, CLOSES}
    sooner = replace(WINDOW[0], length=4)
    late = replace(TITLE, renewal_terms=(sooner, *WINDOW[1:]))
    assert {c.key for c in title_clocks(late, LAW.calendar)} == {EARLY, OPENS, CLOSES}


@pytest.mark.parametrize("known", ["stay_ended_on", "work_lapsed_on"])
def test_no_term_of_a_right_that_ended_runs_on_for_anybody(known):
    paper = Paper(annex="49", since=date(2026, 11, 30), until=date(2027, 2, 26), near=WINDOW[0])
    title = replace(TITLE, renewal_terms=WINDOW, papers=(paper,), paper_term=WINDOW[0])
    assert all(c.running for c in title_clocks(title, LAW.calendar))
    ended = replace(title, **{known: date(2026, 12, 15)})
    assert {c.ended_on for c in title_clocks(ended, LAW.calendar)} == {date(2026, 12, 15)}


def test_a_withdrawn_permit_has_no_window_to_renew_any_more():
    ended = replace(TITLE, renewal_terms=WINDOW, withdrawn_on=date(2026, 12, 15))
    assert not any(c.running for c in title_clocks(ended, LAW.calendar))
