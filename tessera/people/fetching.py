"""Small, careful requests to a login provider: no redirects, no waiting, no endless answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

SECONDS = 5.0
LARGEST = 512 * 1024
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


class Unreachable(Exception):
    """The provider does not answer, or not as it should."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    status: int
    type: str
    text: str


def fetch(url: str, *, headers: Mapping[str, str] | None = None, body: str | None = None) -> Answer:
    """GET, or POST a form; over TLS unless the provider runs on this machine."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    secure = parts.scheme == "https"
    if not secure and not (parts.scheme == "http" and host in LOOPBACK):
        raise Unreachable(f"not https: {parts.scheme}://{host}")
    kind = HTTPSConnection if secure else HTTPConnection
    connection = kind(host, parts.port, timeout=SECONDS)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    sent = {"Accept": "application/json, application/jwt", **(headers or {})}
    if body is not None:
        sent["Content-Type"] = "application/x-www-form-urlencoded"
    try:
        connection.request("GET" if body is None else "POST", target, body, sent)
        response = connection.getresponse()
        raw = response.read(LARGEST + 1)
    except (OSError, HTTPException) as trouble:
        raise Unreachable(f"{host}: {type(trouble).__name__}") from trouble
    finally:
        connection.close()
    if len(raw) > LARGEST:
        raise Unreachable(f"{host}: too long an answer")
    media = (response.getheader("Content-Type") or "").split(";")[0].strip().lower()
    return Answer(status=response.status, type=media, text=raw.decode("utf-8", "replace"))
