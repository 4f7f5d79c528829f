"""Every norm stands on a page with its versions, source, mark and use; what waits is not in force."""

import re

import pytest
from django.test import Client

from tessera.law.bundle import digest
from tessera.law.load import shelf
from tessera.law.norms_of import authorities_of
from tessera.law.packed import unpacked
from tessera.words.languages import Language

PROCEDURE = "single-permit-highly-skilled"


def text_of(page):
    plain = re.sub(r"<[^>]+>", " ", page.content.decode())
    return re.sub(r"[\s\u00a0\u202f]+", " ", plain).replace("&#39;", "'")


def said(text):
    return re.sub(r"[\s\u00a0\u202f]+", " ", text)


@pytest.mark.parametrize("language", Language)
def test_the_list_leads_to_a_page_for_each_procedure_before_each_authority(db_roles, language):
    page = Client().get(f"/{language}/rules")
    law = shelf().on(page.wsgi_request.day)
    text = text_of(page)
    for procedure in law.procedures():
        assert said(procedure.label.said_in(language)) in text
        for office in authorities_of(law, procedure.code):
            assert f'href="/{language}/rules/{procedure.code}/{office.id}"' in page.content.decode()


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    "authority", ["flanders", "brussels", "wallonia", "german-speaking", "immigration-office"]
)
def test_every_condition_stands_with_its_day_its_text_and_its_mark(db_roles, language, authority):
    page = Client().get(f"/{language}/rules/{PROCEDURE}/{authority}")
    law = shelf().on(page.wsgi_request.day)
    text = text_of(page)
    for row in law.conditions(PROCEDURE, authority):
        assert said(row.label.said_in(language)) in text
    assert page.content.decode().count('class="norm"') > 20


def test_a_figure_shows_what_it_was_and_is(db_roles):
    text = text_of(Client().get(f"/nl/rules/{PROCEDURE}/flanders"))
    assert "€ 48 912 per jaar" in text
    assert "Wat gold, geldt en zal gelden" in text
    assert (
        "van 1 januari 2025 tot en met 31 december 2025 € 47 443 per jaar" in text
        or "€ 46 632" in text
    )


def test_each_stretch_of_a_condition_shows_its_own_figure_and_its_weakest_mark(db_roles):
    text = text_of(Client().get(f"/nl/rules/{PROCEDURE}/flanders"))
    _, shown, floor = text.split("Het loon dat vooraf vaststaat, haalt het minimum van het jaar")
    assert "van 24 december 2018 tot en met 30 april 2024" not in floor
    assert "van 1 januari 2024 tot en met 30 april 2024" in floor
    assert "Bronnen spreken elkaar tegen" in shown


def test_a_regime_that_is_off_is_shown_as_not_in_force(db_roles):
    text = text_of(Client().get("/en/rules"))
    assert "Not in force" in text
    page = text_of(Client().get("/en/rules/regime/recast-2024-1233"))
    assert "Not in force" in page
    assert "the length: was 4 months, becomes 90 days" in page


@pytest.mark.parametrize(
    "address",
    [f"rules/{PROCEDURE}/nobody", "rules/tourism/flanders", "rules/regime/nothing"],
)
def test_what_is_not_there_is_not_there(db_roles, address):
    assert Client().get(f"/en/{address}").status_code == 404


def test_the_longest_page_stays_light(db_roles):
    law = shelf().on(Client().get("/nl/rules").wsgi_request.day)
    for procedure in law.procedures():
        for office in authorities_of(law, procedure.code):
            page = Client().get(f"/nl/rules/{procedure.code}/{office.id}")
            assert page.status_code == 200
            assert len(page.content) < 400_000, (procedure.code, office.id)


def test_a_word_finds_the_rules_that_have_it_in_their_name(db_roles):
    page = Client().get("/fr/rules", {"words": "REMUNERATION certitude"})
    text = text_of(page)
    assert "La rémunération connue avec certitude atteint le minimum de l’année" in text
    assert f'href="/fr/rules/{PROCEDURE}/flanders"' in page.content.decode()
    assert "Aucune règle en vigueur" in text_of(Client().get("/fr/rules?words=zzzz"))


def test_anyone_takes_the_bundle_in_use_along_and_it_is_the_same_bundle(db_roles):
    page = Client().get("/en/rules/bundle.zip")
    assert digest(unpacked(page.content)) == shelf().digest
