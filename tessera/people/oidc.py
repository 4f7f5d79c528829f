"""Ask a login provider who somebody is: the code flow with PKCE, checked at each step."""

import json
import secrets
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from time import monotonic
from typing import Any
from urllib.parse import quote

from authlib.oauth2.rfc6749.parameters import prepare_grant_uri, prepare_token_request
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from django.utils.crypto import constant_time_compare
from joserfc.jwk import KeySet

from tessera.people import tokens
from tessera.people.fetching import Answer, Unreachable, fetch
from tessera.people.issuers import Issuer
from tessera.people.tokens import BadToken, Claims

KEPT_SECONDS = 3600


class NotSignedIn(Exception):
    """Somebody did not prove who they are. `code` is ours: it may be logged and shown."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code} {detail}".strip())
        self.code = code


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What we must remember between the question and the answer: in the session, nowhere else."""

    issuer: str
    state: str
    nonce: str
    verifier: str
    language: str

    def kept(self) -> dict[str, str]:
        return asdict(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the provider says, in our words."""

    issuer: Issuer
    subject: str
    acr: str
    given_name: str
    family_name: str
    email: str
    language: str
    roles: tuple[str, ...]


_documents: dict[str, tuple[float, Mapping[str, Any]]] = {}


def ask(issuer: Issuer, *, redirect: str, language: str) -> tuple[str, Asked]:
    """Where to send the browser, and what to remember."""
    asked = Asked(
        issuer=issuer.key,
        state=secrets.token_urlsafe(24),
        nonce=secrets.token_urlsafe(24),
        verifier=secrets.token_urlsafe(48),
        language=language,
    )
    address = prepare_grant_uri(
        _metadata(issuer)["authorization_endpoint"],
        issuer.client_id,
        "code",
        redirect_uri=redirect,
        scope=" ".join(issuer.scopes),
        state=asked.state,
        nonce=asked.nonce,
        code_challenge=create_s256_code_challenge(asked.verifier),
        code_challenge_method="S256",
        ui_locales=language,
    )
    return address, asked


def hear(issuer: Issuer, asked: Asked, answer: Mapping[str, str], *, redirect: str) -> Told:
    """Who it is, from the query the browser came back with; `NotSignedIn` for anything amiss."""
    _check_answer(issuer, asked, answer)
    try:
        given = _exchange(issuer, asked, code=answer["code"], redirect=redirect)
        identity = _opened(_text(given, "id_token"), issuer=issuer)
        tokens.check_identity(identity, issuer, nonce=asked.nonce)
        user = _userinfo(issuer, _text(given, "access_token"), subject=identity["sub"])
    except BadToken as trouble:
        raise NotSignedIn("bad-token", str(trouble)) from trouble
    except Unreachable as trouble:
        raise NotSignedIn("provider-away", str(trouble)) from trouble
    return _told(issuer, identity, user)


def way_out(issuer: Issuer) -> str:
    """Where somebody ends their session with the provider, if it says so."""
    try:
        return str(_metadata(issuer).get("end_session_endpoint", ""))
    except NotSignedIn:
        return ""


def _check_answer(issuer: Issuer, asked: Asked, answer: Mapping[str, str]) -> None:
    """Our question, answered by whom we asked (RFC 9207), with a code."""
    if asked.issuer != issuer.key or not constant_time_compare(
        answer.get("state", ""), asked.state
    ):
        raise NotSignedIn("not-our-question")
    promised = _metadata(issuer).get("authorization_response_iss_parameter_supported", False)
    if (promised or "iss" in answer) and answer.get("iss") != issuer.issuer:
        raise NotSignedIn("wrong-issuer")
    if "error" in answer:
        raise NotSignedIn("refused-there")
    if not answer.get("code"):
        raise NotSignedIn("no-code")


def _exchange(issuer: Issuer, asked: Asked, *, code: str, redirect: str) -> Mapping[str, Any]:
    body = prepare_token_request(
        "authorization_code", redirect_uri=redirect, code=code, code_verifier=asked.verifier
    )
    pair = f"{quote(issuer.client_id, safe='')}:{quote(issuer.client_secret, safe='')}"
    headers = {"Authorization": f"Basic {_base64(pair)}"}
    answer = fetch(_metadata(issuer)["token_endpoint"], headers=headers, body=body)
    return _json(answer, "token")


def _userinfo(issuer: Issuer, access: str, *, subject: str) -> Claims:
    headers = {"Authorization": f"Bearer {access}"}
    answer = fetch(_metadata(issuer)["userinfo_endpoint"], headers=headers)
    if answer.type == "application/jwt":
        claims = _opened(answer.text, issuer=issuer)
    elif issuer.signed_userinfo:
        raise BadToken("userinfo is not signed")
    else:
        claims = _json(answer, "userinfo")
    tokens.check_userinfo(claims, issuer, subject=subject)
    return claims


def _opened(text: str, *, issuer: Issuer) -> Claims:
    """With the keys we know; with fresh ones when it names another."""
    try:
        return tokens.opened(text, _keys(issuer), issuer)
    except tokens.UnknownKey:
        _documents.pop(_metadata(issuer)["jwks_uri"], None)
        return tokens.opened(text, _keys(issuer), issuer)


def _told(issuer: Issuer, identity: Claims, user: Claims) -> Told:
    def text(name: str) -> str:
        value = user.get(issuer.claims[name], "")
        return value[:200] if isinstance(value, str) else ""

    roles = user.get(issuer.claims["roles"], ())
    acr = identity.get("acr")
    return Told(
        issuer=issuer,
        subject=identity["sub"],
        acr=acr if isinstance(acr, str) else "",
        given_name=text("given_name"),
        family_name=text("family_name"),
        email=text("email"),
        language=text("language")[:2].lower(),
        roles=tuple(role for role in roles if isinstance(role, str)),
    )


def _metadata(issuer: Issuer) -> Mapping[str, Any]:
    address = f"{issuer.issuer.rstrip('/')}/.well-known/openid-configuration"
    try:
        document = _document(address)
    except Unreachable as trouble:
        raise NotSignedIn("provider-away", str(trouble)) from trouble
    if document.get("issuer") != issuer.issuer:
        _documents.pop(address, None)
        raise NotSignedIn("wrong-issuer")
    return document


def _keys(issuer: Issuer) -> KeySet:
    return tokens.keys_of(_document(_metadata(issuer)["jwks_uri"]))


def _document(address: str) -> Mapping[str, Any]:
    """A published document, kept for an hour by this process."""
    kept = _documents.get(address)
    if kept is None or kept[0] < monotonic():
        kept = (monotonic() + KEPT_SECONDS, _json(fetch(address), "document"))
        _documents[address] = kept
    return kept[1]


def _json(answer: Answer, what: str) -> Mapping[str, Any]:
    try:
        document = json.loads(answer.text)
    except ValueError as trouble:
        raise Unreachable(f"{what}: not JSON") from trouble
    if answer.status != 200 or not isinstance(document, dict):
        raise Unreachable(f"{what}: status {answer.status}")
    return document


def _text(document: Mapping[str, Any], name: str) -> str:
    value = document.get(name)
    if not isinstance(value, str):
        raise BadToken(f"no {name}")
    return value


def _base64(text: str) -> str:
    return b64encode(text.encode()).decode()
