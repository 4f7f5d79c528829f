"""Amounts, days, names and countries as four languages write them."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tessera.law.holidays import legal_calendar
from tessera.words import dates
from tessera.words.countries import (
    TERRITORIES,
    UnknownCountry,
    countries,
    country,
    nationalities,
    nationality,
    two_letters,
)
from tessera.words.days import Shift, Unit, explained
from tessera.words.languages import Language, Text
from tessera.words.mending import Mend
from tessera.words.money import amount, money, number, percent
from tessera.words.names import folded, search_words, sort_key
from tessera.words.passport import check_digit, read_passport
from tessera.words.sentences import say
from tessera.words.typography import typeset

MONDAY = date(2026, 11, 23)


def test_amounts_are_written_as_each_language_does():
    shown = {c: money(Decimal("3703.44"), c) for c in ("nl", "fr", "de", "en")}
    assert shown == {
        "nl": "€\u00a03\u00a0703,44",
        "fr": "3\u00a0703,44\u00a0€",
        "de": "3\u00a0703,44\u00a0€",
        "en": "€\u00a03\u00a0703.44",
    }
    assert money(Decimal("152.00"), "nl") == "€\u00a0152"
    assert percent(Decimal("12.5"), "fr", places=1) == "12,5\u00a0%"
    assert number(1234567, "de") == "1\u00a0234\u00a0567"


@pytest.mark.parametrize(
    "typed", ["48912", "48 912", "48.912", "48,912", "48.912,00", "48,912.00", "€ 48 912,0"]
)
def test_an_amount_may_be_typed_in_any_of_four_manners(typed):
    assert amount(typed) == Decimal("48912.00")


@given(st.decimals(0, 10**9, places=2), st.sampled_from(Language))
def test_an_amount_shown_reads_back(value, language):
    assert amount(money(value, language)) == value


@pytest.mark.parametrize(
    ("typed", "code"), [("fifty", "not-a-number"), ("", "not-a-number"), ("1,2345", "too-fine")]
)
def test_what_is_no_amount_is_mended(typed, code):
    assert amount(typed).code == code


def test_days_are_written_with_their_weekday():
    assert [dates.weekday(MONDAY, c) for c in ("nl", "fr", "de", "en")] == [
        "maandag 23\u00a0november 2026",
        "lundi 23\u00a0novembre 2026",
        "Montag, 23.\u00a0November 2026",
        "Monday 23\u00a0November 2026",
    ]
    assert dates.day(date(2026, 11, 1), "fr") == "1er\u00a0novembre 2026"
    assert dates.day(date(2026, 11, 21), "fr") == "21\u00a0novembre 2026"
    assert dates.short(MONDAY, "de") == "23.11.2026"
    assert dates.month(MONDAY, "fr") == "novembre 2026"
    assert dates.moment(datetime(2026, 11, 23, 9, 5), "de") == "23.\u00a0November 2026 um 09:05 Uhr"  # noqa: DTZ001 - as the reader's clock says


@pytest.mark.parametrize("typed", ["23/11/2026", "23.11.2026", "23 11 2026", "2026-11-23"])
def test_a_day_may_be_typed_in_any_order_people_use(typed):
    assert dates.typed_day(typed) == MONDAY


@pytest.mark.parametrize("typed", ["31/02/2026", "23/11/26", "soon", "", "1/2/3/2026"])
def test_what_is_no_day_is_mended(typed):
    wrong = dates.typed_day(typed)
    assert isinstance(wrong, Mend)
    assert len({wrong.told(language) for language in Language}) == 4


@pytest.mark.parametrize("length", [1, 30, -15])
@pytest.mark.parametrize("unit", Unit)
def test_why_this_day_is_told_in_four_languages(unit, length):
    steps = explained(
        date(2026, 1, 31),
        length,
        unit=unit,
        shift=Shift.NEXT_WORKING_DAY,
        calendar=legal_calendar(),
    )
    for language in Language:
        told = dates.why(steps, language)
        assert len(told) == len(steps)
        assert dates.weekday(steps[-1].day, language) in told[-1]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Müller", "muller"),
        ("Strauß", "strauss"),
        ("Ærøskøbing", "aeroskobing"),
        ("İnönü", "inonu"),
        ("Işık", "isik"),
        ("O’Brien", "obrien"),
        ("Łukasz", "lukasz"),
        ("Sint-Niklaas", "sint niklaas"),
        ("  d'Hondt ", "dhondt"),
        ("Ĳsselmeer", "ijsselmeer"),
        ("Đorđević", "dordevic"),
        ("Nguyễn", "nguyen"),
    ],
)
def test_a_name_folds_to_plain_letters(name, key):
    assert folded(name) == key


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(name):
    assert folded(folded(name)) == folded(name)


def test_a_name_is_found_by_the_spelling_of_its_passport():
    assert {"muller", "mueller"} <= search_words("Müller")
    assert {"sint", "niklaas", "sintniklaas"} <= search_words("Sint-Niklaas")


def test_names_sort_without_regard_to_accents_but_never_tie():
    assert sorted(["Zoë", "Eve", "Ève", "Öz"], key=sort_key) == ["Eve", "Ève", "Öz", "Zoë"]


def test_249_countries_and_kosovo_have_a_name_in_four_languages():
    for language in Language:
        assert len(countries(language)) == 250
        assert len({name for _, name in countries(language)}) == 250
    assert country("CD", "de") == "Kongo (Demokratische Republik)"
    assert country("XK", "fr") == "Kosovo"
    assert country("IND", "nl") == country("IN", "nl") == "India"


def test_nationalities_know_what_passports_say():
    assert nationality("IND", "nl") == "India"
    assert nationality("XXA", "fr") == "Apatride"
    assert nationality("RKS", "en") == "Kosovo"
    assert (two_letters("BEL"), two_letters("XXA")) == ("BE", None)
    assert len(nationalities("nl")) == 249 + 16 - 13 - len(TERRITORIES)
    with pytest.raises(UnknownCountry):
        nationality("YUG", "nl")


# The specimen of ICAO 9303 part 4.
SPECIMEN = """P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<
L898902C36UTO7408122F1204159ZE184226B<<<<<10"""


def test_the_specimen_passport_reads():
    read = read_passport(SPECIMEN, day=MONDAY)
    assert (read.surname, read.given_names, read.number) == ("ERIKSSON", "ANNA MARIA", "L898902C3")
    assert (read.nationality, read.sex) == ("UTO", "F")
    assert (read.born, read.expires) == (date(1974, 8, 12), date(2012, 4, 15))
    assert check_digit("520727") == 3


@pytest.mark.parametrize("field", ["L898902C3", "740812", "120415", "184226B"])
def test_a_misread_passport_is_found(field):
    typed = SPECIMEN.replace(field, field.replace("2", "7", 1))
    assert isinstance(read_passport(typed, day=MONDAY), Mend)
    assert read_passport("P<UTO", day=MONDAY).code == "length"
    assert read_passport(SPECIMEN.replace("<<10", "<<11"), day=MONDAY).code == "check"
    assert read_passport(SPECIMEN.replace("ERIKSSON", "ERIKSS0É"), day=MONDAY).code == "letters"


def test_french_keeps_its_tall_signs_with_their_word():
    assert typeset("Exemple : « oui » ; non ?", "fr") == (
        "Exemple\u202f: «\u202foui\u202f»\u202f; non\u202f?"
    )
    assert typeset("Beispiel: 80 %", "de") == "Beispiel: 80\u00a0%"
    assert "\u202f:" in say("mending.not-a-day", "fr", name="Date", example="1/1/2026")


def test_a_language_is_called_by_its_own_name_and_a_text_has_all_four():
    assert [language.own_name for language in Language] == [
        "Nederlands", "Français", "Deutsch", "English",
    ]  # fmt: skip
    with pytest.raises(ValueError, match="no text in de"):
        Text(nl="ja", fr="oui", de=" ", en="yes")


def test_nobody_is_asked_for_a_nationality_that_nobody_has():
    offered = {code for code, _ in nationalities("en")}
    assert not {"ATA", "XPO", "UNO", "EUE", "BVT"} & offered
    assert {"IND", "XXA", "RKS", "GBN"} <= offered
    assert nationality("XPO", "nl") == "Interpol"  # a document that says so is still read
