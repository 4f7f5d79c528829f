"""The journal's verbs on the console: what they print and how they exit."""

import argparse
import json
import re
from pathlib import Path

import pytest

from tessera import journal as journal_room
from tessera.faces.console import journal
from tessera.journal import keys
from tessera.journal.report import What
from tessera.journal.sequencer import run_once
from tessera.words.sentences import knows
from tests.journal.telling import NOON, numbered, tamper, tell

ONE = numbered(1)


class Wall:
    @staticmethod
    def now(_alias):
        return NOON


@pytest.fixture
def told(db_roles):
    tell(ONE, "a", "b", "c")


def tessera(*words):
    parser = argparse.ArgumentParser()
    parser.set_defaults(moment=Wall)
    journal.arguments(parser)
    return journal.run(parser.parse_args(words))


def kept(path, capsys, *words):
    assert tessera(*words) == 0
    path.write_text(capsys.readouterr().out)
    return str(path)


def test_a_checkpoint_numbers_what_waits_and_is_printed(told, capsys):
    assert tessera("checkpoint") == 0
    note = capsys.readouterr().out
    assert note.split("\n")[1] == "3"
    assert tessera("checkpoint") == 0
    again = capsys.readouterr()
    assert again.out == note
    assert "Nothing has happened" in again.err


def test_an_empty_journal_has_nothing_to_sign(db_roles, capsys):
    assert tessera("checkpoint") == 1
    assert "empty" in capsys.readouterr().err


def test_an_honest_journal_verifies_with_what_was_kept(told, capsys, tmp_path):
    note = kept(tmp_path / "note", capsys, "checkpoint")
    receipt = kept(tmp_path / "receipt", capsys, "receipt", str(ONE), "2")
    key = tmp_path / "key"
    key.write_text(str(keys.verifier_keys()[0]))
    assert tessera("verify", "--receipt", note, "--receipt", receipt, "--key", str(key)) == 0
    assert (
        "3 leaves, 3 entries, 1 signed checkpoints, 2 pieces of evidence" in capsys.readouterr().out
    )


def test_a_changed_entry_is_named_and_the_exit_is_1(told, capsys):
    tessera("checkpoint")
    tamper("update journal_said set person = 'nobody' where version = 2")
    capsys.readouterr()
    assert tessera("verify") == 1
    said = capsys.readouterr().out
    assert (
        f"CHANGED  entry 2 of {ONE} (leaf 2): the entry no longer says what was committed to"
        in said
    )
    assert "1 flaw in 3 leaves" in said
    assert tessera("verify", "--json") == 1
    told_again = json.loads(capsys.readouterr().out)
    assert not told_again["sound"]
    assert (told_again["flaws"][0]["what"], told_again["flaws"][0]["version"]) == ("changed", 2)


def test_every_kind_of_flaw_has_a_name_and_a_sentence(told, capsys, tmp_path):
    note = kept(tmp_path / "note", capsys, "checkpoint")
    (tmp_path / "odd").write_text("odd")
    tamper("delete from journal_leaf where number > 1")
    tamper("update journal_checkpoint set note = 'x'")
    run_once(NOON)
    assert tessera("verify", "--receipt", note, "--receipt", str(tmp_path / "odd")) == 1
    said = capsys.readouterr().out
    assert "TRUNCATED  leaves 2 to 3: the journal ends before what was signed" in said
    assert f"REMOVED  entry 2 of {ONE}: the leaf of this entry is missing" in said
    assert "CHANGED  checkpoint 3: this checkpoint does not bear our signature" in said
    assert f"DOUBTFUL  {tmp_path / 'odd'}: this file is neither" in said


def test_nothing_is_signed_over_a_changed_history(told, capsys):
    tessera("checkpoint")
    tamper("update journal_leaf set commitment = stamp where number = 2")
    tell(numbered(2), "later")
    capsys.readouterr()
    assert tessera("checkpoint") == 1
    assert "no longer begins with what was signed" in capsys.readouterr().err


def test_an_export_verifies(told, capsys, tmp_path):
    tessera("checkpoint")
    capsys.readouterr()
    assert tessera("export", "--to", str(tmp_path / "out"), "--dossier", str(ONE)) == 0
    assert "3 leaves written" in capsys.readouterr().out
    assert tessera("verify", "--export", str(tmp_path / "out")) == 0
    (tmp_path / "out").write_text("odd")
    capsys.readouterr()
    assert tessera("verify", "--export", str(tmp_path / "out")) == 1
    assert "cannot be read" in capsys.readouterr().err


def test_what_is_not_there_is_said_in_one_line(told, capsys, tmp_path):
    assert tessera("verify", "--receipt", str(tmp_path / "none")) == 2
    assert tessera("receipt", str(ONE), "4") == 1
    assert tessera("export", "--to", str(tmp_path / "no" / "where")) == 1
    assert len(capsys.readouterr().err.splitlines()) == 3


def test_every_reason_has_its_sentence():
    rooms = Path(journal_room.__path__[0])
    code = re.compile(
        r'"((?:entry|leaf|version|receipt|contradiction|history|checkpoint|ends|not-a)-[a-z-]+)"'
    )
    for module in ("scrutiny", "outside", "receipt", "evidence", "verify"):
        for why in code.findall((rooms / f"{module}.py").read_text("utf-8")):
            assert knows(f"console.journal-why-{why}"), why
    assert all(knows(f"console.journal-{what}") for what in What)
