"""A period whose last day comes before its first is a slip of the pen, and told."""

from datetime import date

import pytest

from tessera.law.plausible import out_of_order

FIRST, LAST = date(2026, 9, 1), date(2026, 8, 31)


@pytest.mark.parametrize(
    ("first", "last"),
    [("vacancy.vdab-from", "vacancy.vdab-until"), ("contract.start", "contract.end")],
)
def test_a_last_day_before_the_first_is_named(first, last):
    assert [name for name, _ in out_of_order({first: FIRST, last: LAST})] == [last]
    assert not list(out_of_order({first: FIRST, last: FIRST}))
    assert not list(out_of_order({last: LAST}))
