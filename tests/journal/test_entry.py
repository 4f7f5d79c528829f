"""The spelling of an entry and its commitment are for ever: a known answer guards them."""

from datetime import UTC, date, datetime, timedelta, timezone
from hashlib import sha256
from uuid import UUID

from tessera.journal.entry import Entry, committed, instant

KNOWN = Entry(
    id=1,
    stream=UUID("6f1c1f3e-5a0e-4d39-9f5b-74f2d7a0b6c1"),
    kind="dossier",
    version=3,
    code="granted",
    at=datetime(2026, 11, 23, 10, 30, tzinfo=UTC),
    on=date(2026, 11, 23),
    seat="flanders",
    seat_kind="work-authority",
    role="officer",
    person="p-1",
    circle="all",
    trace="",
    payload='{"lane":"work","note":"é\\n","on":"2026-11-23"}',
    salt=bytes(range(32)),
    commitment=b"",
    stamp=b"",
)


def test_an_entry_is_spelled_as_it_always_was():
    assert KNOWN.spelled.decode() == (
        '["tessera-entry/1","6f1c1f3e-5a0e-4d39-9f5b-74f2d7a0b6c1","dossier",3,"granted",'
        '"2026-11-23T10:30:00.000000Z","2026-11-23","flanders","work-authority","officer","p-1","all","",'
        '"{\\"lane\\":\\"work\\",\\"note\\":\\"é\\\\n\\",\\"on\\":\\"2026-11-23\\"}"]'
    )


def test_its_commitment_is_the_leaf_hash_over_salt_and_spelling():
    assert (
        committed(KNOWN.salt, KNOWN.spelled) == sha256(b"\0" + KNOWN.salt + KNOWN.spelled).digest()
    )
    assert (
        committed(KNOWN.salt, KNOWN.spelled).hex()
        == "ed95a7f27b235c71e43b20fcb09c90c9da2b2c1e3e746bd3266e08f9feaa6ff0"
    )


def test_an_instant_has_one_spelling_wherever_the_clock_hangs():
    brussels = timezone(timedelta(hours=1))
    assert (
        instant(datetime(2026, 11, 23, 11, 30, 0, 5, tzinfo=brussels))
        == "2026-11-23T10:30:00.000005Z"
    )
