"""Rows of people: who somebody is, where they sit, how they sign in, and what was looked at."""

from tessera.people.models.access import Client, Session, Tally, Token
from tessera.people.models.accounts import Account, Code, Invitation
from tessera.people.models.looks import Look
from tessera.people.models.seats import Mandate, Membership, Organisation, Person, RoleName, Subject

__all__ = [
    "Account",
    "Client",
    "Code",
    "Invitation",
    "Look",
    "Mandate",
    "Membership",
    "Organisation",
    "Person",
    "RoleName",
    "Session",
    "Subject",
    "Tally",
    "Token",
]
