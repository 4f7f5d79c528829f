"""The pages that only tell: the way in, the rules, the promises on data and accessibility."""

import re

import pytest
from django.test import Client

from tessera.words.languages import Language


def text_of(page):
    plain = re.sub(r"<[^>]+>", " ", page.content.decode())
    return re.sub(r"[\s\u00a0\u202f]+", " ", plain)


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
        if page.status_code == 200 and page["Content-Type"].startswith("text/html"):
            found = re.findall(r'<a [^>]*href="(/[^"#?]*)', page.content.decode())
            waiting |= {each for each in found if each.startswith(f"/{language}/")} - asked
