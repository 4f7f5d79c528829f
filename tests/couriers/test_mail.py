"""E-mails say that there is a letter, once to each person, and nothing that is anybody's business."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.db import connections

from tessera.couriers.mail import announce, send
from tessera.people.models import Membership, Organisation, Person
from tests.couriers.test_follow import AT, settle
from tests.registry.builders import DAY, a_filed_dossier


def somebody(organisation, kind, email, language="nl", *, until=None):
    person = Person(
        id=uuid4(),
        created_at=datetime(2026, 1, 1, tzinfo=UTC),
        given_name="Griet",
        family_name="Peeters",
        email=email,
        language=language,
    )
    person.save(using="owner")
    place, _ = Organisation.objects.using("owner").get_or_create(
        id=organisation, defaults={"kind": kind, "name_nl": "Leiedraad"}
    )
    Membership(
        person=person,
        organisation=place,
        role="filer",
        source="tessera",
        since=date(2026, 1, 1),
        until=until,
    ).save(using="owner")
    return person


@pytest.fixture
def people(db_roles):
    somebody("org:employer", "employer", "griet@leiedraad.example")
    somebody("org:employer", "employer", "jan@leiedraad.example", "fr")
    somebody("org:employer", "employer", "gone@leiedraad.example", until=date(2026, 2, 1))
    somebody("org:employer", "employer", "")
    somebody("person:worker", "worker", "ananya@home.example", "en")
    somebody("flanders", "work-authority", "officer@flanders.example")


def test_each_person_is_told_once_and_authorities_are_not(people):
    a_filed_dossier()
    settle()
    settle()
    told = sorted(m.to[0] for m in mail.outbox)
    assert told == ["ananya@home.example", "griet@leiedraad.example", "jan@leiedraad.example"]


def test_an_e_mail_says_nothing_personal(people):
    dossier = a_filed_dossier()
    settle()
    for message in mail.outbox:
        said = f"{message.subject}\n{message.body}"
        for private in (
            "Raghavan",
            "Griet",
            "Peeters",
            "2026-",
            str(dossier),
            "permit",
            "vergunning",
        ):
            assert private not in said
    by_address = {m.to[0]: m for m in mail.outbox}
    assert "Meld u aan" in by_address["griet@leiedraad.example"].body
    assert "Connectez-vous" in by_address["jan@leiedraad.example"].body
    assert "Sign in" in by_address["ananya@home.example"].body


def test_the_same_announcement_again_brings_no_second_e_mail(people):
    assert announce(7, "org:employer", day=DAY) == 2
    assert announce(7, "org:employer", day=DAY) == 0
    assert send(AT) == 2
    assert send(AT) == 0
    assert len(mail.outbox) == 2


def test_a_mail_server_that_is_down_is_tried_again_later(people, monkeypatch):
    announce(7, "person:worker", day=DAY)
    monkeypatch.setattr("django.core.mail.EmailMessage.send", _refused)
    assert send(AT) == 0
    monkeypatch.undo()
    assert send(AT) == 0
    assert send(AT + timedelta(minutes=2)) == 1
    assert len(mail.outbox) == 1


def test_a_worker_who_reads_english_gets_a_courtesy_text(people):
    a_filed_dossier()
    settle()
    with connections["courier"].cursor() as cursor:
        cursor.execute("select id from couriers_letter where role = 'worker'")
        (which,) = cursor.fetchone()
    from tessera.couriers.letters import read_page

    assert [b["language"] for b in read_page(which, using="courier")["bodies"]] == ["nl", "en"]


def _refused(self, *args, **kwargs):
    raise ConnectionRefusedError
