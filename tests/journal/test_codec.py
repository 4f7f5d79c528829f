"""What the journal writes has one spelling, and stays readable."""

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tessera.dossier.kernel import Fact
from tessera.journal import canonical, codec
from tests.journal.facts import Colour, Piece, Told, Weighed
from tests.journal.rfc8785 import spelled

ascii_keys = st.text(st.characters(max_codepoint=127), max_size=5)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(ascii_keys, inner, max_size=4),
)
days = st.dates(date(1900, 1, 1))
pieces = st.builds(
    Piece,
    name=st.text(),
    weight=st.decimals(allow_nan=False, allow_infinity=False, places=2),
    of=st.frozensets(st.sampled_from(Colour)),
)
weighed = st.builds(
    Weighed,
    on=days,
    words=st.text(),
    pieces=st.lists(pieces, max_size=3).map(tuple),
    cents=st.none() | st.integers(0, 10**9),
    until=st.none() | days,
    sure=st.booleans(),
    by=st.dictionaries(ascii_keys, st.integers(0, 9), max_size=3),
)


@given(values)
def test_the_text_is_that_of_rfc_8785(value):
    assert canonical.text(value) == spelled(value)


@given(weighed)
def test_a_fact_comes_back_as_it_was_written(fact):
    code, text = codec.encode(fact)
    assert codec.decode(code, text) == fact
    assert text == spelled(json.loads(text))


@pytest.mark.parametrize("value", [0.5, {"pay": 1.0}, 2**53, [-(2**53)], {"é": 1}, float("nan")])
def test_a_value_with_more_than_one_spelling_is_refused(value):
    with pytest.raises(canonical.NotCanonical):
        canonical.text(value)


def test_a_field_added_later_takes_its_default():
    old = '{"on":"2026-11-23","words":"heard"}'
    assert codec.decode("test-weighed", old) == Weighed(on=date(2026, 11, 23), words="heard")


def test_a_field_that_a_newer_version_wrote_is_passed_over():
    assert codec.decode("test-told", '{"later":[1],"on":"2026-11-23"}') == Told(
        on=date(2026, 11, 23)
    )


def test_an_unknown_code_is_named():
    with pytest.raises(codec.UnknownFact, match="never-heard"):
        codec.decode("never-heard", "{}")


def test_each_class_is_found_under_its_code():
    found = codec.fact_classes()
    assert found["test-told"] is Told
    assert found["test-weighed"] is Weighed


def test_sets_are_written_in_one_order():
    piece = Piece(name="p", weight=Decimal("1.20"), of=frozenset(Colour))
    assert canonical.text(piece) == '{"name":"p","of":["brass","teal"],"weight":"1.20"}'


def test_two_classes_with_one_code_are_refused(monkeypatch):
    @dataclass(frozen=True, kw_only=True)
    class Twin(Fact[tuple]):
        code: ClassVar[str] = "test-told"

        def applied_to(self, state):
            return state

    monkeypatch.setitem(globals(), "Twin", Twin)
    with pytest.raises(codec.SharedCode, match="test-told"):
        codec.fact_classes()
