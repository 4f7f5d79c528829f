"""A bad bundle gives one clear line for each fault, with file and key, and loads nothing."""

import time

import pytest

from tessera.law.bundle import shipped
from tessera.law.check import check
from tessera.law.load import Unsound, assembled

BUNDLE = shipped()
LABEL = 'label.nl = "a"\nlabel.fr = "b"\nlabel.de = "c"\nlabel.en = "d"\n'
NORM = 'cites = ["practice"]\nmark = "single"\n'
TERM = f'[[term]]\nname = "odd"\nlength = 5\nunit = "days"\nstarts = "filed"\n{NORM}'
OPEN = f"{TERM}since = 2024-01-01\n"
PROCEDURE = 'procedures = ["single-permit-highly-skilled"]\n'
AMOUNT = f'[[amount]]\nname = "odd"\nvalue = 5\nunit = "eur-month"\n{NORM}since = 2024-01-01\n'
UNITS = "days, eur, eur-month, eur-year, hours, months, people, percent, weeks, working-days, years"


def question(name, of):
    when = f'when = {{ test = "is", of = "{of}", value = true }}\n'
    return f'[[question]]\nname = "{name}"\ntype = "yes-no"\ncategory = "employment"\nasked_of = "employer"\ngroup = "odd"\n{PROCEDURE}{when}{LABEL}{NORM}since = 2024-01-01\n'


def condition(test):
    return f'[[condition]]\nname = "odd"\nlane = "work"\nauthorities = ["flanders"]\n{PROCEDURE}test = {test}\n{LABEL}{NORM}since = 2024-01-01\n'


BAD = {
    "a gap": (
        f"{TERM}since = 2024-01-01\nuntil = 2024-12-31\n{TERM}since = 2025-02-01\n",
        "odd.toml: term/odd@2025-02-01: since: nothing is in force from 2025-01-01 to 2025-01-31; write a row marked unknown",
    ),
    "an overlap": (
        f"{TERM}since = 2024-01-01\nuntil = 2025-03-31\n{TERM}since = 2025-02-01\n",
        "odd.toml: term/odd@2025-02-01: since: overlaps term/odd@2024-01-01",
    ),
    "an end before the beginning": (
        f'[[ground]]\nname = "odd"\n{LABEL}{NORM}since = 2024-01-01\nuntil = 2023-12-31\n',
        "odd.toml: ground/odd@2024-01-01: until: ends on 2023-12-31, before it begins",
    ),
    "a cycle": (
        question("odd.one", "odd.two") + question("odd.two", "odd.one"),
        "odd.toml: question/odd.one/single-permit-highly-skilled@2024-01-01: when: a circle: odd.one waits for odd.two waits for odd.one",
    ),
    "an unknown source": (
        OPEN.replace("practice", "nowhere#1"),
        "odd.toml: term/odd@2024-01-01: cites: no source is called nowhere",
    ),
    "an unknown procedure": (
        f'{OPEN}procedures = ["tourism"]\n',
        "odd.toml: term/odd/tourism@2024-01-01: procedures: tourism is not known",
    ),
    "an unknown key": (
        f'{OPEN}colour = "red"\n',
        "odd.toml: term/odd@2024-01-01: colour: no such key",
    ),
    "an unknown table": ("[[surprise]]\nx = 1\n", "odd.toml: surprise: no such table"),
    "a missing language": (
        f'{OPEN}note.nl = "a"\nnote.fr = "b"\nnote.en = "c"\n',
        "odd.toml: term/odd@2024-01-01: note.de: not translated",
    ),
    "a strange language": (
        f'{OPEN}note.nl = "a"\nnote.fr = "b"\nnote.de = "d"\nnote.en = "c"\nnote.la = "e"\n',
        "odd.toml: term/odd@2024-01-01: note.la: no such language",
    ),
    "a formula where a number is wanted": (
        OPEN.replace("length = 5", 'length = "4 * 30"'),
        "odd.toml: term/odd@2024-01-01: length: '4 * 30' is not a whole number",
    ),
    "a day that no calendar has": (
        OPEN.replace("2024-01-01", "2024-02-30"),
        "odd.toml: not TOML: Invalid date or datetime (at line 8, column 9)",
    ),
    "a day as text": (
        OPEN.replace("2024-01-01", '"1 January 2024"'),
        "odd.toml: term/odd@1 January 2024: since: '1 January 2024' is not a day",
    ),
    "a norm without a source": (
        OPEN.replace('cites = ["practice"]', "cites = []"),
        "odd.toml: term/odd@2024-01-01: cites: cites nothing",
    ),
    "a figure marked unknown": (
        OPEN.replace("single", "unknown"),
        "odd.toml: term/odd@2024-01-01: length: is marked unknown and yet given",
    ),
    "a floor below zero": (
        AMOUNT.replace("value = 5", "value = -5"),
        "odd.toml: amount/odd@2024-01-01: value: -5 eur-month: less than 0 cannot be",
    ),
    "a unit nobody counts in": (
        AMOUNT.replace("eur-month", "bananas"),
        f"odd.toml: amount/odd@2024-01-01: unit: bananas is no unit; write one of {UNITS}",
    ),
    "more percent than can be": (
        AMOUNT.replace("eur-month", "percent").replace("= 5", "= 5000"),
        "odd.toml: amount/odd@2024-01-01: value: 5000 percent: more than 200 cannot be",
    ),
    "half a person": (
        AMOUNT.replace("eur-month", "people").replace("= 5", "= 0.5"),
        "odd.toml: amount/odd@2024-01-01: value: 0.5 people: only a whole number can be counted",
    ),
    "a term of centuries": (
        OPEN.replace("length = 5", "length = 99999"),
        "odd.toml: term/odd@2024-01-01: length: 99999 days: more than 3660 cannot be",
    ),
    "a term that ends before it begins": (
        OPEN.replace("length = 5", "length = -5"),
        "odd.toml: term/odd@2024-01-01: length: -5 days: less than 0 cannot be",
    ),
    "months beyond reason": (
        AMOUNT.replace("eur-month", "months").replace("= 5", "= 5000"),
        "odd.toml: amount/odd@2024-01-01: value: 5000 months: more than 600 cannot be",
    ),
    "a figure that is no number": (
        AMOUNT.replace("= 5", "= nan"),
        "odd.toml: amount/odd@2024-01-01: value: NaN is not a number",
    ),
    "a figure too small to be written": (
        AMOUNT.replace("= 5", "= 1e-999999999"),
        "odd.toml: amount/odd@2024-01-01: value: a number has at most 15 digits, and 6 after the point",
    ),
    "a length of a thousand digits": (
        OPEN.replace("length = 5", f"length = {'9' * 1000}"),
        "odd.toml: term/odd@2024-01-01: length: a number has at most 15 digits",
    ),
    "the last day of all calendars": (
        f"{OPEN}until = 9999-12-31\n",
        "odd.toml: term/odd@2024-01-01: until: 9999-12-31 lies before 1900 or after 2199",
    ),
    "an hour where a day is wanted": (
        OPEN.replace("2024-01-01", "2024-01-01T00:00:00"),
        "odd.toml: term/odd@2024-01-01 00:00:00: since: 2024-01-01 00:00:00 is not a day",
    ),
    "a name that begins another line": (
        OPEN.replace("odd", "odd\\nterms.toml: all is well"),
        "odd.toml: term/odd<U+000A>terms.toml: all is well@2024-01-01: name: holds U+000A, which nobody can see",
    ),
    "a label that turns the reading direction": (
        f'[[ground]]\nname = "odd"\n{LABEL}{NORM}since = 2024-01-01\n'.replace('"d"', '"\\u202Ed"'),
        "odd.toml: ground/odd@2024-01-01: label.en: holds U+202E, which nobody can see",
    ),
    "a label as long as a book": (
        f'[[ground]]\nname = "odd"\n{LABEL}{NORM}since = 2024-01-01\n'.replace(
            '"d"', f'"{"d" * 3000}"'
        ),
        "odd.toml: ground/odd@2024-01-01: label.en: 3000 characters: more than 2000 cannot be",
    ),
    "a key of many parts, which costs the square of their number": (
        f"a{'.a' * 200_000} = 1\n",
        "odd.toml: line 1: more than 40 full stops, which no line of law needs",
    ),
    "letters of another table than UTF-8": (
        f"# caf\xe9\n{OPEN}",
        "odd.toml: not UTF-8 from byte 6 on; save it as UTF-8",
    ),
    "a name in capitals": (
        OPEN.replace("odd", "Odd one"),
        "odd.toml: term/Odd one@2024-01-01: name: a name is small letters and figures, with dots or hyphens between them",
    ),
    "a question that would hide a derivation": (
        question("odd", "worker.in-belgium"),
        "odd.toml: question/odd/single-permit-highly-skilled@2024-01-01: name: the name of a question has a dot, that of a derivation has none",
    ),
    "a term that begins on what never happens": (
        OPEN.replace("filed", "served:full-moon"),
        "odd.toml: term/odd@2024-01-01: starts: served:full-moon is nothing that happens",
    ),
    "a term that begins on the end of no term": (
        OPEN.replace("filed", "due:nothing"),
        "odd.toml: term/odd@2024-01-01: starts: no term is called nothing",
    ),
    "terms that wait for each other": (
        OPEN.replace("filed", "due:even") + OPEN.replace("odd", "even").replace("filed", "due:odd"),
        "odd.toml: term/odd@2024-01-01: starts: a circle: odd waits for the end of even waits for the end of odd",
    ),
    "choices that have no names": (
        question("odd.one", "worker.in-belgium").replace('"yes-no"', '"choice"')
        + 'choices = [["a", "b"]]\n',
        "odd.toml: question/odd.one/single-permit-highly-skilled@2024-01-01: choices: a table is wanted",
    ),
    "the same row twice": (
        OPEN + OPEN,
        "odd.toml: term/odd@2024-01-01: id: this row stands twice",
    ),
    "no TOML at all": (
        "PK\x03\x04",
        "odd.toml: not TOML: Expected '=' after a key in a key/value pair (at line 1, column 3)",
    ),
    "ten megabytes of rows": (
        OPEN * (10_000_000 // len(OPEN) + 1),
        "odd.toml: 10000017 bytes: a file holds at most 1000000",
    ),
    "a pit of brackets": (
        "x = " + "[" * 100_000,
        "odd.toml: not TOML: too many brackets within brackets",
    ),
}


@pytest.mark.parametrize("name", sorted(BAD))
def test_a_bad_bundle_gives_one_line_and_nothing_is_loaded(name):
    text, line = BAD[name]
    bundle = BUNDLE | {"odd.toml": text.encode("latin-1")}
    begun = time.monotonic()
    lines = [str(flaw) for flaw in check(bundle)]
    assert time.monotonic() - begun < 10
    if name == "ten megabytes of rows":
        (found,) = lines
        assert found.endswith("bytes: a file holds at most 1000000")
    else:
        assert lines == [line]


def test_a_mark_that_an_editor_puts_before_the_text_does_no_harm():
    assert check(BUNDLE | {"odd.toml": b"\xef\xbb\xbf" + OPEN.encode()}) == ()


def test_a_formula_in_a_test_is_refused():
    test = '{ test = "at-least", of = "age", value = "12 * 3758" }'
    bundle = BUNDLE | {"conditions/flanders/odd.toml": condition(test).encode()}
    (line,) = [str(flaw) for flaw in check(bundle)]
    assert line.startswith("conditions/flanders/odd.toml: condition/odd/work/")
    assert line.endswith(
        "'12 * 3758' is no code: the data names, dates and numbers, it never computes"
    )


@pytest.mark.parametrize(
    ("test", "line"),
    [
        (
            '{ test = "is", of = "job.kind", value = "pirate" }',
            "job.kind has no choice pirate; it has nurse, ordinary, teacher",
        ),
        (
            '{ test = "is", of = "worker.in-belgium", value = "yes" }',
            "worker.in-belgium is yes or no, and is compared with yes",
        ),
        (
            '{ test = "at-least", of = "worker.birth-date", value = 18 }',
            "at-least wants a number, and worker.birth-date is a day",
        ),
        (
            '{ test = "at-least", of = "age", value = { amount = "pay-floor", key = "executive" } }',
            "age is counted in years, and pay-floor in eur",
        ),
        (
            '{ test = "is", of = "job.kind", value = { amount = "pay-floor", key = "executive" } }',
            "job.kind is counted in a code, and pay-floor in eur",
        ),
        (
            '{ test = "at-most", of = "pay.base-month", value = { name = "contract.end" } }',
            "pay.base-month is a number, and contract.end is a day",
        ),
        (
            '{ test = "at-most", of = "pay.base-month", value = { day = "filing" } }',
            "pay.base-month is a number, and filing is a day",
        ),
    ],
)
def test_a_test_that_could_never_be_met_or_never_fail_is_refused(test, line):
    bundle = BUNDLE | {"conditions/flanders/odd.toml": condition(test).encode()}
    (told,) = [str(flaw) for flaw in check(bundle)]
    assert told.endswith(f"flanders@2024-01-01: test: {line}")


def test_a_test_against_a_number_below_zero_is_refused():
    test = '{ test = "at-least", of = "age", value = -5 }'
    bundle = BUNDLE | {"conditions/flanders/odd.toml": condition(test).encode()}
    (line,) = [str(flaw) for flaw in check(bundle)]
    assert line.endswith("flanders@2024-01-01: test: -5 years: less than 0 cannot be")


@pytest.mark.parametrize("name", ["an unknown key", "no TOML at all", "ten megabytes of rows"])
def test_what_cannot_be_read_is_not_loaded_by_half(name):
    with pytest.raises(Unsound) as unsound:
        assembled(BUNDLE | {"odd.toml": BAD[name][0].encode("latin-1")})
    assert len(unsound.value.flaws) == 1


def test_ten_megabytes_in_many_files_are_refused_before_they_are_parsed():
    many = {f"odd/{n}.toml": (OPEN * 4_000).encode() for n in range(24)}
    lines = [str(flaw) for flaw in check(BUNDLE | many)]
    assert lines == ["the whole bundle: more than 8000000 bytes in all"]


def test_several_faults_are_told_at_once():
    text = f"{OPEN}colour = 1\n" + OPEN.replace("odd", "even").replace("length = 5", 'length = "5"')
    lines = [str(flaw) for flaw in check(BUNDLE | {"odd.toml": text.encode()})]
    assert [line.split(": ")[2] for line in lines] == ["length", "colour"]


@pytest.mark.parametrize("path", ["holidays.toml", "places/municipalities.csv", "places/new.csv"])
def test_places_and_calendars_of_a_bundle_would_not_be_heard_and_are_refused(path):
    told = check(BUNDLE | {path: BUNDLE.get(path, b"") + b"\n"})
    assert [str(flaw) for flaw in told] == [f"{path}: places and calendars change by a release"]
