"""A regime that is off is checked and never used; one line of data switches it on, and no code."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from tessera.dossier.kernel import Role
from tessera.dossier.story import play
from tessera.faces.console.library import open_story
from tessera.law.asking import concerned
from tessera.law.bundle import shipped
from tessera.law.check import check
from tessera.law.held import term_when_held
from tessera.law.load import Unsound, assembled, shelf
from tessera.law.model import Effect, Kind, Lane, Reference
from tessera.law.switching import tried
from tests.law.persons import PROCEDURE

NAME = "recast-2024-1233"
FOLDER = f"regimes/{NAME}"
DAY = date(2027, 3, 1)
EVE = DAY - timedelta(1)
BUNDLE = shipped()
STORIES = Path(__file__).parent.parent / "stories"
NOTICE = "single-permit-employer-notice"


def with_line(path, line, *, after):
    """A copy of the bundle with one line added to one file."""
    text = BUNDLE[path].decode()
    assert after in text
    return BUNDLE | {path: text.replace(after, f"{after}\n{line}", 1).encode()}


def switched_on(day=DAY):
    return with_line(f"{FOLDER}/regime.toml", f"on = {day}", after=f'name = "{NAME}"')


ON = assembled(switched_on())


def test_the_recast_ships_off_and_the_shelf_is_sound_both_ways():
    (apart,) = [a for a in shelf().regimes if a.regime.name == NAME]
    assert apart.regime.on is None
    assert check(BUNDLE) == ()
    assert check(switched_on()) == ()


def test_while_it_is_off_no_row_of_it_is_on_the_shelf():
    apart = next(a for a in shelf().regimes if a.regime.name == NAME)
    used = {row.id for rows in shelf().rows.values() for row in rows}
    assert used.isdisjoint(apart.files)
    with pytest.raises(LookupError):
        shelf().on(DAY).procedure(NOTICE)


def test_the_clock_follows_on_the_day():
    before, after = ON.on(EVE), ON.on(DAY)
    old, new = (law.term("decision", procedure=PROCEDURE) for law in (before, after))
    assert (old.length, old.unit, old.effect, old.until) == (4, "months", Effect.DEEMED, EVE)
    assert (new.length, new.unit, new.effect, new.since) == (90, "days", Effect.UNKNOWN, DAY)
    assert (new.extendable, new.extension_max) == (True, 30)
    assert new.reference is Reference.FILING


def test_who_may_file_follows_on_the_day():
    assert Kind.WORKER not in ON.on(EVE).procedure(PROCEDURE).filers
    assert set(ON.on(DAY).procedure(PROCEDURE).filers) >= {Kind.WORKER, Kind.EMPLOYER}
    assert ON.on(DAY).procedure(NOTICE).filers == (Kind.WORKER, Kind.EMPLOYER, Kind.REPRESENTATIVE)


def test_the_terms_of_other_directives_stay():
    for procedure in ("single-permit-ict", "single-permit-researcher", "eu-blue-card"):
        assert ON.on(EVE).term("decision", procedure=procedure) == ON.on(DAY).term(
            "decision", procedure=procedure
        )


@pytest.mark.parametrize(
    ("held_since", "day", "length", "unit"),
    [
        (date(2025, 3, 1), EVE, 90, "days"),
        (None, DAY, 3, "months"),
        (date(2025, 3, 2), DAY, 3, "months"),
        (date(2025, 3, 1), DAY, 6, "months"),
        (date(2020, 1, 1), DAY, 6, "months"),
    ],
    ids=["before the day", "nobody knows since when", "a day short", "two years", "long"],
)
def test_without_work_three_months_and_six_after_two_years(held_since, day, length, unit):
    term = term_when_held(
        ON.on(day), "grace-after-work", held_since=held_since, procedure=PROCEDURE
    )
    assert (term.length, term.unit) == (length, unit)


def test_what_was_not_read_has_no_figure():
    for name in ("employer-change-check", "stay-while-renewed", "stay-while-noticed"):
        term = ON.on(DAY).term(name)
        assert (term.length, term.mark) == (None, "unknown")
        assert term.note


def told(path, law):
    story = open_story(path)
    return [
        (played.facts, played.blocked, played.state)
        for played in play(story.told, law, story.answers)
    ]


@pytest.mark.parametrize(
    "name",
    [
        "11_both_granted_work_first", "21_silence_of_the_immigration_office", "20_term_extended",
        "25_visa_entry_registration_card", "after/11_blue_card_notifies_after_twelve_months",
    ],
)  # fmt: skip
def test_a_dossier_of_before_the_day_replays_identically(name):
    assert told(STORIES / f"{name}.toml", ON) == told(STORIES / f"{name}.toml", shelf())


def test_trying_it_out_reads_like_switching_it_on():
    tried_out = tried(shelf(), NAME, DAY)
    for kind, rows in ON.rows.items():
        assert set(map(repr, tried_out.rows[kind])) == set(map(repr, rows))
    assert tried_out.digest != shelf().digest


def test_the_conversation_of_the_checker_follows_on_the_day():
    before, after = ON.on(EVE), ON.on(DAY)
    assert before.path("change").choice("employer").then == ("work-kind",)
    assert after.path("change").choice("employer").then == ("held",)
    assert after.path("held").choice("single").leaves == (NOTICE,)
    others = [c for c in before.path("change").choices if c.code != "employer"]
    assert others == [c for c in after.path("change").choices if c.code != "employer"]


def test_the_form_follows_on_the_day():
    with pytest.raises(LookupError):
        ON.on(EVE).procedure(NOTICE)
    asked = {q.name for q in concerned(ON.on(DAY), NOTICE, {}) if q.asked_of is Kind.EMPLOYER}
    assert asked == {
        "employer.number", "employer.name", "job.title", "job.description",
        "work.municipality", "contract.start",
    }  # fmt: skip
    was, now = ({q.name for q in ON.on(d).questions(PROCEDURE)} for d in (EVE, DAY))
    assert was == now


@pytest.mark.parametrize("act", ["take-note", "oppose"])
def test_the_acts_of_the_officer_follow_on_the_day(act):
    seat = (act, Lane.WORK, Kind.WORK_AUTHORITY, Role.OFFICER)
    assert ON.on(EVE).may(*seat) is None
    assert ON.on(DAY).may(*seat)


def test_the_letters_and_the_grounds_follow_on_the_day():
    before, after = ON.on(EVE), ON.on(DAY)
    for fact in ("notice-opposed", "notice-stands"):
        assert before.letters(fact) == ()
        assert {"worker", "applicant"} == set(after.letters(fact, procedure=NOTICE)[0].to)
    (opposed,) = after.letters("notice-opposed", procedure=NOTICE)
    for authority in ("flanders", "wallonia", "brussels", "german-speaking"):
        remedy = after.remedy(opposed.remedy, authority, procedure=NOTICE)
        term = after.term(remedy.term, procedure=NOTICE, authority=authority)
        assert term.length or term.mark == "unknown"
        grounds = {g.name for g in after.grounds(Lane.WORK, authority, procedure=NOTICE)}
        assert grounds >= {"labour-market", "first-employer"}


def test_the_clock_of_a_notice_is_sourced_and_marked():
    term = ON.on(DAY).term("opposition", procedure=NOTICE)
    assert (term.length, term.unit, term.effect) == (45, "days", Effect.DEEMED)
    assert (term.mark, term.starts) == ("single", "filed")
    assert "decision-work" not in {t.name for t in ON.on(DAY).terms(NOTICE, "flanders")}


def test_a_row_that_only_began_later_never_begins():
    text = '[[term]]\nname = "decision"\nlength = 5\nunit = "months"\nlane = "stay"\nstarts = "served:declared-complete"\nsince = 2028-01-01\ncites = ["practice"]\nmark = "single"\n'
    old = 'effect = "deemed"\nextendable = true\nsince = 2018-12-24\n'
    base = BUNDLE["terms.toml"].decode()
    assert old in base
    later = {
        "terms.toml": base.replace(old, f"{old}until = 2027-12-31\n").encode(),
        "terms/later.toml": text.encode(),
    }
    assert check(BUNDLE | later) == ()
    law = assembled(switched_on() | later)
    assert law.on(date(2028, 6, 1)).term("decision", procedure=PROCEDURE).length == 90


@pytest.mark.parametrize(
    ("path", "text", "line"),
    [
        ("terms.toml", '[[term]]\nname = "x"\nsince = 2027-01-01\nlength = 1\nunit = "days"\nstarts = "filed"\ncites = ["practice"]\nmark = "single"\n', f"{FOLDER}/odd.toml: term/x@{NAME}: since: a row of a regime begins when the regime does"),
        ("terms.toml", '[[term]]\nname = "x"\nlength = 1\nunit = "days"\nstarts = "filed"\ncites = ["nowhere#1"]\nmark = "single"\n', f"{FOLDER}/odd.toml: term/x@{NAME}: cites: no source is called nowhere"),
        ("terms.toml", '[[term]]\nname = "x"\nlength = 1\nunit = "days"\nstarts = "filed"\nmark = "single"\n', f"{FOLDER}/odd.toml: term/x@{NAME}: cites: missing"),
        ("terms.toml", '[[amendment]]\nof = "procedure"\ncodes = ["eu-blue-card"]\nsets = { cites = [] }\n', f"{FOLDER}/odd.toml: procedure/eu-blue-card@{NAME}: cites: cites nothing"),
        ("terms.toml", '[[amendment]]\nof = "procedure"\ncodes = 5\nsets = { offered = false }\n', f"{FOLDER}/odd.toml: amendment/procedure/@{NAME}: codes: a list is wanted"),
        ("terms.toml", '[[amendment]]\nof = ["procedure"]\nsets = { offered = false }\n', f"{FOLDER}/odd.toml: amendment/['procedure']/@{NAME}: of: an amendment says `of` which table, and `sets` new values"),
        ("terms.toml", '[[amendment]]\nof = "procedure"\ncodes = ["nothing"]\nsets = { offered = false }\n', f"{FOLDER}/odd.toml: amendment/procedure/nothing@{NAME}: codes: amends no row"),
        ("terms.toml", '[[amendment]]\nof = "procedure"\nsets = { colour = "red" }\n', f"{FOLDER}/odd.toml: amendment/procedure/@{NAME}: colour: no such key"),
        ("terms.toml", '[[amendment]]\nof = "nothing"\nsets = { offered = false }\n', f"{FOLDER}/odd.toml: amendment/nothing/@{NAME}: of: an amendment says `of` which table, and `sets` new values"),
        ("terms.toml", "[[surprise]]\nid = 1\n", f"{FOLDER}/odd.toml: surprise: no such table"),
    ],
)  # fmt: skip
def test_a_regime_that_is_off_is_checked_as_strictly(path, text, line):
    assert [str(flaw) for flaw in check(BUNDLE | {f"{FOLDER}/odd.toml": text.encode()})] == [line]


def test_what_a_regime_ends_must_be_there():
    bundle = with_line(
        f"{FOLDER}/regime.toml", 'ends = ["term/gone@2000-01-01"]', after=f'name = "{NAME}"'
    )
    assert [str(flaw) for flaw in check(bundle)] == [
        f"regimes/{NAME}: regime/{NAME}: ends: no row has the id term/gone@2000-01-01"
    ]


def test_a_row_may_simply_end_with_the_day():
    row = "term/copy/work@2018-12-24"
    bundle = switched_on() | {}
    text = (
        bundle[f"{FOLDER}/regime.toml"]
        .decode()
        .replace(f"on = {DAY}", f'on = {DAY}\nends = ["{row}"]')
    )
    law = assembled(bundle | {f"{FOLDER}/regime.toml": text.encode()})
    assert law.on(EVE).term("copy").until == EVE
    with pytest.raises(LookupError):
        law.on(DAY).term("copy")


def test_a_folder_without_its_row_is_no_regime():
    odd = BUNDLE | {"regimes/other/terms.toml": b'[[term]]\nname = "x"\n'}
    with pytest.raises(Unsound, match=r"one table \[\[regime\]\] with the name other is wanted"):
        assembled(odd)
