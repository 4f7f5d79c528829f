"""Drafts ready to be filed: ten kilobytes of answers, eight documents already given."""

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any
from uuid import UUID, uuid4

from django.db import connections
from django.test import Client

from tessera.faces.console.invented import PROCEDURE, told
from tessera.people import demo
from tessera.people.doors import writing
from tessera.site import moment
from tessera.site.environment import var
from tessera.vault import drafts as vault
from tessera.vault.documents import Examined, Giver, take
from tessera.vault.intake import Fit
from tessera.vault.scan import Outcome, Verdict

BYTES = 10_000
DOCUMENTS = 8
PART = "application"
SERVES = ("diploma", "passport", "contract", "photo", "insurance", "cv", "criminal-record", "fee")


@cache
def answers() -> dict[str, Any]:
    """Those every invented application shares, made long by a description of the work."""
    place = told()["places"]["flanders"][0]
    found: dict[str, Any] = {
        f"{group}.{name}": value
        for group, row in told()["answers"].items()
        for name, value in row.items()
    }
    found |= {
        "work.municipality": place["nis"],
        "employer.seat-municipality": place["nis"],
        "worker.home-municipality": place["nis"],
        "procedure.language": place["language"],
        "employer.name": "Firm",
        "worker.surname": "Rao",
        "worker.given-names": "Asha",
        "worker.nationality": "IN",
        "worker.birth-date": moment.today().replace(year=1990, month=1, day=1),
        "passport.number": "X1234567",
        "pay.base-month": "4800.00",
    }
    words = " ".join(f"Duty {n}: design and keep service {n * 37 % 101}." for n in range(400))
    found["job.description"] = words[: max(0, BYTES - _length(found))]
    return found


def size() -> int:
    return _length(answers())


def _length(found: dict[str, Any]) -> int:
    return len(json.dumps(found, default=str))


def warm() -> None:
    """Make what is made once: the first master key."""
    drafts(1)


def drafts(count: int) -> Sequence[UUID]:
    """So many drafts of the demo's employer, each with its documents."""
    (seat,) = demo.seats("employer-ghent")
    at = moment.now()
    made = []
    with writing(seat, person="bench"):
        for _ in range(count):
            draft = vault.begin(
                seat.organisation,
                procedure=PROCEDURE,
                language="nl",
                at=at,
                parts=[PART],
                holds=[PART],
            )
            saved = vault.save(draft, PART, answers(), seen=0, at=at)
            vault.confirm(draft, PART, seen=saved.revision, person="bench", at=at)
            giver = Giver(organisation=seat.organisation, person="bench", part=PART)
            for n in range(DOCUMENTS):
                take(
                    draft,
                    replace(_paper(), name=f"{n}.pdf"),
                    giver=giver,
                    serves=[SERVES[n]],
                    at=at,
                )
            made.append(draft)
    return made


@cache
def _paper() -> Examined:
    """A small file as the examination leaves it; examining is not what is measured."""
    fit = Fit(
        content=b"%PDF-1.7 invented",
        media_type="application/pdf",
        pages=1,
        pixels=None,
        digest="0" * 64,
        received="0" * 64,
    )
    return Examined(fit=fit, name="a.pdf", scan=Verdict(Outcome.NOT_SCANNED, "bench"))


def statements() -> int:
    """How many statements one filing by the API takes, those of its token and its day included."""
    document = json.loads((var() / "demo-clients.json").read_text("utf-8"))
    own = document["clients"]["employer"]
    client = Client(SERVER_NAME="127.0.0.1")
    bought = client.post(
        "/oauth/token",
        {
            "grant_type": "client_credentials",
            "client_id": own["clientId"],
            "client_secret": own["clientSecret"],
        },
    ).json()
    (draft,) = drafts(1)
    told: list[str] = []

    def noted(execute: Any, sql: str, *rest: Any) -> Any:
        told.append(sql)
        return execute(sql, *rest)

    with connections["default"].execute_wrapper(noted), connections["door"].execute_wrapper(noted):
        answer = client.post(
            f"/api/v1/dossiers/{draft}/acts",
            {"act": "file"},
            content_type="application/json",
            headers={
                "Authorization": f"Bearer {bought['access_token']}",
                "Idempotency-Key": str(uuid4()),
            },
        )
    assert answer.status_code == 201, answer.content
    return len(told)
