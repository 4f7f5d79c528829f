"""A row that names a figure is read with it, is as sure as it, and changes when it changes."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from tessera.law.figures import Amount
from tessera.law.fingerprint import fingerprint, norm_of
from tessera.law.leaning import leant_on, resting, stretches
from tessera.law.load import shelf
from tessera.law.model import Mark
from tessera.law.shelf import Shelf
from tessera.law.wording import Words

TODAY = date(2026, 11, 28)
LAW = shelf().on(TODAY)
ID = "condition/pay-floor/work/single-permit-highly-skilled/flanders@{}"
FLOOR = norm_of(shelf(), ID.format("2024-05-01"))
BEFORE = norm_of(shelf(), ID.format("2018-12-24"))
FIGURE = next(each for each in leant_on(FLOOR, LAW) if each.key == "highly-skilled")


def law_with(**otherwise):
    """The law of the day in which that one figure says something else."""
    rows = [replace(row, **otherwise) if row is FIGURE else row for row in shelf().rows[Amount]]
    return Shelf("another", {**shelf().rows, Amount: tuple(rows)}, shelf().files).on(TODAY)


def test_a_condition_reads_otherwise_when_the_figure_it_names_does():
    assert fingerprint(FLOOR, law_with(value=Decimal(70000))) != fingerprint(FLOOR, LAW)
    assert fingerprint(FLOOR, law_with(unit="eur-month")) != fingerprint(FLOOR, LAW)


def test_where_a_figure_comes_from_and_how_long_it_holds_is_read_on_its_own_row():
    same = law_with(until=date(2026, 12, 30), mark=Mark.SINGLE)
    assert fingerprint(FLOOR, same) == fingerprint(FLOOR, LAW)


def test_a_condition_is_as_sure_as_the_least_sure_figure_it_names():
    assert (FLOOR.mark, FIGURE.mark) == (Mark.VERIFIED, Mark.CONFLICT)
    cites, mark = resting(FLOOR, LAW, "flanders")
    assert mark is Mark.CONFLICT
    assert set(cites) >= {*FLOOR.cites, *FIGURE.cites}


def test_each_stretch_of_a_version_shows_the_figure_that_held_in_it():
    told = {
        since.year: Words(shelf().on(since), "en").substance(BEFORE)[1].replace("\xa0", " ")
        for since, until in stretches(BEFORE, shelf())
    }
    assert "€ 45 984" in told[2023]
    assert "€ 46 632" in told[2024]
    assert "not known" in told[2018]
    assert stretches(BEFORE, shelf())[-1][1] == BEFORE.until


def test_what_another_region_pays_cuts_nothing():
    turns = {since for since, _ in stretches(FLOOR, shelf())}
    assert date(2024, 10, 1) not in turns  # the day of a Brussels figure of the same name
