"""What we keep instead of secrets: enough to recognise one, not enough to use it."""

import hashlib
import hmac
import secrets

from django.utils.crypto import salted_hmac


def token() -> str:
    """A secret nobody guesses: 256 bits, fit for an address."""
    return secrets.token_urlsafe(32)


def of_token(secret: str) -> bytes:
    """For secrets that are long and random, a plain digest is enough."""
    return hashlib.sha256(secret.encode()).digest()


def of_little(purpose: str, *parts: str) -> bytes:
    """For what can be guessed (a code, a passport, an address): keyed, and apart by purpose."""
    value = "\0".join(parts)
    return salted_hmac(f"tessera.people.{purpose}", value, algorithm="sha256").digest()


def same(one: bytes, other: bytes) -> bool:
    """Compare in a time that tells nothing."""
    return hmac.compare_digest(bytes(one), bytes(other))
