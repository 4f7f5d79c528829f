"""How often something may be tried, counted in PostgreSQL so that every process counts together."""

from datetime import timedelta
from ipaddress import IPv6Address, ip_address

from django.db import connections

from tessera.people import fingerprints
from tessera.people.doors import machinery
from tessera.people.guard import ALIAS

_COUNT = (
    "insert into people_tally (id, fingerprint, began_at, count)"
    " values (gen_random_uuid(), %s, date_bin(%s, now(), timestamptz '2020-01-01'), 1)"
    " on conflict (fingerprint, began_at) do update set count = people_tally.count + 1"
    " returning count"
)


def allows(what: str, who: str, *, limit: int, within: timedelta) -> bool:
    """Count one attempt; whether it is still among the first `limit` of this stretch of time."""
    with machinery(), connections[ALIAS].cursor() as cursor:
        cursor.execute(_COUNT, (fingerprints.of_little(f"tally.{what}", who), within))
        return bool(cursor.fetchone()[0] <= limit)


def neighbourhood(address: str) -> str:
    """The network an address belongs to: one machine may have many addresses of it."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return "unknown"
    if isinstance(parsed, IPv6Address):
        return ":".join(parsed.exploded.split(":")[:4])
    return ".".join(str(parsed).split(".")[:3])
