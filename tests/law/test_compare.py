"""What one bundle says otherwise than another is told per norm, in words, in four languages."""

import pytest

from tessera.law.bundle import shipped
from tessera.law.compare import How, compared
from tessera.law.load import assembled, shelf
from tessera.law.switching import tried
from tessera.law.told_changes import told_changes
from tessera.words.languages import Language
from tessera.words.sentences import knows

BUNDLE = shipped()
FLOOR = "amounts/flanders.toml"
NOTE = 'note.nl = "a"\nnote.fr = "b"\nnote.de = "c"\nnote.en = "d"\n'
NORM = 'cites = ["practice"]\nmark = "single"\n'


def changed(path, *pairs, more=""):
    text = BUNDLE.get(path, b"").decode()
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    return assembled(BUNDLE | {path: (text + more).encode()})


def only(new):
    (change,) = compared(shelf(), new)
    return change, list(told_changes(shelf(), new, "en"))


def test_a_bundle_does_not_differ_from_itself():
    assert compared(shelf(), assembled(dict(BUNDLE))) == ()
    assert list(told_changes(shelf(), shelf(), "en")) == ["There is no difference."]


def test_a_new_norm():
    new = changed(
        "terms/new.toml",
        more=f'[[term]]\nname = "new"\nlength = 5\nunit = "days"\nstarts = "filed"\nsince = 2027-01-01\n{NORM}',
    )
    change, lines = only(new)
    assert (change.how, str(change.day)) == (How.NEW, "2027-01-01")
    assert lines[0] == "New from 1\u00a0January 2027: term, new"
    assert "5 days" in lines[1]


def test_a_later_version_says_what_was_and_what_becomes():
    old = 'name = "copy"\nlength = 15\nunit = "days"\nstarts = "declared-complete"\nlane = "work"\nsince = 2018-12-24\n'
    later = f'[[term]]\nname = "copy"\nlength = 20\nunit = "days"\nstarts = "declared-complete"\nlane = "work"\nsince = 2027-01-01\n{NORM}'
    new = changed("terms.toml", (old, f"{old}until = 2026-12-31\n"), more=f"\n{later}")
    change, lines = only(new)
    assert (change.how, set(change.parts)) == (How.NEXT, {"length", "cites", "mark"})
    assert any("the length: was 15 days, becomes 20 days" in line for line in lines)


def test_a_correction_of_the_past_is_no_new_law():
    old = 'name = "copy"\nlength = 15'
    change, lines = only(changed("terms.toml", (old, 'name = "copy"\nlength = 16')))
    assert (change.how, change.parts) == (How.CORRECTED, ("length",))
    assert lines[0].startswith("Corrected, what holds from 24\u00a0December 2018 on: term, ")


def test_a_norm_that_ends_without_a_successor():
    path = "conditions/flanders/highly-skilled.toml"
    text = BUNDLE[path].decode()
    row = text.split("[[condition]]")[1]
    assert "until" not in row
    ended = (
        text.replace(row, row.rstrip() + "\nuntil = 2027-06-30\n\n", 1)
        if "note.nl" not in row
        else text.replace("since = ", "until = 2027-06-30\nsince = ", 1)
    )
    new = assembled(BUNDLE | {path: ended.encode()})
    change, lines = only(new)
    assert (change.how, str(change.day)) == (How.ENDED, "2027-07-01")
    assert lines[0].startswith("Ends after 30\u00a0June 2027: condition, ")


def test_a_norm_that_is_no_longer_there():
    text = BUNDLE["terms.toml"].decode()
    head, _, tail = text.partition('[[term]]\nname = "copy"')
    rest = tail.partition("[[term]]")[2]
    new = assembled(BUNDLE | {"terms.toml": f"{head}[[term]]{rest}".encode()})
    change, lines = only(new)
    assert change.how is How.GONE
    assert lines[0].startswith("No longer there, of 24\u00a0December 2018: term, ")


@pytest.mark.parametrize("language", list(Language))
def test_the_recast_is_told_in_every_language(language):
    lines = list(told_changes(shelf(), tried(shelf(), "recast-2024-1233"), language))
    assert len(lines) > 40
    assert not any("{" in line for line in lines)
    assert (
        len(
            {
                tuple(told_changes(shelf(), tried(shelf(), "recast-2024-1233"), each))
                for each in Language
            }
        )
        == 4
    )


def test_an_amendment_to_who_may_file_is_one_change_a_procedure():
    found = [
        c for c in compared(shelf(), tried(shelf(), "recast-2024-1233")) if "filers" in c.parts
    ]
    assert {c.how for c in found} == {How.NEXT}
    assert "single-permit-highly-skilled" in {c.after.code for c in found}
    assert "single-permit-ict" not in {c.after.code for c in found}


def test_each_group_of_procedures_is_told_in_words():
    named = {group for rows in shelf().rows.values() for row in rows for group in row_groups(row)}
    assert len(named) > 5
    assert [group for group in sorted(named) if not knows(f"norms.group-{group}")] == []


def row_groups(row):
    return (*getattr(row, "groups", ()), *getattr(row, "belongs", ()))
