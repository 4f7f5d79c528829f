"""Seasons and transfers: counted over employers and dossiers, and never guessed."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tessera.law.case import AtLeast, Case
from tessera.law.derivations import DERIVATIONS
from tessera.law.derivations.mobility import fullest
from tessera.law.derivations.periods import Span, merged
from tessera.law.load import shelf
from tessera.law.model import Reference

FILED = date(2026, 11, 28)
MARCH = date(2027, 3, 1)
PROCEDURES = ("single-permit-seasonal", "seasonal-short", "seasonal-extension", "seasonal-renewal")


def derived(name, life=(), *, day=FILED, procedure="single-permit-seasonal", **answers):
    case = Case(
        answers={key.replace("__", ".").replace("_", "-"): v for key, v in answers.items()},
        law=shelf().on(day),
        day=day,
        days=dict.fromkeys(Reference, day),
        procedure=procedure,
        authority="flanders",
        derivations=DERIVATIONS,
        life=tuple(life),
    )
    return case.found(name)[0]


def a_season(first, days, **more):
    last = first + timedelta(days - 1)
    return {"procedure": "seasonal-short", "since": first, "until": last} | more


def asked(days, first=MARCH, *, earlier=False):
    return {
        "contract__start": first,
        "contract__end": first + timedelta(days - 1),
        "life__earlier_seasons": earlier,
    }


def within(life, days):
    return derived("days-stayed-within", life, **asked(days))


def test_the_days_asked_for_count_both_the_first_and_the_last():
    assert within([], 150) == 150
    assert within([], 1) == 1


def test_a_day_that_is_360_days_back_no_longer_counts():
    first = MARCH - timedelta(359)
    assert within([a_season(first, 10)], 1) == 11
    assert within([a_season(first - timedelta(1), 10)], 1) == 10


def test_a_day_in_two_periods_counts_once():
    twice = [a_season(date(2026, 8, 1), 30), a_season(date(2026, 8, 11), 30)]
    assert within(twice, 10) == 50


def test_only_seasons_in_belgium_count():
    abroad = a_season(date(2026, 8, 1), 30, country="FR")
    other = a_season(date(2026, 8, 1), 30) | {"procedure": "single-permit-highly-skilled"}
    assert within([abroad, other], 10) == 10


def test_a_period_without_a_day_leaves_only_a_lower_bound():
    open_ended = {"procedure": "seasonal-short", "since": date(2026, 8, 1), "until": None}
    assert within([open_ended], 10) == AtLeast(Decimal(10))
    backwards = {
        "procedure": "seasonal-short",
        "since": date(2026, 8, 2),
        "until": date(2026, 8, 1),
    }
    assert within([backwards], 10) == AtLeast(Decimal(10))


def test_earlier_seasons_that_nobody_asked_about_leave_only_a_lower_bound():
    assert derived("days-stayed-within", **asked(10, earlier=None)) == AtLeast(Decimal(10))
    assert derived("days-stayed-within", **asked(10, earlier=True)) == AtLeast(Decimal(10))


def test_declared_seasons_count_like_those_the_platform_knows():
    declared = {"life__seasons": ({"since": date(2026, 8, 1), "until": date(2026, 8, 30)},)}
    known = [a_season(date(2026, 8, 11), 30)]
    found = derived("days-stayed-within", known, **asked(10, earlier=True), **declared)
    assert found == 50


def test_without_a_contract_nothing_is_counted():
    assert derived("days-stayed-within", life__earlier_seasons=False) is None
    assert derived("seasonal-last-day", life__earlier_seasons=False) is None
    assert derived("seasonal-last-day", **asked(10, earlier=None)) is None


def test_the_last_day_is_the_contract_s_or_the_150th():
    assert derived("seasonal-last-day", **asked(100)) == MARCH + timedelta(99)
    assert derived("seasonal-last-day", **asked(300)) == MARCH + timedelta(149)
    used_up = [a_season(date(2026, 8, 1), 150)]
    assert derived("seasonal-last-day", used_up, **asked(10)) is None


SPANS = st.builds(
    lambda first, days: Span(first=first, last=first + days),
    st.integers(700_000, 701_500),
    st.integers(0, 200),
)


@given(st.lists(SPANS, max_size=8), SPANS, SPANS)
def test_one_more_period_never_lowers_the_count(before, more, now):
    fewer = fullest(merged((*before, now)), now, 360)
    assert fullest(merged((*before, more, now)), now, 360) >= fewer


@given(st.lists(SPANS, max_size=5), SPANS)
def test_the_fullest_stretch_is_the_one_that_counting_every_day_finds(before, now):
    days = {day for span in (*before, now) for day in range(span.first, span.last + 1)}
    firsts = range(now.first - 359, now.last + 1)
    naive = max(sum(f <= day <= f + 359 for day in days) for f in firsts)
    assert fullest(merged((*before, now)), now, 360) == naive


@given(st.lists(SPANS, max_size=8))
def test_merging_loses_no_day_and_counts_none_twice(spans):
    days = {day for span in spans for day in range(span.first, span.last + 1)}
    together = merged(spans)
    assert sum(span.days for span in together) == len(days)
    assert all(a.last + 1 < b.first for a, b in pairwise(together))


@given(st.lists(SPANS, max_size=6), st.integers(1, 250))
def test_the_last_day_that_can_be_asked_for_is_the_last_within_the_most(before, days):
    life = [
        {
            "procedure": "seasonal-short",
            "since": date.fromordinal(span.first),
            "until": date.fromordinal(span.last),
        }
        for span in before
    ]
    first = date.fromordinal(700_900)
    last = derived("seasonal-last-day", life, **asked(days, first))
    if last is None:
        assert derived("days-stayed-within", life, **asked(1, first)) > 150
    else:
        length = (last - first).days + 1
        assert derived("days-stayed-within", life, **asked(length, first)) <= 150
        if length < days:
            assert derived("days-stayed-within", life, **asked(length + 1, first)) > 150


def test_the_present_stay_is_the_one_the_day_lies_in():
    now = [a_season(FILED - timedelta(30), 90)]
    assert derived("present-stay-days", now, life__earlier_seasons=False) == 90
    assert derived("present-stay-days", [], life__earlier_seasons=False) is None


def test_the_last_season_is_the_last_that_is_over():
    seasons = [a_season(date(2024, 5, 1), 31), a_season(FILED, 31)]
    found = derived("last-seasonal-day", seasons, life__earlier_seasons=False)
    assert found == date(2024, 5, 31)


@pytest.mark.parametrize(
    ("procedure", "kind", "renews"),
    [
        ("seasonal-renewal", None, True),
        ("single-permit-seasonal", "renewal", True),
        ("single-permit-seasonal", "first", False),
        ("single-permit-seasonal", None, None),
    ],
)
def test_a_renewal_is_one_by_its_procedure_or_by_the_answer(procedure, kind, renews):
    assert derived("renewal", procedure=procedure, application__kind=kind) is renews


def a_transfer(first, last, **more):
    return {"procedure": "single-permit-ict", "since": first, "until": last} | more


def transferred(name, life, *, end, category="specialist", day=FILED, **more):
    answers = {
        "contract__start": date(2027, 2, 1),
        "contract__end": end,
        "ict__category": category,
        "life__earlier_transfers": bool(life),
    }
    procedure = "single-permit-ict"
    listed = {"life__transfers": ()} if not life else {}
    return derived(name, life, day=day, procedure=procedure, **(answers | listed | more))


@pytest.mark.parametrize(
    ("end", "months"),
    [
        (date(2027, 2, 1), 1),
        (date(2027, 2, 28), 1),
        (date(2027, 3, 1), 2),
        (date(2030, 1, 31), 36),
        (date(2030, 2, 1), 37),
    ],
)
def test_a_month_of_transfer_begun_counts_whole(end, months):
    assert transferred("ict-months", (), end=end) == months


def test_a_transfer_in_another_state_counts():
    abroad = (a_transfer(date(2026, 2, 1), date(2027, 1, 31), country="DE"),)
    told = {"life__transfers": ({"since": date(2026, 2, 1), "until": date(2026, 2, 1)},)}
    assert transferred("ict-months", abroad, end=date(2028, 1, 31), **told) == 24


def test_after_three_months_a_new_count_begins():
    told = {"life__transfers": ({"since": date(2026, 1, 1), "until": date(2026, 1, 1)},)}
    apart = (a_transfer(date(2026, 1, 1), date(2026, 10, 31)),)
    near = (a_transfer(date(2026, 1, 1), date(2026, 11, 1)),)
    assert transferred("ict-months", apart, end=date(2027, 2, 28), **told) == 1
    assert transferred("ict-months", near, end=date(2027, 2, 28), **told) == 11


@pytest.mark.parametrize(
    ("day", "months"),
    [(date(2026, 11, 28), 2), (date(2026, 11, 29), 3), (date(2026, 8, 20), 0)],
)
def test_the_gap_is_of_whole_months_after_the_last_day(day, months):
    ended = [a_transfer(date(2024, 1, 1), date(2026, 8, 28))]
    assert derived("gap-since", ended, day=day, life__earlier_transfers=False) == months


def test_no_transfer_leaves_no_gap_to_count():
    assert derived("gap-since", life__earlier_transfers=False) is None
    assert derived("earlier-transfers", life__earlier_transfers=False) == 0
    assert derived("earlier-transfers") == AtLeast(Decimal(0))


@pytest.mark.parametrize(
    ("category", "first_permit", "last"),
    [
        ("specialist", None, date(2030, 1, 31)),
        ("trainee", None, date(2028, 1, 31)),
        ("manager", date(2029, 6, 30), date(2029, 6, 30)),
        ("manager", date(2027, 1, 1), None),
        (None, None, None),
    ],
)
def test_a_transfer_ends_with_the_contract_the_longest_time_or_the_first_permit(
    category, first_permit, last
):
    found = transferred(
        "transfer-last-day",
        (),
        end=date(2031, 1, 31),
        category=category,
        first_permit__until=first_permit,
    )
    assert found == last


@given(st.lists(SPANS, max_size=6), SPANS)
def test_one_more_transfer_never_shortens_the_count(before, more):
    def counted(spans):
        life = [
            a_transfer(date.fromordinal(span.first), date.fromordinal(span.last)) for span in spans
        ]
        return derived(
            "ict-months",
            life,
            contract__start=date.fromordinal(701_000),
            contract__end=date.fromordinal(701_200),
            life__earlier_transfers=False,
        )

    assert counted([*before, more]) >= counted(before)


def test_days_nobody_can_count_to_are_not_known():
    far = {"contract__start": date(9998, 1, 1), "contract__end": date(9999, 12, 31)}
    assert derived("ict-months", life__earlier_transfers=False, **far) is None
    assert derived("days-stayed-within", life__earlier_seasons=False, **far) is None


def test_short_mobility_counts_only_visits_here():
    visits = [
        {"procedure": "ict-short-mobility", "since": FILED, "until": FILED + timedelta(9)},
        {
            "procedure": "ict-short-mobility",
            "country": "NL",
            "since": FILED + timedelta(20),
            "until": FILED + timedelta(29),
        },
    ]
    days = {"contract__start": FILED + timedelta(40), "contract__end": FILED + timedelta(49)}
    assert derived("short-mobility-days", visits, life__earlier_transfers=False, **days) == 20


@pytest.mark.parametrize(
    ("procedure", "kind", "end", "last"),
    [
        ("single-permit-trainee", "first", date(2027, 8, 1), date(2027, 7, 31)),
        ("single-permit-trainee", "first", date(2027, 5, 1), date(2027, 5, 1)),
        ("single-permit-volunteer", "first", date(2029, 1, 1), date(2028, 1, 31)),
        ("single-permit-researcher", "first", date(2031, 1, 1), date(2031, 1, 1)),
        ("single-permit-trainee", "first", None, None),
    ],
)
def test_an_agreement_ends_by_itself_or_as_the_law_has_it(procedure, kind, end, last):
    found = derived(
        "agreement-last-day",
        procedure=procedure,
        application__kind=kind,
        contract__start=date(2027, 2, 1),
        contract__end=end,
    )
    assert found == last


def test_the_stay_after_research_is_of_twelve_months():
    assert derived("search-last-day", stay__until=date(2027, 1, 31)) == date(2028, 1, 31)
    assert derived("search-last-day") is None
