"""Another bundle in use: the checker, the rules and the API follow on the day, without a restart."""

from datetime import date

import pytest
from django.test import Client

from tessera.faces.public.outcome import outcome
from tessera.law import load
from tessera.law.bundle import shipped
from tessera.law.load import assembled
from tessera.site import moment
from tests.faces.public.conversation import carried
from tests.faces.public.test_checker import GHENT, as_highly_skilled, visitor
from tests.faces.public.test_rule_pages import text_of

BUNDLE = shipped()
DOCUMENT = """
[[document]]
name = "odd"
lane = "work"
asked_of = "employer"
category = "qualification"
procedures = ["single-permit-highly-skilled"]
authorities = ["flanders"]
label.nl = "Een vreemd stuk"
label.fr = "Une pièce étrange"
label.de = "Eine seltsame Unterlage"
label.en = "An odd paper"
since = {day}
cites = ["practice"]
mark = "single"
"""


@pytest.fixture
def in_use():
    yield load.use
    load.use(None)


@pytest.mark.parametrize(("since", "asked"), [("2026-01-01", True), ("2099-01-01", False)])
def test_the_checker_asks_a_new_document_from_its_day_on(db_roles, in_use, since, asked):
    text = DOCUMENT.format(day=since)
    in_use(assembled(BUNDLE | {"documents/odd.toml": text.encode()}))
    page = as_highly_skilled(visitor())
    assert ("An odd paper" in page.content.decode()) is asked
    rules = text_of(Client().get("/en/rules/single-permit-highly-skilled/flanders"))
    assert ("An odd paper" in rules) is asked


def recast_on(day):
    path = "regimes/recast-2024-1233/regime.toml"
    old = 'name = "recast-2024-1233"'
    text = BUNDLE[path].decode().replace(old, f"{old}\non = {day}", 1)
    return assembled(BUNDLE | {path: text.encode()})


def test_the_recast_switched_on_is_read_on_its_page(db_roles, in_use):
    today = moment.today()
    in_use(recast_on(today))
    rules = text_of(Client().get("/en/rules/single-permit-highly-skilled/immigration-office"))
    assert "90 days" in rules
    assert "In force from" in text_of(Client().get("/en/rules"))
    assert isinstance(today, date)


def test_a_notice_of_another_employer_says_until_when_somebody_may_oppose(in_use):
    day = date(2027, 3, 2)
    in_use(recast_on(date(2027, 3, 1)))
    knows = {"why": "change", "worker.nationality": "IND", "change": "employer", "held": "single"}
    out = outcome(
        carried(knows | {"work.municipality": "9000"}, day=day), "single-permit-employer-notice"
    )
    assert out.notice
    assert out.decision
    assert out.decision.day == date(2027, 4, 16)  # 45 days from the notice
    assert out.decision.from_filing
    assert out.completeness is None


def test_whoever_asks_is_told_a_day_to_decide_and_not_to_oppose():
    out = outcome(carried(GHENT), "single-permit-highly-skilled")
    assert not out.notice
    assert out.completeness
