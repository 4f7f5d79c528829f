"""The table of what is covered counts the rows in force, and says how sure they are."""

from datetime import date

from tessera.law.coverage_table import LETTERS, coverage_table
from tessera.law.load import shelf
from tessera.law.model import Mark
from tessera.law.norms_of import CHAPTERS, authorities_of, norms_of
from tests.law.persons import PROCEDURE, TODAY

LAW = shelf().on(TODAY)
LINES = list(coverage_table(LAW))


def row(procedure, authority):
    (line,) = [each for each in LINES if each.startswith(f"| `{procedure}` | {authority} |")]
    return dict(zip(CHAPTERS, line.strip("| ").split(" | ")[2:], strict=True))


def test_each_procedure_stands_there_before_each_authority_that_examines_it():
    for procedure in LAW.procedures():
        for authority in authorities_of(LAW, procedure.code):
            assert row(procedure.code, authority.name.en)


def test_a_cell_counts_what_holds_there():
    flanders = next(a for a in LAW.authorities() if a.id == "flanders")
    conditions = LAW.conditions(PROCEDURE, "flanders")
    cell = row(PROCEDURE, "Flemish Region")["conditions"]
    assert cell.split(" ")[0] == str(len(conditions))
    for mark, letter in LETTERS.items():
        count = sum(each.mark is mark for each in conditions)
        assert (f"{count}{letter}" in cell) is bool(count)
    assert norms_of(LAW, PROCEDURE, flanders)["conditions"] == conditions


def test_the_stay_is_counted_apart_from_the_work():
    assert row(PROCEDURE, "Immigration Office")["charges"].startswith("1 ")
    papers = {
        r.name for r in norms_of(LAW, PROCEDURE, LAW.authority("immigration-office"))["documents"]
    }
    assert papers == {
        r.name for r in LAW.requirements(PROCEDURE, "immigration-office") if r.lane == "stay"
    }


def test_a_regime_that_is_off_is_told_apart():
    (line,) = [each for each in LINES if "recast-2024-1233" in each]
    assert "(not in force)" in line


def test_before_the_law_began_nothing_is_covered():
    assert not any(each.startswith("| `") for each in coverage_table(shelf().on(date(1900, 1, 1))))


def test_each_mark_has_a_letter_of_its_own():
    assert set(LETTERS) == set(Mark)
    assert len(set(LETTERS.values())) == len(LETTERS)
