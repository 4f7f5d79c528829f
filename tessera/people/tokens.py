"""Signed tokens of a login provider, held against its keys, its name, ours, and our question."""

from collections.abc import Mapping
from typing import Any

from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet
from joserfc.jwt import JWTClaimsRegistry

from tessera.people.issuers import Issuer

LEEWAY = 60
Claims = Mapping[str, Any]


class BadToken(Exception):
    """A token nobody may believe; the message says why, without personal data."""


class UnknownKey(BadToken):
    """Signed with a key we have not seen: perhaps the provider changed its keys."""


def keys_of(document: Mapping[str, Any]) -> KeySet:
    """The signing keys of a published set; symmetric ones have no place there."""
    published = [
        key
        for key in document.get("keys", ())
        if key.get("kty") in {"RSA", "EC"} and key.get("use", "sig") == "sig"
    ]
    if not published:
        raise BadToken("the provider publishes no key")
    return KeySet.import_key_set({"keys": published})


def opened(text: str, keys: KeySet, issuer: Issuer) -> Claims:
    """The claims of a token whose signature holds, by an algorithm of our choice."""
    try:
        return jwt.decode(text, keys, algorithms=list(issuer.algorithms)).claims
    except InvalidKeyIdError as trouble:
        raise UnknownKey("unknown key") from trouble
    except (JoseError, ValueError) as trouble:
        raise BadToken(type(trouble).__name__) from trouble


def check_identity(claims: Claims, issuer: Issuer, *, nonce: str) -> None:
    """An identity token answers us, our question, and now."""
    registry = JWTClaimsRegistry(
        leeway=LEEWAY,
        iss={"essential": True, "value": issuer.issuer},
        aud={"essential": True, "value": issuer.client_id},
        nonce={"essential": True, "value": nonce},
        sub={"essential": True},
        exp={"essential": True},
        iat={"essential": True},
    )
    _validate(registry, claims)
    several = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
    if (several or "azp" in claims) and claims.get("azp") != issuer.client_id:
        raise BadToken("azp")
    if not isinstance(claims["sub"], str) or not claims["sub"]:
        raise BadToken("sub")


def check_userinfo(claims: Claims, issuer: Issuer, *, subject: str) -> None:
    """What is said of a person is said of this person, by the same issuer, to us."""
    registry = JWTClaimsRegistry(
        leeway=LEEWAY,
        iss={"value": issuer.issuer},
        aud={"value": issuer.client_id},
        sub={"essential": True, "value": subject},
    )
    _validate(registry, claims)


def _validate(registry: JWTClaimsRegistry, claims: Claims) -> None:
    try:
        registry.validate(dict(claims))
    except JoseError as trouble:
        raise BadToken(f"{type(trouble).__name__} {getattr(trouble, 'claim', '')}") from trouble
