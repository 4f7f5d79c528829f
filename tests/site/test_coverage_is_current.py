"""The table of what the shelf covers is the one that `make law` would write."""

import re
from datetime import date

from tessera.law.coverage_table import coverage_table
from tessera.law.load import shelf
from tests.house.tree import ROOT


def test_writing_the_table_again_changes_nothing():
    text = (ROOT / "docs" / "law" / "coverage.md").read_text("utf-8")
    day = date.fromisoformat(re.search(r"\d{4}-\d{2}-\d{2}", text)[0])
    assert text.splitlines() == list(coverage_table(shelf().on(day))), "run: make law"
