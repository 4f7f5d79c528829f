"""A row that names a figure is read with it, is as sure as it, and changes when it changes."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from tessera.faces.look.impacts import effects
from tessera.law.compare import compared
from tessera.law.figures import Amount
from tessera.law.fingerprint import fingerprint, norm_of
from tessera.law.leaning import leant_on, resting, stretches
from tessera.law.load import shelf
from tessera.law.model import Mark
from tessera.law.shelf import Shelf
from tessera.law.told_changes import told_change
from tessera.law.wording import Words
from tessera.words.languages import Language

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
    assert resting(BEFORE, shelf().on(BEFORE.since), "flanders")[1] is Mark.UNKNOWN
    assert stretches(BEFORE, shelf())[-1][1] == BEFORE.until


def test_what_another_region_pays_cuts_nothing():
    turns = {since for since, _ in stretches(FLOOR, shelf())}
    assert date(2024, 10, 1) not in turns  # the day of a Brussels figure of the same name


def test_a_figure_that_changes_is_told_in_words_with_its_unit_and_where_it_is_used():
    new = law_with(value=Decimal(70000)).shelf
    (change,) = compared(shelf(), new)
    told = told_change(change, shelf(), new, Language.EN)
    assert "Pay in a year that is certain beforehand" in told.heading
    assert (
        told.parts[0].replace("\xa0", " ").endswith("was € 48 912 a year, becomes € 70 000 a year")
    )
    assert "Single permit for a highly skilled worker" in told.where


def test_an_effect_names_the_condition_as_its_own_authority_does():
    part = ("condition", "pay-floor")
    where = "single-permit-highly-skilled"
    kinds = {(where, each, part, "met", "not-met"): 1 for each in ("flanders", "wallonia")}
    names = {each.authority: each.name for each in effects(kinds, shelf(), LAW, "en")}
    assert names["Flemish Region"] == FLOOR.label.en
    assert names["Flemish Region"] != names["Walloon Region"]
