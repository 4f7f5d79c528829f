"""A figure is told with its last day and what comes after, only as far as its rows say so."""

from datetime import date
from decimal import Decimal

import pytest

from tessera.law.expiry import expiry_of, last_known
from tessera.law.load import shelf

LAW = shelf().on(date(2026, 11, 28))


@pytest.mark.parametrize(
    ("day", "value", "last"),
    [
        (date(2025, 6, 1), 48912, date(2026, 12, 31)),  # 2026 has the same figure
        (date(2026, 11, 28), 48912, date(2026, 12, 31)),
        (date(2027, 1, 1), None, None),
    ],
)
def test_a_floor_of_which_the_next_is_not_known_ends_on_its_last_day(day, value, last):
    law = shelf().on(day)
    figure = law.amount("pay-floor", "highly-skilled", authority="flanders")
    ends = expiry_of(figure, law, "flanders")
    assert figure.value == value
    assert (ends.last if ends else None) == last
    assert ends is None or ends.after is None


def test_the_next_figure_is_told_where_it_is_known():
    law = shelf().on(date(2024, 6, 1))
    figure = law.amount("pay-floor", "highly-skilled", authority="flanders")
    assert expiry_of(figure, law, "flanders").after.value == Decimal(48912)


def test_of_a_figure_nobody_knows_the_last_known_one_is_told():
    figure = LAW.amount("minimum-income")
    assert figure.value is None
    assert last_known(figure, LAW).value == Decimal("2111.89")
    known = LAW.amount("pay-floor", "highly-skilled", authority="flanders")
    assert last_known(known, LAW) is None
