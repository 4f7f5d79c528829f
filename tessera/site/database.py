"""How each role reaches the database: the aliases of Django, and plain connections beside them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from tessera.site.environment import environment, var
from tessera.site.secrets_kept import kept

ROLES = ("owner", "door", "reader", "courier", "shredder")
ALIASES = {"default": "reader", "door": "door", "courier": "courier", "shredder": "shredder"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where the database is and as whom we may create roles in it."""

    host: str
    port: str
    name: str
    user: str
    password: str


def address() -> Address:
    """From DATABASE_URL, else the server under var/, whose launcher left its whereabouts there."""
    if url := environment("DATABASE_URL"):
        parts = urlsplit(url)
        return Address(
            host=parts.hostname or "127.0.0.1",
            port=str(parts.port or 5432),
            name=environment("TESSERA_DATABASE") or parts.path.lstrip("/") or "tessera",
            user=unquote(parts.username or "postgres"),
            password=unquote(parts.password or ""),
        )
    where = var() / "postgres" / "address"
    told = where.read_text("utf-8") if where.exists() else "127.0.0.1 5432"
    host, _, port = told.rpartition(" ")
    return Address(
        host=host,
        port=port.strip(),
        name=environment("TESSERA_DATABASE") or "tessera",
        user="postgres",
        password=kept("postgres"),
    )


def user_of(role: str) -> str:
    return f"tessera_{role}"


def databases() -> Mapping[str, Mapping[str, Any]]:
    """Django's DATABASES: one alias a role: what a room may touch is the server's to say."""
    found = {alias: _alias(role) for alias, role in ALIASES.items()}
    found["owner"] = _alias("owner")
    for role in ("default", "door", "courier"):
        found[role]["OPTIONS"]["server_side_binding"] = True
        found[role]["OPTIONS"]["prepare_threshold"] = 2
    return found


def _alias(role: str) -> dict[str, Any]:
    there = address()
    options: dict[str, Any] = {
        "application_name": user_of(role),
        # A plan cached for a big seat would serve a small one fifty times slower.
        "options": "-c max_parallel_workers_per_gather=0",
    }
    if size := int(environment("TESSERA_POOL")):
        options["pool"] = {"min_size": 0, "max_size": size, "timeout": 10}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": there.host,
        "PORT": there.port,
        "NAME": there.name,
        "USER": user_of(role),
        "PASSWORD": kept(role),
        "OPTIONS": options,
        "CONN_MAX_AGE": 0 if "pool" in options else 600,
        "CONN_HEALTH_CHECKS": True,
    }


def plainly(role: str = "", *, name: str = "") -> dict[str, str]:
    """What psycopg.connect wants: as one of our roles, or as the one who may create them."""
    there = address()
    return {
        "host": there.host,
        "port": there.port,
        "dbname": name or there.name,
        "user": user_of(role) if role else there.user,
        "password": kept(role) if role else there.password,
    }
