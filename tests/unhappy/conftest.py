"""The ways on which something is missing, late, refused, unheard or not what it seems."""

import json
from datetime import UTC, date, datetime

import pytest
from django.db import connections, transaction

from tessera.couriers.letters import letters_of, read_page
from tessera.couriers.watch import watch
from tessera.desk.standing import standing
from tests.couriers.test_follow import settle
from tests.couriers.test_whole_way import on
from tests.registry.builders import a_filed_dossier

FILED, ASKED = date(2026, 9, 21), date(2026, 9, 28)


class Story:
    """A dossier in the database, its acts, and the worker who follows."""

    def __init__(self):
        self.id = a_filed_dossier(day=FILED)
        self.worker_follows(FILED)

    def does(self, day, by, act, **content):
        on(self.id, day, by, act, content)

    def worker_follows(self, day):
        at = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
        settle(day, at)
        if watch(day, at):
            settle(day, at)
        connections["courier"].close()

    @property
    def dossier(self):
        with transaction.atomic(using="door"):
            return standing(self.id, using="door").dossier

    def letters(self, kind):
        return [one for one in letters_of(self.id, using="courier") if one.kind == kind]

    def remedy(self, kind):
        """The words of the remedy in a letter, all in one line."""
        one = self.letters(kind)[0]
        body = read_page(one.id, using="courier")["bodies"][0]
        remedy = next(s for s in body["sections"] if s["code"] == "remedy")
        return json.dumps(remedy, ensure_ascii=False)


@pytest.fixture
def story(db_roles):
    return Story()
