"""Programs of the demo, with tokens bought at the counter, and the answers of an engineer in Ghent."""

import json
from datetime import UTC, datetime

import pytest
from django.test import Client

from tessera.dossier.kernel import Role, Seat
from tessera.faces.api.spelling import answers_outside
from tessera.law.model import Kind
from tessera.people import clients, demo
from tests.registry.builders import answers

AT = datetime(2026, 9, 21, 9, 30, tzinfo=UTC)
SEATS = {
    "flanders": (Kind.WORK_AUTHORITY, Role.OFFICER),
    "wallonia": (Kind.WORK_AUTHORITY, Role.OFFICER),
    "immigration-office": (Kind.STAY_AUTHORITY, Role.OFFICER),
    "municipality:44021": (Kind.MUNICIPALITY, Role.OFFICER),
    "post:in-mumbai": (Kind.POST, Role.OFFICER),
    "auditor": (Kind.AUDITOR, Role.READER),
}


class Program:
    """A client of the API, speaking JSON."""

    def __init__(self, seat):
        name, secret = clients.register("test", seat, at=AT)
        self.seat, self.client = seat, Client()
        bought = self.client.post(
            "/oauth/token",
            {"grant_type": "client_credentials", "client_id": name, "client_secret": secret},
        )
        self.token, self.keys = bought.json()["access_token"], 0

    def get(self, path, **headers):
        return self.client.get(f"/api/v1/{path}", headers=self._headers() | headers)

    def post(self, path, body, *, key=None):
        self.keys += 1
        return self.client.post(
            f"/api/v1/{path}",
            json.dumps(body),
            content_type="application/json",
            headers=self._headers() | {"Idempotency-Key": key or f"key-{self.keys}"},
        )

    def _headers(self):
        return {"Authorization": f"Bearer {self.token}", "Accept-Language": "en"}


@pytest.fixture
def programs(db_roles, tmp_path):
    """`programs("flanders")` is a program of that organisation."""
    demo.seed(AT, folder=tmp_path, origin="http://testserver")
    made = {}

    def program(organisation):
        if organisation not in made:
            if organisation == "employer":
                (seat,) = demo.seats("employer-ghent")
            else:
                kind, role = SEATS[organisation]
                seat = Seat(organisation=organisation, kind=kind, role=role)
            made[organisation] = Program(seat)
        return made[organisation]

    return program


@pytest.fixture
def application():
    return {"procedure": "singlePermitHighlySkilled", "answers": answers_outside(answers())}
