"""CONTRIBUTING, followed to the letter on a copy: three changes of law, by data and by nothing else."""

import re
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tessera.dossier.story import play
from tessera.faces.console import bundles
from tessera.faces.console.library import open_story
from tessera.law.assess import assess
from tessera.law.bundle import shipped
from tessera.law.check import check
from tessera.law.load import assembled, shelf
from tessera.law.model import Reference
from tests.house.tree import ROOT
from tests.law.persons import PROCEDURE, a_person

BEFORE, AFTER = date(2026, 12, 31), date(2027, 1, 1)
STORIES = ROOT / "tests" / "stories"


def recipe():
    """The blocks of the section, in order: what to run, what to replace, what to write."""
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    section = text.split("## A norm changed in ten minutes")[1].split("\n## ")[0]
    blocks = re.findall(r"```(\w*)\n(.*?)```", section, re.DOTALL)
    verbs = [line for kind, body in blocks if not kind for line in body.splitlines()]
    return verbs, [body for kind, body in blocks if kind == "toml"]


def verb(line, folder):
    """One command of the page, with the folder of the test in place of the page's."""
    words = line.replace("/tmp/mine", str(folder)).split()
    assert words[0] == ".venv/bin/tessera"
    return subprocess.run(
        [sys.executable, "-m", "tessera.site.main", *words[1:]],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def followed(tmp_path_factory):
    """The copy, changed as the page says."""
    folder = tmp_path_factory.mktemp("jurist") / "mine"
    (copies, *_), (old, new, document) = recipe()
    assert verb(copies, folder).returncode == 0
    floors = folder / "amounts" / "flanders.toml"
    text = floors.read_text("utf-8")
    assert text.count(old) == 1
    floors.write_text(text.replace(old, new), "utf-8")
    (folder / "documents" / "example.toml").write_text(document, "utf-8")
    return folder


@pytest.fixture(scope="module")
def law(followed):
    return assembled(bundles.read(followed))


def test_only_files_of_the_catalogue_changed(followed):
    now, then = bundles.read(followed), shipped()
    assert {path for path in now if now[path] != then.get(path)} == {
        "amounts/flanders.toml",
        "documents/example.toml",
    }
    assert {Path(path).suffix for path in now} <= {".toml", ".csv"}


def test_the_commands_of_the_page_say_what_changes(followed):
    verbs, _ = recipe()
    checks, differs = verb(verbs[1], followed), verb(verbs[2], followed)
    assert (checks.returncode, checks.stderr) == (0, "")
    assert "51 500" in re.sub(r"[\u00a0\u202f]", " ", differs.stdout)
    assert "Nieuw vanaf 1\u00a0januari 2027: document, Bewijs van inschrijving" in differs.stdout
    assert check(bundles.read(followed)) == ()


def pay(law, day, month):
    person = a_person("flanders", pay__base_month=Decimal(month))
    found = assess(law, PROCEDURE, person, days=day)
    return next(f.verdict.value for f in found.findings if f.condition.name == "pay-floor")


@pytest.mark.parametrize(
    ("day", "month", "verdict"),
    [
        (BEFORE, "4076.00", "met"),  # 48 912 a year
        (BEFORE, "4075.99", "not-met"),
        (AFTER, "4291.67", "met"),  # 51 500.04
        (AFTER, "4291.66", "not-met"),  # 51 499.92
        (date(2028, 1, 1), "9000.00", "unknown"),
    ],
)
def test_next_years_threshold_holds_from_its_first_day(law, day, month, verdict):
    assert pay(law, day, month) == verdict


def papers(law, day, authority, kind):
    found = assess(law, PROCEDURE, a_person(authority, job__kind=kind), days=day)
    return {needed.requirement.name for needed in found.needed}


@pytest.mark.parametrize(
    ("day", "authority", "kind", "asked"),
    [
        (AFTER, "wallonia", "nurse", True),
        (BEFORE, "wallonia", "nurse", False),
        (AFTER, "wallonia", "teacher", False),
        (AFTER, "flanders", "nurse", False),
    ],
)
def test_the_new_document_is_asked_of_one_category_in_one_region(law, day, authority, kind, asked):
    assert ("profession-register" in papers(law, day, authority, kind)) is asked


@pytest.mark.parametrize(
    "name",
    [
        "11_both_granted_work_first",
        "15_stay_refused",
        "21_silence_of_the_immigration_office",
        "30_salary_one_cent_under",
    ],
)
def test_dossiers_of_before_replay_identically(law, name):
    story = open_story(STORIES / f"{name}.toml")
    now, then = (
        [(p.facts, p.blocked, p.state) for p in play(story.told, each, story.answers)]
        for each in (law, shelf())
    )
    assert now == then


def test_a_dossier_filed_before_keeps_its_threshold_when_decided_after(law):
    person = a_person("flanders", pay__base_month=Decimal("4076.00"))
    days = {Reference.FILING: BEFORE, Reference.DECISION: date(2027, 3, 1)}
    found = assess(law, PROCEDURE, person, days=days, authority="flanders")
    assert next(f for f in found.findings if f.condition.name == "pay-floor").verdict == "met"
