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
    _seed_persons(at, using)
    _seed_own_account(at, using)
    _seed_seats(using)
    _seed_mandates(at, using)
    _seed_clients(at, folder / "demo-clients.json", origin=origin, using=using)


def _seed_organisations(using: str) -> None:
    names = tuple(f"name_{tongue}" for tongue in ("nl", "fr", "de", "en"))
    models.Organisation.objects.using(using).bulk_create(
        [
            models.Organisation(
                id=organisation(row["key"]),
                kind=row["kind"],
                enterprise_number=row.get("enterprise_number", ""),
                languages=row["languages"],
                **{name: row.get(name[-2:], "") for name in names},
            )
            for row in _told()["organisation"]
        ],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["kind", "enterprise_number", "languages", *names],
    )


def _seed_roles(using: str) -> None:
    models.RoleName.objects.using(using).bulk_create(
        [
            models.RoleName(issuer=ISSUER, name=row["name"], role=row["role"], kinds=row["kinds"])
            for row in _told()["role"]
        ],
        update_conflicts=True,
        unique_fields=["issuer", "name"],
        update_fields=["role", "kinds"],
    )


def _seed_persons(at: datetime, using: str) -> None:
    """The rows, and what the simulator calls these people."""
    models.Person.objects.using(using).bulk_create(
        [
            models.Person(
                id=person(row["key"]),
                created_at=at,
                given_name=row["given"],
                family_name=row["family"],
                email=row["email"],
                language=row["language"],
            )
            for row in _told()["person"]
        ],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["given_name", "family_name", "email", "language"],
    )
    models.Subject.objects.using(using).bulk_create(
        [
            models.Subject(issuer=ISSUER, subject=f"sim-{row['key']}", person_id=person(row["key"]))
            for row in _told()["person"]
        ],
        update_conflicts=True,
        unique_fields=["issuer", "subject"],
        update_fields=["person"],
    )


def _seed_own_account(at: datetime, using: str) -> None:
    who = person("own-account")
    models.Person.objects.using(using).bulk_create(
        [models.Person(id=who, created_at=at, email=OWN_ACCOUNT, language="en")],
        ignore_conflicts=True,
    )
    if not models.Account.objects.using(using).filter(email=OWN_ACCOUNT).exists():
        models.Account.objects.using(using).create(
            person_id=who,
            email=OWN_ACCOUNT,
            password=_own_password(),
            confirmed_at=at,
        )


def _seed_seats(using: str) -> None:
    """Everybody's seats, as if they had signed in before; a seat that is there stays as it is."""
    alone = Seat(organisation=f"person:{person('own-account')}", kind=Kind.WORKER, role=Role.WORKER)
    held = [(person(row["key"]), seat) for row in _told()["person"] for seat in seats(row["key"])]
    held.append((person("own-account"), alone))
    models.Organisation.objects.using(using).bulk_create(
        [
            models.Organisation(id=seat.organisation, kind=seat.kind)
            for _, seat in held
            if seat.kind is Kind.WORKER
        ],
        ignore_conflicts=True,
    )
    models.Membership.objects.using(using).bulk_create(
        [
            models.Membership(
                person_id=who,
                organisation_id=seat.organisation,
                role=seat.role,
                source="tessera" if seat.kind is Kind.WORKER else ISSUER,
                since=SINCE,
            )
            for who, seat in held
        ],
        ignore_conflicts=True,
    )


def _seed_mandates(at: datetime, using: str) -> None:
    models.Mandate.objects.using(using).bulk_create(
        [_mandate(row, at) for row in _told()["mandate"]], ignore_conflicts=True
    )


def _mandate(row: Mapping[str, Any], at: datetime) -> models.Mandate:
    mandator, mandatee = organisation(row["mandator"]), organisation(row["mandatee"])
    return models.Mandate(
        id=_id("mandate", mandator, mandatee),
        mandator_id=mandator,
        mandatee_id=mandatee,
        scope=[EVERYTHING],
        since=row["since"],
        until=row["until"],
        proposed_by=mandatee,
        proposed_at=at,
        mandator_accepted_at=at,
        mandatee_accepted_at=at,
    )


def _seed_clients(at: datetime, file: Path, *, origin: str, using: str) -> None:
    """Clients whose secrets the file still knows stay; the others are made anew."""
    known = json.loads(file.read_text("utf-8"))["clients"] if file.exists() else {}
    told, new = {}, []
    for row in _told()["client"]:
        kept = known.get(row["name"], {})
        if not _still_holds(kept, using):
            made, kept = _client(row, at)
            new.append(made)
        told[row["name"]] = kept
    models.Client.objects.using(using).bulk_create(new)
    document = {"issuer": origin, "tokenEndpoint": f"{origin}/oauth/token", "clients": told}
    file.parent.mkdir(parents=True, exist_ok=True)
    opened = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(opened, "w", encoding="utf-8") as out:
        json.dump(document, out, indent=2, ensure_ascii=False)


def _still_holds(kept: Mapping[str, Any], using: str) -> bool:
    if not kept:
        return False
    row = models.Client.objects.using(using).filter(id=kept.get("clientId", "")).first()
    return row is not None and fingerprints.same(
        row.fingerprint, fingerprints.of_token(str(kept.get("clientSecret", "")))
    )


def _client(row: Mapping[str, Any], at: datetime) -> tuple[models.Client, dict[str, Any]]:
    here = next(o for o in _told()["organisation"] if o["key"] == row["organisation"])
    role, kind = Role(row["role"]), Kind(here["kind"])
    seat = Seat(organisation=organisation(row["organisation"]), kind=kind, role=role)
    scopes = {clients.CONSULT} if role is Role.READER else clients.SCOPES
    made, secret = clients.issued(row["name"], seat, scopes=scopes, at=at)
    return made, {
        "clientId": made.id,
        "clientSecret": secret,
        "organisation": seat.organisation,
        "kind": seat.kind,
        "role": seat.role,
        "scopes": sorted(scopes),
    }
