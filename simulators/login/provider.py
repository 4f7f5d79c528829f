"""What a login provider knows and answers, apart from HTTP: requests, codes, tokens."""

import base64
import hashlib
import hmac
import secrets
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from joserfc import jwt
from joserfc.jwk import RSAKey

from simulators.login.roster import Person

ALGORITHM = "RS256"
CODE_SECONDS = 60
TOKEN_SECONDS = 300


class Wrong(Exception):
    """A request that gets no answer; `code` is the OAuth error."""

    def __init__(self, code: str, *, tell_client: bool = True) -> None:
        super().__init__(code)
        self.code = code
        self.tell_client = tell_client


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """The one program that may ask this provider who somebody is."""

    id: str
    secret: str
    redirects: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A lawful authorisation request."""

    redirect: str
    state: str
    nonce: str
    challenge: str
    scope: frozenset[str]


@dataclass(slots=True, kw_only=True)
class Provider:
    """Codes and tokens live in memory: a restart signs everybody out."""

    issuer: str
    client: Client
    people: Mapping[str, Person]
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, auto_kid=True))
    codes: dict[str, tuple[Asked, Person, float]] = field(default_factory=dict)
    tokens: dict[str, tuple[Asked, Person, float]] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def metadata(self) -> dict[str, Any]:
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/access_token",
            "userinfo_endpoint": f"{self.issuer}/userinfo",
            "jwks_uri": f"{self.issuer}/connect/jwk_uri",
            "end_session_endpoint": f"{self.issuer}/connect/endSession",
            "scopes_supported": ["openid", "profile", "egovnrn", "roles"],
            "response_types_supported": ["code"],
            "grant_types_supported": ["authorization_code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": [ALGORITHM],
            "userinfo_signing_alg_values_supported": [ALGORITHM],
            "token_endpoint_auth_methods_supported": ["client_secret_basic"],
            "code_challenge_methods_supported": ["S256"],
            "ui_locales_supported": ["nl", "fr", "de", "en"],
            "authorization_response_iss_parameter_supported": True,
        }

    def jwks(self) -> dict[str, Any]:
        return {"keys": [{**self.key.as_dict(private=False), "use": "sig", "alg": ALGORITHM}]}

    def asked(self, query: Mapping[str, str]) -> Asked:
        """The request of this query; a stranger or a strange address is never redirected to."""
        redirect = query.get("redirect_uri", "")
        if query.get("client_id") != self.client.id or redirect not in self.client.redirects:
            raise Wrong("invalid_request", tell_client=False)
        if query.get("response_type") != "code":
            raise Wrong("unsupported_response_type")
        if query.get("code_challenge_method") != "S256" or not query.get("code_challenge"):
            raise Wrong("invalid_request")
        scope = frozenset(query.get("scope", "").split())
        if "openid" not in scope:
            raise Wrong("invalid_scope")
        if query.get("prompt") == "none":
            raise Wrong("login_required")
        return Asked(
            redirect=redirect,
            state=query.get("state", ""),
            nonce=query.get("nonce", ""),
            challenge=query["code_challenge"],
            scope=scope,
        )

    def way_back(self, query: Mapping[str, str], **answer: str) -> str:
        """The client's address with an answer; every answer names its issuer (RFC 9207)."""
        parts = {**answer, "state": query.get("state", ""), "iss": self.issuer}
        join = "&" if "?" in query["redirect_uri"] else "?"
        return query["redirect_uri"] + join + urlencode(parts)

    def code_for(self, asked: Asked, person: Person) -> str:
        code = secrets.token_urlsafe(24)
        with self.lock:
            self.codes[code] = (asked, person, time.time() + CODE_SECONDS)
        return code

    def knows(self, client_id: str, secret: str) -> bool:
        return hmac.compare_digest(
            f"{client_id}\0{secret}".encode(), f"{self.client.id}\0{self.client.secret}".encode()
        )

    def exchange(self, form: Mapping[str, str]) -> dict[str, Any]:
        """Tokens for a code: once, in time, to the same address, with the verifier."""
        if form.get("grant_type") != "authorization_code":
            raise Wrong("unsupported_grant_type")
        with self.lock:
            found = self.codes.pop(form.get("code", ""), None)
        if found is None or found[2] < time.time():
            raise Wrong("invalid_grant")
        asked, person, _ = found
        if form.get("redirect_uri") != asked.redirect or not _proves(form, asked.challenge):
            raise Wrong("invalid_grant")
        token = secrets.token_urlsafe(24)
        with self.lock:
            self.tokens[token] = (asked, person, time.time() + TOKEN_SECONDS)
        return {
            "access_token": token,
            "token_type": "Bearer",
            "expires_in": TOKEN_SECONDS,
            "scope": " ".join(sorted(asked.scope)),
            "id_token": self.signed(self.id_claims(asked, person)),
        }

    def userinfo(self, token: str) -> str:
        """A signed token, as the real provider may send it."""
        with self.lock:
            found = self.tokens.get(token)
        if found is None or found[2] < time.time():
            raise Wrong("invalid_token")
        asked, person, _ = found
        return self.signed(self.user_claims(asked, person))

    def id_claims(self, asked: Asked, person: Person) -> dict[str, Any]:
        now = int(time.time())
        return {
            "iss": self.issuer,
            "aud": self.client.id,
            "sub": person.sub,
            "iat": now,
            "auth_time": now,
            "exp": now + TOKEN_SECONDS,
            "nonce": asked.nonce,
            "acr": person.acr,
        }

    def user_claims(self, asked: Asked, person: Person) -> dict[str, Any]:
        claims: dict[str, Any] = {"iss": self.issuer, "aud": self.client.id, "sub": person.sub}
        if "profile" in asked.scope:
            claims |= {"givenName": person.given, "surname": person.family, "mail": person.mail}
            claims |= {"prefLanguage": person.language, "assurance_level": str(person.level)}
        if "egovnrn" in asked.scope:
            claims["egovNRN"] = person.national_number
        if "roles" in asked.scope:
            claims["roles"] = list(person.roles)
        return claims

    def signed(self, claims: Mapping[str, Any]) -> str:
        header = {"alg": ALGORITHM, "kid": self.key.kid, "typ": "JWT"}
        return jwt.encode(header, dict(claims), self.key)


def _proves(form: Mapping[str, str], challenge: str) -> bool:
    digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
    made = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
    return hmac.compare_digest(made, challenge)
