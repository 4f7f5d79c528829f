"""What is taken out verifies without us, by two programs that share no code."""

import json

import pytest

from tessera.journal import checkpoints, keys, offline, prove
from tessera.journal.export import export
from tessera.journal.read import read
from tessera.journal.sequencer import run_once
from tessera.journal.shred import shred
from tessera.journal.sources import NotAnExport
from tessera.journal.verify import verify
from tests.journal.telling import NOON, destroy, minute, numbered, tell

ONE, TWO = numbered(1), numbered(2)


@pytest.fixture
def taken_out(db_roles, tmp_path):
    """An export of seven entries, with what a person kept: a key, a receipt, an old checkpoint."""
    tell(ONE, "a", 'é \U0001f511 \\ " \x07')
    tell(TWO, "a", "b")
    run_once(NOON)
    (tmp_path / "old.txt").write_text(checkpoints.make(minute(0)).note)
    tell(ONE, "c", after=2)
    tell(TWO, "c", "d", after=2)
    run_once(NOON)
    checkpoints.make(minute(1))
    (tmp_path / "receipt.json").write_text(receipt(ONE, 2))
    (tmp_path / "key.pub").write_text(str(keys.verifier_keys()[0]))
    write(tmp_path)
    return tmp_path


def receipt(where, version):
    return prove.receipt(read(where, using="door")[version - 1], using="door").text


def write(folder, streams=None):
    with (folder / "export.jsonl").open("w", encoding="utf-8") as file:
        return export(file, at=NOON, streams=streams)


def rewrite(folder, change):
    path = folder / "export.jsonl"
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    path.write_text("".join(json.dumps(line) + "\n" for line in change(lines)), "utf-8")


def both(folder, capsys):
    """What each of the two verifiers says: (sound, what they name)."""
    evidence = [(folder / "receipt.json").read_text("utf-8")]
    report = verify(evidence, folder / "export.jsonl")
    code = offline.main(
        [
            str(folder / "export.jsonl"),
            "--key",
            str(folder / "key.pub"),
            "--receipt",
            str(folder / "receipt.json"),
        ]
    )
    said = capsys.readouterr().out
    assert report.sound == (code == 0), said
    return report, said


def test_both_find_an_honest_export_sound(taken_out, capsys):
    report, said = both(taken_out, capsys)
    assert report.sound
    assert (report.leaves, report.entries, report.checkpoints) == (7, 7, 2)
    assert said == "7 leaves (7 signed for), 1 receipts: 0 wrong\n"


def test_both_name_an_entry_that_was_changed(taken_out, capsys):
    def change(line):
        return (
            {**line, "entry": line["entry"].replace("officer", "reviewer")}
            if line.get("leaf") == 7
            else line
        )

    rewrite(taken_out, lambda lines: [change(line) for line in lines])
    report, said = both(taken_out, capsys)
    assert [(f.what.value, f.stream, f.version, f.leaf) for f in report.flaws] == [
        ("changed", str(TWO), 4, 7)
    ]
    assert f"entry 4 of {TWO} (leaf 7) was changed" in said


def test_both_name_an_entry_that_was_blanked(taken_out, capsys):
    def blank(lines):
        return [
            {k: v for k, v in line.items() if k not in {"entry", "salt"}}
            if line.get("leaf") == 3
            else line
            for line in lines
        ]

    rewrite(taken_out, blank)
    report, said = both(taken_out, capsys)
    assert [(f.what.value, f.stream, f.version, f.leaf) for f in report.flaws] == [
        ("removed", str(TWO), 1, 3)
    ]
    assert f"entry 1 of {TWO} (leaf 3) is missing" in said


def test_both_see_that_the_end_was_cut_off(taken_out, capsys):
    rewrite(taken_out, lambda lines: [line for line in lines if line.get("leaf") != 7])
    report, said = both(taken_out, capsys)
    assert [(f.what.value, f.leaf) for f in report.flaws] == [("truncated", 7)]
    assert "attests 7 leaves, the export ends at 6" in said


def test_both_see_that_leaves_changed_places(taken_out, capsys):
    def swap(lines):
        five, six = (next(line for line in lines if line.get("leaf") == n) for n in (5, 6))
        five["leaf"], six["leaf"] = 6, 5
        return [*[x for x in lines if x not in (five, six)][:-1], six, five, lines[-1]]

    rewrite(taken_out, swap)
    report, said = both(taken_out, capsys)
    assert not report.sound
    assert "the first 7 leaves are not those it attests" in said


def test_both_know_a_journal_of_another_make(taken_out, capsys):
    rewrite(
        taken_out,
        lambda lines: [
            {**line, "commitment": "00" * 32} if line.get("leaf") == 2 else line for line in lines
        ],
    )
    report, said = both(taken_out, capsys)
    assert (report.flaws[0].what.value, report.flaws[0].stream, report.flaws[0].leaf) == (
        "changed",
        str(ONE),
        2,
    )
    assert "receipt.json" in said


def test_an_export_may_reveal_some_streams_only(taken_out, capsys):
    assert write(taken_out, streams=[ONE]) == 7
    report, said = both(taken_out, capsys)
    assert (report.leaves, report.entries) == (7, 3)
    assert said.endswith("0 wrong\n")
    assert str(TWO) not in (taken_out / "export.jsonl").read_text()


def test_what_was_destroyed_is_lawfully_absent(taken_out, capsys):
    destroy(ONE, after=3, through=3)
    run_once(NOON)
    shred(ONE, through=3)
    write(taken_out)
    report, said = both(taken_out, capsys)
    assert report.destroyed == 3
    assert said.startswith("8 leaves")


def test_a_receipt_is_checked_alone(taken_out, capsys):
    words = ["--key", str(keys.verifier_keys()[0]), "--receipt", str(taken_out / "receipt.json")]
    assert offline.main(words) == 0
    kept = json.loads((taken_out / "receipt.json").read_text())
    (taken_out / "receipt.json").write_text(json.dumps(kept | {"proof": kept["proof"][:-1]}))
    assert offline.main(words) == 1
    assert "is not proved by its path" in capsys.readouterr().out


def test_another_key_opens_nothing(taken_out, capsys):
    other = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    assert offline.main([str(taken_out / "export.jsonl"), "--key", other]) == 1
    assert "was not signed with this key" in capsys.readouterr().out


@pytest.mark.parametrize(
    "text", ["", "nonsense", "{}\n[]\n", '{"leaf": 1}\n', '{"format": "other"}']
)
def test_an_unreadable_file_is_said_to_be_so(tmp_path, capsys, text):
    (tmp_path / "export.jsonl").write_text(text)
    key = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    assert offline.main([str(tmp_path / "export.jsonl"), "--key", key]) == 1
    assert "cannot be read" in capsys.readouterr().out
    with pytest.raises(NotAnExport):
        verify(export=tmp_path / "export.jsonl")
