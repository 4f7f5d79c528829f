"""Accounts of our own, for people abroad without a Belgian key: low assurance, always.

A password alone signs nobody in: a short code goes to the e-mail address, and is typed in the
browser that asked for it. Nobody learns from any answer, or from its time, who has an account.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from uuid import UUID, uuid4

from django.contrib.auth.hashers import check_password, make_password

from tessera.dossier.kernel import Assurance
from tessera.people import codes, models
from tessera.people.doors import signing_in
from tessera.people.recognition import Recognised
from tessera.people.sessions import end_sessions_of

OWN = "own"
SHORTEST = 12
LONGEST = 128


class CodeFor(StrEnum):
    """Why a code was sent; a code for one purpose serves no other."""

    SIGN_IN = "sign-in"
    CONFIRM = "confirm"
    NEW_PASSWORD = "new-password"  # noqa: S105 - a purpose


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A code on its way. The session keeps `pending`; `code` is only for the message.

    Without a code the message says that there is no account, or one already: to its owner alone.
    """

    pending: UUID
    email: str
    code: str | None
    language: str


def create(email: str, password: str, *, language: str, at: datetime) -> Sent:
    """Make an account that waits for its confirmation; the same answer when there is one."""
    address, hashed = folded(email), make_password(password)
    with signing_in():
        account = models.Account.objects.select_for_update().filter(email=address).first()
        if account is not None and account.confirmed_at is not None:
            return Sent(pending=uuid4(), email=address, code=None, language=language)
        if account is None:
            person = models.Person.objects.create(created_at=at, email=address, language=language)
            account = models.Account(person=person, email=address)
        account.password = hashed
        account.save()
        codes.spoil(account.id)
        return _sent(account, CodeFor.CONFIRM, language)


def password_holds(email: str, password: str, *, language: str) -> Sent | None:
    """A code, if this is the password of a confirmed account; as slow when it is not."""
    with signing_in():
        account = _confirmed(email)
    # Unknown addresses are compared with something, at the same cost.
    fits = check_password(password, account.password if account else _nobodys_password())
    if account is None or not fits:
        return None
    with signing_in():
        return _sent(account, CodeFor.SIGN_IN, language)


def forgot(email: str, *, language: str) -> Sent:
    """A code to set another password; without an account, a message that says so."""
    with signing_in():
        account = _confirmed(email)
        if account is not None:
            return _sent(account, CodeFor.NEW_PASSWORD, language)
    return Sent(pending=uuid4(), email=folded(email), code=None, language=language)


def sign_in(pending: UUID, typed: str, *, purpose: CodeFor, at: datetime) -> Recognised | None:
    """Who typed the code that was sent, if it is the one; a first one confirms the account."""
    account = codes.redeem(pending, typed, purpose=purpose)
    if account is None:
        return None
    with signing_in():
        row = models.Account.objects.select_related("person").get(id=account)
        if purpose is CodeFor.CONFIRM:
            row.confirmed_at = at
            row.save()
    return Recognised(
        person=row.person.id,
        name=f"{row.person.given_name} {row.person.family_name}".strip() or row.email,
        language=row.person.language,
        assurance=Assurance.LOW,
        issuer=OWN,
    )


def change_password(person: UUID, password: str) -> None:
    """Another password ends every session this person has."""
    hashed = make_password(password)
    with signing_in():
        models.Account.objects.filter(person=person).update(password=hashed)
    end_sessions_of(person)


def folded(email: str) -> str:
    """One address, one account."""
    return email.strip().casefold()


def _confirmed(email: str) -> models.Account | None:
    return models.Account.objects.filter(email=folded(email), confirmed_at__isnull=False).first()


def _sent(account: models.Account, purpose: CodeFor, language: str) -> Sent:
    pending, code = codes.issue(account.id, purpose)
    return Sent(pending=pending, email=account.email, code=code, language=language)


@cache
def _nobodys_password() -> str:
    return make_password(str(uuid4()))
