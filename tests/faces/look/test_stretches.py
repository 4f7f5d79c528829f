"""Periods as people type them."""

from datetime import date

import pytest

from tessera.faces.look import stretches
from tessera.faces.look.answering import said
from tessera.law.answers import Unreadable, answer
from tessera.law.load import shelf
from tessera.words.languages import Language

DAY = date(2026, 11, 28)
MARCH = {"since": date(2026, 3, 1), "until": date(2026, 5, 29)}
SEASONS = shelf().on(DAY).question("life.seasons")


@pytest.mark.parametrize(
    "line",
    ["1/3/2026 - 29/5/2026", "01.03.2026 bis 29.05.2026", "van 2026-03-01 tot 2026-05-29"],
)
def test_a_period_is_read_however_its_days_are_written(line):
    assert stretches.read(line) == (MARCH,)


def test_each_line_is_a_period_and_a_last_day_may_be_open():
    assert stretches.read("1/3/2026 - 29/5/2026\n\n1-8-2026 -") == (
        MARCH,
        {"since": date(2026, 8, 1)},
    )


@pytest.mark.parametrize("text", ["last summer", "31/2/2026 - 1/3/2026", "1/1/26 - 2/1/26"])
def test_what_names_no_day_is_no_period(text):
    assert stretches.read(text) is None
    found = said(SEASONS, {"life.seasons": text}, language=Language.EN, day=DAY)
    assert found.value is None
    assert "one period a line" in found.error


def test_what_was_read_is_typed_back_and_told():
    rows = (MARCH, {"since": date(2026, 8, 1)})
    assert stretches.typed(rows) == "1/3/2026 – 29/5/2026\n1/8/2026 – ?"
    assert stretches.read(stretches.typed(rows)) == rows
    assert (
        stretches.told(rows, Language.EN)
        == "1\u00a0March 2026 – 29\u00a0May 2026; 1\u00a0August 2026 – ?"
    )


def test_a_program_sends_periods_as_rows():
    sent = [{"since": "2026-03-01", "until": "2026-05-29"}, {"since": "2026-08-01", "until": None}]
    assert answer(SEASONS, sent) == (MARCH, {"since": date(2026, 8, 1), "until": None})
    for odd in ("2026", [3], [{"since": "soon"}], [{"employer": 3}]):
        with pytest.raises(Unreadable):
            answer(SEASONS, odd)
