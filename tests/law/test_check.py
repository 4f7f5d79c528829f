"""The check refuses every kind of flaw, with one clear line, and nothing is loaded by half."""

import pytest

from tessera.law.bundle import digest, shipped
from tessera.law.check import check
from tessera.law.load import Unsound, assembled, shelf

BUNDLE = shipped()
FLANDERS = "conditions/flanders/highly-skilled.toml"
NORM = 'since = 2018-12-24\ncites = ["practice"]\nmark = "single"\n'
LABEL = 'label.nl = "a"\nlabel.fr = "b"\nlabel.de = "c"\nlabel.en = "d"\n'


def with_(path, text=None, *, old=None, new=None):
    """The shipped bundle with one file replaced, extended, or changed in one place."""
    before = BUNDLE.get(path, b"").decode()
    if old is not None:
        assert old in before, f"{path} has no {old}"
        text = before.replace(old, new, 1)
    else:
        text = f"{before}\n{text}"
    return BUNDLE | {path: text.encode()}


def said(bundle):
    return [str(flaw) for flaw in check(bundle)]


def a_condition(test, name="odd"):
    return (
        f'[[condition]]\nname = "{name}"\nprocedures = ["single-permit-highly-skilled"]\n'
        f'authorities = ["flanders"]\nlane = "work"\n{LABEL}test = {test}\n{NORM}'
    )


def test_the_shelf_that_ships_is_sound():
    assert said(BUNDLE) == []


@pytest.mark.parametrize(
    ("test", "what"),
    [
        ('{ test = "bigger", of = "age", value = 1 }', "no test is called bigger"),
        ('{ test = "is", of = "worker.shoe-size", value = 1 }', "called worker.shoe-size"),
        ('{ test = "is", of = "shoe-size", value = 1 }', "called shoe-size"),
        ('{ test = "is", of = "age" }', "is wants a value"),
        ('{ test = "all" }', "all takes other tests"),
        ('{ test = "any", of = "age", tests = [] }', "any takes other tests"),
        (
            '{ test = "is", of = "age", value = 1, tests = [{ test = "present", of = "age" }] }',
            "is takes no other tests",
        ),
        ('{ test = "at-least", of = "age", value = "12 * 3758" }', "'12 * 3758' is no code"),
        ('{ test = "is", of = "job.kind", value = "=A1" }', "'=A1' is no code"),
        ('{ test = "one-of", of = "job.kind", value = ["a", "if x"] }', "'if x' is no code"),
        ('{ test = "at-least", of = "age", value = true }', "at-least wants a number"),
        ('{ test = "at-least", of = "age", value = { months = 6 } }', "takes no period"),
        ('{ test = "at-least", of = "age", value = [1, 2] }', "takes no list"),
        (
            '{ test = "at-least", of = "age", value = { amount = "pay-roof" } }',
            "amount is called pay-roof",
        ),
        (
            '{ test = "at-least", of = "age", value = { amount = "pay-floor" } }',
            "amount is called pay-floor",
        ),
        ('{ test = "one-of", of = "age", value = { listed = "gods" } }', "no list is called gods"),
        ('{ test = "is", of = "age", value = { name = "worker.nose" } }', "called worker.nose"),
        ('{ test = "is", of = "age", value = { name = "age", day = "filing" } }', "exactly one of"),
    ],
)
def test_an_ill_made_test_is_refused(test, what):
    (line,) = said(with_(FLANDERS, a_condition(test)))
    assert line.startswith(f"{FLANDERS}: condition/odd/work/")
    assert what in line


@pytest.mark.parametrize(
    ("test", "key"),
    [
        ('{ test = "is", of = "age", value = { formula = "1+1" } }', "value.formula: no such key"),
        ('{ test = "is", of = "age", value = 2018-12-24T10:00:00 }', "is no plain value"),
        ('{ test = "is", of = 3, value = 1 }', "of: 3 is not text"),
        ('"age > 29"', "test: a table is wanted"),
    ],
)
def test_a_value_of_no_known_shape_stops_the_loading(test, key):
    (line,) = said(with_(FLANDERS, a_condition(test)))
    assert key in line


def test_a_missing_translation_is_refused():
    text = a_condition('{ test = "present", of = "age" }').replace('label.de = "c"\n', "")
    (line,) = said(with_(FLANDERS, text))
    assert line.endswith("label.de: not translated")


def test_an_empty_translation_is_refused():
    text = a_condition('{ test = "present", of = "age" }').replace('"c"', '" "')
    (line,) = said(with_(FLANDERS, text))
    assert line.endswith("label.de: not translated")


def test_an_unknown_language_is_refused():
    text = a_condition('{ test = "present", of = "age" }').replace(
        "label.nl", 'label.la = "x"\nlabel.nl'
    )
    (line,) = said(with_(FLANDERS, text))
    assert line.endswith("label.la: no such language")


def test_a_text_that_is_no_table_is_refused():
    text = a_condition('{ test = "present", of = "age" }').replace(LABEL, 'label = "x"\n')
    (line,) = said(with_(FLANDERS, text))
    assert line.endswith("label: text in four languages is wanted")


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ('cites = ["judicial-code#53bis"]', "cites = []", "cites: cites nothing"),
        ('cites = ["judicial-code#53bis"]', 'cites = ["hearsay#1"]', "no source is called hearsay"),
        ('mark = "derived"', 'mark = "certain"', "mark: 'certain' is none of signed"),
        ('unit = "months"', 'unit = "moons"', "unit: 'moons' is none of"),
        ("length = 30", 'length = "30"', "length: '30' is not a whole number"),
        ("length = 30", "size = 30", "size: no such key"),
        ("since = 2024-04-05", 'since = "soon"', "since: 'soon' is not a day"),
        ("since = 2024-04-05", "since = 2024-04-05\nuntil = 2024-04-04", "before it begins"),
        ("since = 2024-04-05", "since = 2024-04-05\nuntil = 2026-12-31", "nothing is in force after"),
        ('pauses = ["information"]', 'pauses = "information"', "pauses: a list is wanted"),
        ('procedures = ["single-permit-ict"]', 'procedures = ["tourism"]', "tourism is not known"),
        ('authorities = ["wallonia"]', 'authorities = ["batavia"]', "batavia is not known"),
        ('starts = "filed"\n', "", "starts: missing"),
    ],
)  # fmt: skip
def test_a_wrong_row_is_refused(old, new, what):
    found = said(with_("terms.toml", old=old, new=new))
    assert any(what in line for line in found), found
    assert all(line.startswith("terms.toml: ") for line in found)


def test_overlapping_rows_are_refused():
    text = f'[[term]]\nname = "copy"\nlength = 10\nunit = "days"\nstarts = "filed"\nlane = "work"\n{NORM}'
    text = text.replace("2018-12-24", "2025-01-01")
    (line,) = said(with_("terms.toml", text))
    assert line.endswith("since: overlaps term/copy/work@2018-12-24")


def test_a_gap_is_refused_and_wants_a_row_marked_unknown():
    (line,) = said(
        with_("amounts/flanders.toml", old="until = 2022-12-31", new="until = 2022-12-30")
    )
    assert "nothing is in force from 2022-12-31 to 2022-12-31; write a row marked unknown" in line


def test_two_equally_narrow_rows_are_rivals():
    text = (
        f'[[remedy]]\nname = "work"\nterm = "appeal-call"\nauthorities = ["wallonia", "brussels"]\nbodies = ["minister"]\n'
        f"{LABEL.replace('label', 'body')}{LABEL.replace('label', 'how')}{NORM}"
    )
    lines = said(with_("remedies.toml", text))
    assert len(lines) >= 2
    assert all("authorities: holds where remedy/work/" in line for line in lines)


def test_the_same_row_twice_is_refused():
    text = f'[[term]]\nname = "copy"\nlength = 10\nunit = "days"\nstarts = "filed"\nlane = "work"\n{NORM}'
    (line,) = said(with_("terms.toml", text))
    assert line.endswith("id: this row stands twice")


@pytest.mark.parametrize(
    ("path", "old", "new", "what"),
    [
        ("amounts/flanders.toml", "value = 45096.00\n", "", "value: is missing"),
        (
            "amounts/other.toml",
            'mark = "verified"',
            'mark = "unknown"',
            "marked unknown and yet given",
        ),
        ("amounts/flanders.toml", "45096.00", '"12*3758"', "value: '12*3758' is not a number"),
        ("charges.toml", 'figure = "flemish-retribution"', 'figure = "tithe"', "called tithe"),
        ("charges.toml", 'payee = "flanders"', 'payee = "nobody"', "payee: nobody is not known"),
        ("agreement.toml", 'place = "host.municipality"', 'place = "host.house"', "host.house"),
        ("agreement.toml", 'overlay = "german-speaking"', 'overlay = "x"', "overlay: x is not"),
        ("agreement.toml", '"pay", "health"', '"pay", "health", "gossip"', "gossip is not known"),
        ("agreement.toml", 'kind = "auditor"', 'kind = "spy"', "kind: 'spy' is none of"),
        ("agreement.toml", 'name = "stay-side"', 'name = "friends"', "friends is not known"),
        ("agreement.toml", '["message-sent"]', '["message-sent", "filed"]', "filed stands in"),
        ("derivations.toml", 'name = "age"', 'name = "height"', "no function derives this"),
        (FLANDERS, 'limits_to = "day-before-thirty"', 'limits_to = "birthday"', "birthday"),
        (
            FLANDERS,
            'authorities = ["flanders"]',
            'authorities = ["immigration-office"]',
            "in the folder of",
        ),
        ("questions/worker.toml", 'type = "date"', 'type = "moon"', "type: moon is not known"),
        ("questions/worker.toml", 'type = "date"', 'type = "choice"', "a choice has choices"),
        ("questions/worker.toml", 'category = "identity"', 'category = "gossip"', "gossip"),
        ("remedies.toml", 'term = "appeal-flanders"', 'term = "never"', "term: never is not known"),
    ],
)
def test_a_name_nobody_defines_is_refused(path, old, new, what):
    found = said(with_(path, old=old, new=new))
    assert any(what in line for line in found), found


def test_a_derivation_no_row_needs_is_refused():
    text = f'[[derivation]]\nname = "age-of-reason"\n{LABEL}{NORM}'
    (line,) = said(with_("derivations.toml", text))
    assert line.endswith("no function derives this")
    (line,) = said(with_(FLANDERS, old='limits_to = "day-before-thirty"\n', new="") | {
        FLANDERS: BUNDLE[FLANDERS]
        .replace(b'limits_to = "day-before-thirty"\n', b"")
        .replace(b'value = { name = "day-before-thirty" }', b"value = 2029-01-01")
    })  # fmt: skip
    assert line.endswith("day-before-thirty@2018-12-24: name: no row needs this derivation")


def test_a_derivation_without_a_row_is_refused():
    start = BUNDLE["derivations.toml"].decode().index('[[derivation]]\nname = "age"')
    end = BUNDLE["derivations.toml"].decode().index("[[derivation]]", start + 1)
    text = BUNDLE["derivations.toml"].decode()
    found = said(BUNDLE | {"derivations.toml": (text[:start] + text[end:]).encode()})
    assert found == ["derivations.toml: age: name: has no row"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("[[term]\n", "not TOML"),
        ("[[spell]]\n", "spell: no such table"),
        ("version = 2\n", "version: no such table"),
    ],
)
def test_a_file_that_is_no_catalogue_is_refused(text, what):
    (line,) = said(BUNDLE | {"extra.toml": text.encode()})
    assert what in line


def test_every_flaw_is_told_at_once_and_nothing_is_loaded():
    bundle = with_("terms.toml", old='unit = "months"', new='unit = "moons"')
    charges = with_("charges.toml", old='payee = "flanders"\n', new="")["charges.toml"]
    bundle = bundle | {"charges.toml": charges}
    with pytest.raises(Unsound) as refused:
        assembled(bundle)
    assert len(refused.value.flaws) == 2
    assert "charges.toml" in str(refused.value)
    assert "terms.toml" in str(refused.value)


def test_a_bundle_is_named_by_its_bytes():
    assert shelf().digest == digest(BUNDLE)
    changed = with_("terms.toml", "# a remark\n")
    assert digest(changed) != digest(BUNDLE)
    assert digest(dict(reversed(BUNDLE.items()))) == digest(BUNDLE)
    assert assembled(changed).digest == digest(changed)


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("least = 10\nmost = 60", "least = 60\nmost = 10", "the least is more than the most"),
        ('name = "contract.start"\n', 'name = "contract.start"\nleast = 1\n', "only a number"),
        ("least = 10\nmost = 60", "past = true", "only a date can lie in the past"),
    ],
)
def test_a_bound_that_its_question_cannot_have_is_refused(old, new, what):
    (line,) = said(with_("questions/employer.toml", old=old, new=new))
    assert what in line
