"""Browsers in which people of the demo are signed in, and a draft filled in as they would."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from html import unescape
from uuid import UUID

import pytest
from django.test import Client

from tessera.faces.look.visitor import SEAT, key_of
from tessera.people import demo
from tessera.people.doors import writing
from tessera.people.sessions import PERSON
from tessera.vault import drafts
from tests.registry.builders import answers

AT = datetime(2026, 9, 21, 9, 30, tzinfo=UTC)
LANGUAGES = ("nl", "fr", "de", "en")


class Visit:
    """A browser without script in which one person is signed in."""

    def __init__(self, person, language="en"):
        self.client, self.person, self.language = Client(), person, language
        self.seat = demo.seats(person)[0]
        session = self.client.session
        session.update(
            {
                PERSON: str(demo.person(person)),
                SEAT: key_of(self.seat),
                "name": person,
                "assurance": "substantial",
                "issuer": "login",
            }
        )
        session.save()
        self.client.cookies["session"] = session.session_key

    def get(self, path, **more):
        return self.client.get(f"/{self.language}/apply{path}", **more)

    def post(self, path, form=None, **more):
        return self.client.post(f"/{self.language}/apply{path}", form or {}, **more)

    def begins(self, procedure="single-permit-highly-skilled"):
        answer = self.post("/start", {"procedure": procedure})
        assert answer.status_code == 303, answer.content
        return UUID(answer["Location"].rsplit("/", 1)[-1])

    def fills(self, draft, part, values):
        """Saves many answers at once, as the pages would one by one."""
        with writing(self.seat, person=str(demo.person(self.person))):
            seen = drafts.part(draft, part).revision
            return drafts.save(draft, part, values, seen=seen, at=AT)


def told(answer):
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode())))


def of_part(part, place="ghent", procedure="single-permit-highly-skilled"):
    from tessera.law.load import shelf

    law = shelf().on(date(2026, 9, 21))
    asked = {q.name for q in law.questions(procedure) if q.asked_of == part}
    return {
        name: Decimal(str(value)) if isinstance(value, float) else value
        for name, value in answers(place).items()
        if name in asked
    }


@pytest.fixture
def visits(db_roles, tmp_path, settings):
    """`visits("employer-ghent")` is a browser of that person of the demo."""
    settings.ORIGIN = "http://testserver"
    settings.VAULT_FOLDER = tmp_path / "vault"
    demo.seed(AT, folder=tmp_path, origin="http://testserver")
    return Visit


@pytest.fixture
def ready(visits):
    """The employer in Ghent with a draft in which every question is answered."""
    visit = visits("employer-ghent")
    draft = visit.begins()
    for part in ("employer", "worker"):
        visit.fills(draft, part, of_part(part))
    return visit, draft
