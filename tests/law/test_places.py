"""The shelf of places: 565 municipalities, their codes, their authorities, and the posts abroad."""

from collections import Counter
from datetime import date

import pytest

from tessera.law.places import UnknownPlace, places

TODAY = date(2026, 11, 23)


def test_there_are_565_municipalities_today_each_with_one_work_authority():
    count = Counter(m.work_authority for m in places().all_current(TODAY))
    assert count == {"flanders": 285, "wallonia": 252, "brussels": 19, "german-speaking": 9}


def test_the_nine_german_speaking_municipalities_lie_in_the_walloon_region():
    nine = [m for m in places().all_current(TODAY) if m.work_authority == "german-speaking"]
    assert {m.nis for m in nine} == {
        "63001", "63012", "63013", "63023", "63040", "63048", "63061", "63067", "63087",
    }  # fmt: skip
    assert {m.region for m in nine} == {"wallonia"}
    assert all(m.official_languages == ("de",) and m.facilities == ("fr",) for m in nine)


def test_27_municipalities_have_language_facilities_that_do_not_move_their_region():
    eased = [m for m in places().all_current(TODAY) if m.facilities]
    assert len(eased) == 27
    linkebeek = places().municipality("23100")
    assert (linkebeek.work_authority, linkebeek.facilities) == ("flanders", ("fr",))


def test_an_old_code_leads_to_the_municipality_of_the_day():
    borsbeek = places().current("11007", TODAY)
    assert borsbeek.nis == "11002"
    assert places().current("11007", date(2024, 12, 31)).nis == "11007"


def test_every_closed_code_leads_to_a_current_one_in_the_same_region():
    for closed in places().all():
        now = places().current(closed.nis, TODAY)
        assert now.until is None
        assert now.region == closed.region


def test_three_postcodes_span_two_municipalities_and_none_spans_two_authorities():
    wide = {c.code for c in places().all_codes() if len(c.municipalities) > 1}
    assert wide == {"1040", "1050", "1060"}
    for code in places().all_codes():
        assert len({m.work_authority for m in code.municipalities}) <= 1


def test_every_municipality_of_today_has_a_postcode():
    reached = {m.nis for c in places().all_codes() for m in c.municipalities}
    assert reached == {m.nis for m in places().all_current(TODAY)}


def test_the_german_language_area_is_4700_to_4791():
    german = {
        c.code
        for c in places().all_codes()
        if any(m.work_authority == "german-speaking" for m in c.municipalities)
    }
    assert min(german) == "4700"
    assert max(german) == "4791"


def test_a_code_of_an_organisation_is_no_home():
    nato = places().postal_code("1110")
    assert not nato.may_be_a_home
    assert nato.municipalities == ()
    assert places().postal_code("9000").may_be_a_home


def test_every_municipality_has_a_name_in_four_languages():
    ghent = places().municipality("44021").name
    assert (ghent.nl, ghent.fr, ghent.de, ghent.en) == ("Gent", "Gand", "Gent", "Ghent")
    assert places().municipality("21009").name.en == "Ixelles"
    assert places().municipality("63023").name.en == "Eupen"


def test_posts_are_called_as_each_language_calls_their_city():
    cairo = places().post("eg-cairo").city
    assert (cairo.nl, cairo.fr, cairo.de, cairo.en) == ("Caïro", "Le Caire", "Kairo", "Cairo")


def test_posts_that_closed_or_are_only_announced_are_not_offered():
    offered = {p.id for p in places().posts(TODAY)}
    assert {"in-mumbai", "tr-istanbul"} <= offered
    assert not {"af-kabul", "al-tirana", "cg-brazzaville"} & offered


def test_an_unknown_code_is_said_to_be_unknown():
    for ask in (places().municipality, places().postal, places().post):
        with pytest.raises(UnknownPlace):
            ask("99999")
