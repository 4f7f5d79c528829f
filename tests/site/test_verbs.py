"""The console: what it can do, and how it says no."""

import json

import pytest
from django.db import OperationalError

from tessera.site import main, moment, verbs


def test_each_verb_says_in_one_line_what_it_does(capsys):
    with pytest.raises(SystemExit) as ended:
        main.main(["--help"])
    assert ended.value.code == 0
    said = capsys.readouterr().out
    for verb in verbs.verbs().values():
        assert verb.name in said
        assert verb.help
        assert "\n" not in verb.help


def test_the_verbs_of_the_site_are_there():
    assert set(verbs.SITE) <= set(verbs.verbs())


def test_an_unknown_verb_is_a_mistake_of_usage():
    with pytest.raises(SystemExit) as ended:
        main.main(["conquer"])
    assert ended.value.code == 2


def test_help_of_a_verb_needs_no_database(capsys):
    for name in verbs.verbs():
        with pytest.raises(SystemExit) as ended:
            main.main([name, "--help"])
        assert ended.value.code == 0
    assert "YYYY-MM-DD" in capsys.readouterr().out


def test_a_day_that_does_not_exist_is_a_mistake_of_usage(db_roles, capsys):
    assert main.main(["day", "2026-02-30"]) == 2


def test_the_day_is_moved_and_told_to_programs(db_roles, capsys):
    assert main.main(["day", "2026-12-28", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"day": "2026-12-28"}


def test_production_refuses_to_move_the_day(db_roles, monkeypatch):
    monkeypatch.setenv("TESSERA_MODE", "production")
    assert main.main(["day", "2026-12-28"]) == 1


def test_a_database_that_does_not_answer_is_said_and_not_traced(db_roles, monkeypatch, capsys):
    def refuse(*_):
        raise OperationalError("connection failed: password authentication failed")

    monkeypatch.setattr(moment, "today", refuse)
    assert main.main(["day"]) == 1
    said = capsys.readouterr().err
    assert "TESSERA_VAR" in said
    assert said.endswith("password authentication failed\n")
    assert "Traceback" not in said


def test_what_is_missing_is_said_in_one_line(monkeypatch, capsys, tmp_path):
    monkeypatch.setenv("TESSERA_POSTGRES", str(tmp_path))
    monkeypatch.setenv("TESSERA_VAR", str(tmp_path / "var"))
    assert main.main(["day"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("tessera: TESSERA_POSTGRES names")
    assert said.count("\n") == 1
