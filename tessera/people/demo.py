"""The people of the demo: invented, the same each time, made once however often asked."""

import json
import os
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_DNS, UUID, uuid5

from django.contrib.auth.hashers import make_password

from tessera.dossier.kernel import Role, Seat
from tessera.law.model import Kind
from tessera.people import clients, fingerprints, models
from tessera.people.mandates import EVERYTHING

OWNER = "owner"
ISSUER = "login"
SINCE = date(2026, 1, 1)
OWN_ACCOUNT = "amara.okafor@example.org"
OWN_PASSWORD = "not-a-secret-in-the-demo"  # noqa: S105 - an invented person's, told to everybody
FIRMS = frozenset({Kind.EMPLOYER, Kind.REPRESENTATIVE})


@cache
def _told() -> Mapping[str, Any]:
    text = (resources.files("tessera.people") / "demo.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def _own_password() -> str:
    """Hashed once: it is slow, as it should be."""
    return make_password(OWN_PASSWORD)


def _id(*words: str) -> UUID:
    return uuid5(NAMESPACE_DNS, "/".join(("demo.tessera.example", *words)))


def organisation(key: str) -> str:
    """The id of a demo organisation: `leiedraad`, `flanders`, `municipality:44021`..."""
    row = next(row for row in _told()["organisation"] if row["key"] == key)
    return f"org:{_id('organisation', key)}" if row["kind"] in FIRMS else str(row["key"])


def person(key: str) -> UUID:
    """The id of a demo person: `employer-ghent`, `officer-flanders`, `worker-eupen`..."""
    return _id("person", key)


def seats(key: str) -> tuple[Seat, ...]:
    """Where a demo person may sit; whoever sits nowhere else sits for themselves."""
    row = next(row for row in _told()["person"] if row["key"] == key)
    kinds = {row["key"]: Kind(row["kind"]) for row in _told()["organisation"]}
    held = tuple(
        Seat(organisation=organisation(at), kind=kinds[at], role=Role(role))
        for at, role in row.get("seats", ())
    )
    alone = Seat(organisation=f"person:{person(key)}", kind=Kind.WORKER, role=Role.WORKER)
    return held or (alone,)


def seed(at: datetime, *, folder: Path, origin: str, using: str = OWNER) -> None:
    """Everybody of the demo, and `demo-clients.json` in `folder` for programs."""
    _seed_organisations(using)
    _seed_roles(using)
    for row in _told()["person"]:
        _seed_person(row, at, using)
    _seed_own_account(at, using)
    _seed_mandates(at, using)
    _seed_clients(at, folder / "demo-clients.json", origin=origin, using=using)


def _seed_organisations(using: str) -> None:
    for row in _told()["organisation"]:
        models.Organisation.objects.using(using).update_or_create(
            id=organisation(row["key"]),
            defaults={
                "kind": row["kind"],
                "enterprise_number": row.get("enterprise_number", ""),
                "languages": row["languages"],
                **{f"name_{tongue}": row.get(tongue, "") for tongue in ("nl", "fr", "de", "en")},
            },
        )


def _seed_roles(using: str) -> None:
    for row in _told()["role"]:
        models.RoleName.objects.using(using).update_or_create(
            issuer=ISSUER, name=row["name"], defaults={"role": row["role"], "kinds": row["kinds"]}
        )


def _seed_person(row: Mapping[str, Any], at: datetime, using: str) -> None:
    """The row, what the simulator calls them, and their seats as if they had signed in before."""
    who = person(row["key"])
    models.Person.objects.using(using).update_or_create(
        id=who,
        defaults={
            "given_name": row["given"],
            "family_name": row["family"],
            "email": row["email"],
            "language": row["language"],
        },
        create_defaults={
            "created_at": at,
            "given_name": row["given"],
            "family_name": row["family"],
            "email": row["email"],
            "language": row["language"],
        },
    )
    models.Subject.objects.using(using).update_or_create(
        issuer=ISSUER, subject=f"sim-{row['key']}", defaults={"person_id": who}
    )
    for seat in seats(row["key"]):
        _seed_seat(who, seat, using)


def _seed_seat(who: UUID, seat: Seat, using: str) -> None:
    private = seat.kind is Kind.WORKER
    if private:
        models.Organisation.objects.using(using).get_or_create(
            id=seat.organisation, defaults={"kind": seat.kind}
        )
    models.Membership.objects.using(using).get_or_create(
        person_id=who,
        organisation_id=seat.organisation,
        role=seat.role,
        source="tessera" if private else ISSUER,
        until=None,
        defaults={"since": SINCE},
    )


def _seed_own_account(at: datetime, using: str) -> None:
    who = person("own-account")
    models.Person.objects.using(using).get_or_create(
        id=who, defaults={"created_at": at, "email": OWN_ACCOUNT, "language": "en"}
    )
    if not models.Account.objects.using(using).filter(email=OWN_ACCOUNT).exists():
        models.Account.objects.using(using).create(
            person_id=who,
            email=OWN_ACCOUNT,
            password=_own_password(),
            confirmed_at=at,
        )
    alone = Seat(organisation=f"person:{who}", kind=Kind.WORKER, role=Role.WORKER)
    _seed_seat(who, alone, using)


def _seed_mandates(at: datetime, using: str) -> None:
    for row in _told()["mandate"]:
        mandator, mandatee = organisation(row["mandator"]), organisation(row["mandatee"])
        models.Mandate.objects.using(using).get_or_create(
            id=_id("mandate", mandator, mandatee),
            defaults={
                "mandator_id": mandator,
                "mandatee_id": mandatee,
                "scope": [EVERYTHING],
                "since": row["since"],
                "until": row["until"],
                "proposed_by": mandatee,
                "proposed_at": at,
                "mandator_accepted_at": at,
                "mandatee_accepted_at": at,
            },
        )


def _seed_clients(at: datetime, file: Path, *, origin: str, using: str) -> None:
    """Clients whose secrets the file still knows stay; the others are made anew."""
    known = json.loads(file.read_text("utf-8"))["clients"] if file.exists() else {}
    told = {}
    for row in _told()["client"]:
        kept = known.get(row["name"], {})
        if not _still_holds(kept, using):
            kept = _client(row, at, using)
        told[row["name"]] = kept
    document = {"issuer": origin, "tokenEndpoint": f"{origin}/oauth/token", "clients": told}
    file.parent.mkdir(parents=True, exist_ok=True)
    opened = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(opened, "w", encoding="utf-8") as out:
        json.dump(document, out, indent=2, ensure_ascii=False)


def _still_holds(kept: Mapping[str, Any], using: str) -> bool:
    row = models.Client.objects.using(using).filter(id=kept.get("clientId", "")).first()
    return row is not None and fingerprints.same(
        row.fingerprint, fingerprints.of_token(str(kept.get("clientSecret", "")))
    )


def _client(row: Mapping[str, Any], at: datetime, using: str) -> dict[str, Any]:
    here = next(o for o in _told()["organisation"] if o["key"] == row["organisation"])
    role, kind = Role(row["role"]), Kind(here["kind"])
    seat = Seat(organisation=organisation(row["organisation"]), kind=kind, role=role)
    scopes = {clients.CONSULT} if role is Role.READER else clients.SCOPES
    name, secret = clients.register(row["name"], seat, scopes=scopes, at=at, using=using)
    return {
        "clientId": name,
        "clientSecret": secret,
        "organisation": seat.organisation,
        "kind": seat.kind,
        "role": seat.role,
        "scopes": sorted(scopes),
    }
