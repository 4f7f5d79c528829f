"""Whatever somebody writes behind a key, the check says so or takes it; it never breaks."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tessera.law import load
from tessera.law.bundle import shipped
from tessera.law.check import check
from tessera.law.reading import raw_rows

ROWS = list(raw_rows(shipped(), []))
KEYS = sorted(
    {(raw.table, key, raw.path.split("/")[0] == "regimes") for raw in ROWS for key in raw.keys}
)
FIRST = {
    (raw.table, key, raw.path.split("/")[0] == "regimes"): raw
    for raw in reversed(ROWS)
    for key in raw.keys
}
ANYTHING = st.sampled_from(
    [
        5,
        -1,
        "x",
        "",
        True,
        [],
        {},
        [5],
        ["x"],
        [["x"]],
        [{}],
        {"a": 1},
        Decimal("1.5"),
        date(2020, 1, 1),
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(KEYS), ANYTHING)
def test_no_value_of_any_key_breaks_the_check(place, value):
    spoilt = FIRST[place]
    other = replace(spoilt, keys=spoilt.keys | {place[1]: value})
    with pytest.MonkeyPatch.context() as patch:
        rows = [other if raw is spoilt else raw for raw in ROWS]
        patch.setattr(load, "raw_rows", lambda *_: iter(rows))
        lines = [str(flaw) for flaw in check(shipped())]
    assert all(line.isprintable() for line in lines)
