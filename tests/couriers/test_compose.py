"""What a letter says, to whom, in which language."""

from datetime import date

import pytest

from tessera.couriers.content import Half
from tessera.couriers.remedies import last_day_to_contest
from tessera.law.load import shelf
from tessera.words.dates import weekday
from tests.couriers.occasions import DECIDED, LANGUAGES, PROCEDURE, letters, occasions


def roles(authority, ending):
    return {
        o.to.role: c
        for o, c in zip(occasions(authority, ending), letters(authority, ending), strict=True)
    }


def section(body, code):
    return next((s for s in body.sections if s.code == code), None)


def row(body, code, label):
    return next((r.text for r in section(body, code).rows if r.label == label), None)


def everything(body):
    said = [body.subject, body.standing, *body.operative, *(r.text for r in body.rows)]
    for one in body.sections:
        said += [one.heading, *one.paragraphs, *one.quoted, *one.last, *(r.text for r in one.rows)]
        said += [f"{p.lead} {p.text} {p.quoted} {p.source}" for p in one.points]
    return "\n".join(said)


@pytest.mark.parametrize("authority", LANGUAGES)
def test_the_legal_text_is_in_the_language_of_the_procedure(authority):
    for letter in letters(authority, "46"):
        assert letter.legal.language == LANGUAGES[authority]
        assert letter.courtesy.language == "en"


def test_an_authority_writes_only_in_a_language_that_is_lawful_for_it():
    for occasion in occasions("wallonia", "refused-work"):
        lawful = occasion.law.authority("wallonia").languages
        assert LANGUAGES["wallonia"] in lawful
        assert "nl" not in lawful


def test_annex_46_tells_the_worker_what_to_do_next():
    letter = roles("flanders", "46")["worker"]
    told = everything(letter.legal)
    assert letter.legal.subject == "U mag in België werken en verblijven"
    assert "visum D" in told
    assert "8 werkdagen" in told
    assert "hoogstens 90 dagen" in told
    assert (letter.work, letter.stay) == (Half.GRANTED, Half.GRANTED)


def test_a_worker_who_is_here_needs_no_visa():
    told = everything(letters("flanders", "46", abroad=False)[0].legal)
    assert "visum" not in told.replace("Voor een visum D", "")
    assert "nadat u deze brief hebt ontvangen" in told


def test_reasons_on_the_stay_are_told_to_the_worker_alone():
    told = roles("flanders", "46")
    assert section(told["worker"].legal, "reasons-stay").points
    assert section(told["applicant"].legal, "reasons-stay").points == ()
    for role in ("municipality", "post"):
        assert section(told[role].legal, "reasons-stay") is None
        assert section(told[role].legal, "reasons-work") is None


def test_a_condition_an_officer_sees_otherwise_says_so_and_why():
    told = everything(roles("flanders", "46")["worker"].legal)
    assert "anders dan de berekening" in told
    assert "De bonus is contractueel vastgelegd en telt mee." in told


@pytest.mark.parametrize("authority", ["flanders", "wallonia", "brussels"])
def test_a_refusal_tells_what_is_not_met_and_names_nothing_that_is_met(authority):
    legal = roles(authority, "refused-work")["applicant"].legal
    told = {one.code: one for one in legal.sections if one.code.startswith("verdict-")}
    assert set(told) == {"verdict-not-met", "verdict-otherwise"}
    (point,) = told["verdict-otherwise"].points
    assert (point.text, point.quoted) == ("", "De overeenkomst is niet ondertekend.")


def test_annex_47_says_that_nobody_decided():
    letter = roles("flanders", "47")["worker"]
    assert "geacht te zijn toegestaan sinds 6\u00a0februari 2027" in everything(letter.legal)
    assert "Niemand heeft over het verblijf beslist" in everything(letter.legal)


def test_annex_47_lets_nobody_begin_before_the_law_granted_the_stay():
    told = everything(roles("flanders", "47")["worker"].legal)
    assert "6\u00a0februari 2027" in told
    assert "1\u00a0februari 2027" not in told


def test_a_request_names_what_is_asked_and_the_last_day():
    letter = roles("flanders", "incomplete")["applicant"]
    items = section(letter.legal, "items")
    assert items.points
    assert row(letter.legal, "items", "Laatste dag") == weekday(date(2026, 10, 20), "nl")
    assert section(letter.legal, "note").quoted == (
        "De arbeidsovereenkomst is niet ondertekend door de werkgever.",
    )


def test_wallonia_gives_fifteen_working_days():
    letter = roles("wallonia", "incomplete")["applicant"]
    assert row(letter.legal, "items", "Dernier jour") == weekday(date(2026, 10, 26), "fr")


def test_asking_for_information_does_not_stop_the_ordinary_term():
    told = everything(roles("flanders", "information")["worker"].legal)
    assert "De termijn om te beslissen loopt intussen door." in told


BODIES = {
    "flanders": ("Vlaamse minister", date(2027, 1, 14)),
    "wallonia": ("ministre wallon", date(2027, 1, 14)),
    "brussels": ("Gouvernement", date(2027, 1, 13)),
}


@pytest.mark.parametrize("authority", BODIES)
def test_a_refusal_of_work_names_body_form_and_last_day(authority):
    body, until = BODIES[authority]
    legal = roles(authority, "refused-work")["applicant"].legal
    remedy = section(legal, "remedy")
    said = [r.text for r in remedy.rows]
    assert body in said[0]
    assert said[1]
    assert weekday(until, legal.language) in said
    assert next(r for r in remedy.rows if r.strong).text == weekday(until, legal.language)


def test_an_unknown_term_is_said_to_be_unknown():
    legal = roles("german-speaking", "refused-work")["applicant"].legal
    assert row(legal, "remedy", "Letzter Tag") == "Nicht bekannt"
    assert "keinen Text gefunden" in row(legal, "remedy", "Frist")


@pytest.mark.parametrize("authority", LANGUAGES)
def test_a_refusal_of_stay_goes_to_the_council_within_thirty_days(authority):
    legal = roles(authority, "refused-stay")["worker"].legal
    remedy = section(legal, "remedy")
    assert any(
        w in remedy.rows[0].text for w in ("Vreemdelingenbetwistingen", "étrangers", "Ausländer")
    )
    assert weekday(date(2027, 1, 13), legal.language) in [r.text for r in remedy.rows]


def test_no_refusal_goes_out_without_grounds_reasons_and_law():
    """TR-10: reasons, legal basis, and the routes of appeal with body, form and term."""
    for authority in LANGUAGES:
        for ending, lane in (("refused-work", "work"), ("refused-stay", "stay")):
            role = "applicant" if lane == "work" else "worker"
            legal = roles(authority, ending)[role].legal
            reasons = section(legal, f"reasons-{lane}")
            assert reasons.points
            assert reasons.quoted
            assert section(legal, "basis").points
            assert len(section(legal, "remedy").rows) >= 4


def test_a_text_of_law_is_named_in_full_once():
    for ending in ("46", "refused-stay"):
        for letter in letters("flanders", ending):
            full = "betreffende de toegang tot het grondgebied"
            assert everything(letter.legal).count(full) == 1


CALL = [
    (date(2026, 12, 14), date(2027, 1, 13)),
    (date(2026, 11, 20), date(2026, 12, 21)),  # day 30 is Sunday 20 December
    (date(2026, 11, 25), date(2026, 12, 28)),  # day 30 is Christmas Day, a Friday
]
MINISTER = [
    (date(2026, 12, 14), date(2027, 1, 14)),
    (date(2027, 1, 31), date(2027, 3, 1)),  # there is no 31 February; the 28th is a Sunday
    (date(2026, 11, 3), date(2026, 12, 3)),
]


@pytest.mark.parametrize(
    ("name", "served", "until"),
    [("appeal-call", *days) for days in CALL] + [("appeal-flanders", *days) for days in MINISTER],
)
def test_the_last_day_is_counted_from_service_and_moves_off_closed_days(name, served, until):
    term = shelf().on(DECIDED).term(name, procedure=PROCEDURE)
    assert last_day_to_contest(term, served) == until


def test_nothing_is_left_open_in_any_sentence():
    for authority in LANGUAGES:
        for ending in (
            "filed",
            "complete",
            "incomplete",
            "information",
            "46",
            "47",
            "refused-stay",
        ):
            for letter in letters(authority, ending):
                for body in letter.bodies:
                    assert "{" not in everything(body)
                    assert "None " not in everything(body).replace("None of", "")


def test_articles_stand_in_the_order_in_which_one_counts():
    letter = next(iter(letters("flanders", "refused-work")))
    basis = next(each for each in letter.legal.sections if each.code == "basis")
    assert any("artikelen 7-8 en 26" in str(line) for line in (*basis.paragraphs, *basis.points))
