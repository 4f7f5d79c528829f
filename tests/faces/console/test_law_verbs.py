"""The console verbs that need no database: `law` and `assess`."""

import json
from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest

from tessera.faces.console import assess, law
from tessera.law.load import shelf

WALL = SimpleNamespace(on_the_wall=lambda: datetime(2026, 11, 23, 9, tzinfo=UTC))
ANSWERS = {
    "contract.posted": False,
    "work.units": "one",
    "work.municipality": "21004",
    "pay.base-month": "3703.43",
    "contract.weekly-hours": 38,
    "contract.full-time-hours": 38,
}


def law_verb(**options):
    given = {
        "json": False,
        "day": None,
        "lang": "en",
        "procedure": law.PROCEDURE,
        "moment": WALL,
        "write": None,
    }
    return law.run(SimpleNamespace(**(given | options)))


def assess_verb(file, **options):
    given = {"file": file, "json": False, "lang": "en", "moment": WALL}
    return assess.run(SimpleNamespace(**(given | options)))


@pytest.fixture
def file(tmp_path):
    def written(asked):
        path = tmp_path / "answers.json"
        path.write_text(asked if isinstance(asked, str) else json.dumps(asked))
        return path

    return written


def test_the_shelf_that_ships_is_sound(capsys):
    assert law_verb(what="check") == 0
    assert shelf().digest[:12] in capsys.readouterr().out
    assert law_verb(what="check", json=True) == 0
    assert json.loads(capsys.readouterr().out) == {"flaws": []}


def test_a_flaw_is_one_line_and_refuses(capsys, monkeypatch):
    monkeypatch.setattr(law, "check", lambda: ("terms.toml: copy: cites: cites nothing",))
    assert law_verb(what="check") == 1
    assert capsys.readouterr().out == "terms.toml: copy: cites: cites nothing\n"


def test_the_law_of_a_day_is_shown(capsys):
    assert law_verb(what="show", day=date(2024, 1, 1)) == 0
    assert "as in force on 1\u00a0January 2024" in capsys.readouterr().out
    assert law_verb(what="show") == 0
    assert "as in force on 23\u00a0November 2026" in capsys.readouterr().out


def test_the_law_is_written_as_of_its_last_change(tmp_path):
    assert law_verb(what="show", write=tmp_path / "law") == 0
    page = (tmp_path / "law" / "single-permit-highly-skilled.en.md").read_text("utf-8")
    assert "as in force on 1\u00a0September 2026" in page
    offered = {p.code for p in shelf().on(date(2026, 11, 23)).procedures() if p.offered}
    written = {page.name.split(".")[0] for page in (tmp_path / "law").iterdir()}
    assert written - {"coverage"} == offered
    assert len(list((tmp_path / "law").iterdir())) == 4 * len(offered) + 1


def test_a_procedure_nobody_knows_is_refused(capsys):
    assert law_verb(what="show", procedure="tourism") == 1
    assert "tourism" in capsys.readouterr().err


def test_two_days_are_compared(capsys):
    days = {"before": date(2026, 8, 31), "after": date(2026, 9, 1)}
    assert law_verb(what="diff", **days) == 0
    assert capsys.readouterr().out.startswith("+ amount/flemish-retribution/")
    assert law_verb(what="diff", json=True, **days) == 0
    assert json.loads(capsys.readouterr().out)["ended"] == []


def test_answers_are_assessed_as_text_and_as_json(capsys, file):
    path = file({"day": "2026-11-23", "answers": ANSWERS})
    assert assess_verb(path) == 0
    assert "-> brussels (single-unit)" in capsys.readouterr().out
    assert assess_verb(path, json=True) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["authority"], said["lanes"]["work"]) == ("brussels", "not-met")


def test_without_a_day_it_is_today_and_other_days_may_be_named(capsys, file):
    days = {"filing": "2025-01-01", "decision": "2026-01-01"}
    assert assess_verb(file({"answers": {}}), json=True) == 0
    assert json.loads(capsys.readouterr().out)["day"] == "2026-11-23"
    assert assess_verb(file({"days": days, "answers": {}}), json=True) == 0
    assert json.loads(capsys.readouterr().out)["day"] == "2025-01-01"


@pytest.mark.parametrize(
    ("asked", "what"),
    [
        ("nonsense", "not JSON"),
        ({"questions": {}}, "the key answers is wanted"),
        ({"answers": {"worker.shoe-size": 42}}, "worker.shoe-size: no-such-question"),
        ({"answers": {}, "day": "soon"}, "day: "),
        ({"answers": {}, "days": {"never": "2026-01-01"}}, "day: "),
        ({"answers": {}, "procedure": "tourism"}, "tourism"),
    ],
)
def test_a_file_that_cannot_be_assessed_is_refused(capsys, file, asked, what):
    assert assess_verb(file(asked)) == 1
    assert what in capsys.readouterr().err


def test_a_file_that_is_not_there_is_refused(capsys, tmp_path):
    assert assess_verb(tmp_path / "none.json") == 1
    assert "No such file" in capsys.readouterr().err


def test_two_bundles_are_compared_in_words(capsys, tmp_path):
    assert law_verb(what="copy", folder=tmp_path / "mine") == 0
    path = tmp_path / "mine" / "terms.toml"
    path.write_text(path.read_text("utf-8").replace('"copy"\nlength = 15', '"copy"\nlength = 16'))
    sides = {"before": "shipped", "after": str(tmp_path / "mine")}
    assert law_verb(what="diff", **sides) == 0
    assert "was 15 days, becomes 16 days" in capsys.readouterr().out
    assert law_verb(what="diff", json=True, **sides) == 0
    (change,) = json.loads(capsys.readouterr().out)
    assert (change["how"], change["parts"]) == ("corrected", ["length"])


@pytest.mark.parametrize(
    ("before", "after", "what"),
    [
        ("shipped", "nowhere", "nowhere: no folder and no archive"),
        ("shipped", "nothing@2027-01-01", "no regime is called nothing"),
        ("shipped", "recast-2024-1233@soon", "soon"),
        (date(2026, 1, 1), "shipped", "two days, or two bundles"),
    ],
)
def test_what_cannot_be_compared_is_refused(capsys, before, after, what):
    assert law_verb(what="diff", before=before, after=after) == 1
    assert what in capsys.readouterr().err


def test_a_bundle_that_is_not_sound_is_not_compared_by_half(capsys, tmp_path):
    law_verb(what="copy", folder=tmp_path / "mine")
    (tmp_path / "mine" / "odd.toml").write_text("[[surprise]]\nx = 1\n")
    assert law_verb(what="diff", before="shipped", after=str(tmp_path / "mine")) == 1
    assert capsys.readouterr().err == "odd.toml: surprise: no such table\n"
    assert law_verb(what="check", bundle=str(tmp_path / "mine")) == 1
