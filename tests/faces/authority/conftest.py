"""Officers of the demo at their desks, and dossiers brought about by acts."""

import re
from uuid import uuid4

import pytest
from django.test import Client

from tessera.people import demo, guard
from tessera.site import moment
from tests.people.conftest import AT, owner  # noqa: F401 - a fixture
from tests.registry.builders import DAY

SEATS = {
    "flanders": "officer-flanders",
    "reviewer": "reviewer-flanders",
    "brussels": "officer-brussels",
    "office": "officer-immigration",
    "ghent": "clerk-ghent",
    "mumbai": "post-mumbai",
    "auditor": "auditor",
    "jurist": "jurist-flanders",
    "jurist-of-the-office": "jurist-immigration",
    "employer": "employer-ghent",
}


class Officer:
    """A browser in which somebody sits at the desk; `day` moves with the test."""

    def __init__(self, person, language="en"):
        self.language, self.client = language, Client()
        seats = demo.seats(person)
        session = self.client.session
        session.update(
            {
                "person": str(demo.person(person)),
                "agent": "",
                "name": person,
                "assurance": "substantial",
                "issuer": "login",
                "seat": f"{seats[0].role}@{seats[0].organisation}",
            }
        )
        session.save()
        self.client.cookies["session"] = session.session_key

    def get(self, path="", **query):
        return self.client.get(f"/{self.language}/desk/{path}", query)

    def post(self, path="", form=None):
        return self.client.post(f"/{self.language}/desk/{path}", form or {})

    def does(self, dossier, code, form=None):
        """Through form, preview and confirmation; the last answer."""
        page = self.get(f"{dossier}/acts/{code}")
        assert page.status_code == 200, page.status_code
        sent = {"once": str(uuid4()), "seen": seen_in(page), **(form or {})}
        shown = self.post(f"{dossier}/acts/{code}", sent)
        if shown.status_code != 200:
            return shown
        return self.post(f"{dossier}/acts/{code}", {**sent, "confirm": "yes"})


def seen_in(page):
    text = page.content.decode()
    mark = 'name="seen" value="'
    return text[text.index(mark) + len(mark) :].split('"')[0] if mark in text else ""


def answers_to(page):
    """Yes to what the officer finds, a reason wherever the computer says no or not known."""
    shown = page.content.decode()
    own = re.findall(r'type="radio" name="(officer[^"]+)"', shown)
    why = re.findall(r'<textarea[^>]* name="(otherwise[^"]+)"', shown)
    return dict.fromkeys(own, "yes") | dict.fromkeys(why, "Nagekeken aan de hand van de stukken.")


@pytest.fixture
def at_day(db_roles):
    """Moves the whole installation to a day."""
    return moment.move


@pytest.fixture
def officers(db_roles, tmp_path, at_day):
    """`officers("flanders")` sits at the desk of Flanders; further words as for Officer."""
    demo.seed(AT, folder=tmp_path, origin="http://testserver")
    at_day(DAY)
    with guard.watched():
        yield lambda seat, **how: Officer(SEATS[seat], **how)


def day_fields(name, day):
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}
