"""Answers as text: every value comes back as itself, whatever it is."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, strategies

from tessera.vault.canonical import packed, read, unpacked, written

plain = strategies.one_of(
    strategies.none(),
    strategies.booleans(),
    strategies.integers(-(2**63), 2**63 - 1),
    strategies.text(),
    strategies.dates(),
    strategies.decimals(allow_nan=False, allow_infinity=False),
)
rows = strategies.lists(strategies.dictionaries(strategies.text(), plain, max_size=4), max_size=4)
answers = strategies.dictionaries(strategies.text(), plain | rows.map(tuple))


@given(answers)
def test_answers_come_back_as_they_were(told):
    again = read(unpacked(packed(written(told))))

    assert again == told
    assert {n: type(v) for n, v in again.items()} == {n: type(v) for n, v in told.items()}


@given(answers)
def test_there_is_one_way_to_write_them(told):
    turned = dict(reversed(told.items()))

    assert written(turned) == written(told) == written(read(written(told)))


def test_cents_are_not_rounded_and_zeros_stay():
    assert read(written({"pay": Decimal("3703.40")}))["pay"].as_tuple() == (
        0,
        (3, 7, 0, 3, 4, 0),
        -2,
    )
    assert b'{"day":"2027-01-04"}' in written({"start": date(2027, 1, 4)})


@pytest.mark.parametrize("value", [1.5, 2**63, datetime(2026, 1, 1, tzinfo=UTC), {"a": 1}, b"x"])
def test_what_is_no_answer_is_refused(value):
    with pytest.raises(TypeError):
        written({"a": value})


def test_a_row_that_unfolds_without_end_is_refused():
    with pytest.raises(ValueError, match="more than answers"):
        unpacked(packed(bytes(5_000_000)))
