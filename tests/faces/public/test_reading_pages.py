"""The pages that only tell: the way in, the rules, the promises on data and accessibility."""

import re

import pytest
from django.test import Client

from tessera.law.load import shelf
from tessera.words.languages import Language


def text_of(page):
    plain = re.sub(r"<[^>]+>", " ", page.content.decode())
    return re.sub(r"[\s\u00a0\u202f]+", " ", plain)


@pytest.mark.parametrize("language", Language)
def test_every_rule_stands_with_its_day_its_text_and_its_mark(db_roles, language):
    page = Client().get(f"/{language}/rules")
    law = shelf().on(page.wsgi_request.day)
    text = text_of(page)
    for authority in ("flanders", "brussels", "wallonia", "german-speaking", "immigration-office"):
        for row in law.conditions("single-permit-highly-skilled", authority):
            said = re.sub(r"[\s\u00a0\u202f]+", " ", row.label.said_in(language))
            assert said in text.replace("&#39;", "'")
    assert page.content.decode().count('class="norm"') > 40


def test_the_rule_of_pay_in_flanders_names_its_sum(db_roles):
    assert "€ 48 912 per jaar" in text_of(Client().get("/nl/rules"))


def test_who_sees_what_is_read_from_the_agreement(db_roles):
    page = Client().get("/en/your-data")
    employer = re.search(r"The employer</th>(.*?)</tr>", page.content.decode(), re.DOTALL)[1]
    assert "Health" not in employer.split("only what the party")[0]
    office = re.search(r"The Immigration Office</th>(.*?)</tr>", page.content.decode(), re.DOTALL)[
        1
    ]
    assert "ealth" in office


def test_the_statement_says_what_was_not_tested(db_roles):
    assert "have not tested" in text_of(Client().get("/en/accessibility"))


@pytest.mark.parametrize("language", Language)
def test_no_link_of_the_public_pages_is_dead(db_roles, language):
    client = Client()
    asked, waiting = set(), {f"/{language}/"}
    while waiting:
        address = waiting.pop()
        asked.add(address)
        page = client.get(address)
        assert page.status_code in {200, 302}, address
        if page.status_code == 200:
            found = re.findall(r'<a [^>]*href="(/[^"#?]*)', page.content.decode())
            waiting |= {each for each in found if each.startswith(f"/{language}/")} - asked
