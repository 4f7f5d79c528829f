"""Every letter of a dossier in the database, from filing to the end."""

from datetime import UTC, date, datetime

import pytest

from tessera.couriers.letters import letters_of, read_page, read_pdf
from tessera.couriers.watch import watch
from tessera.dossier.kernel import Blocked
from tessera.people.doors import writing
from tessera.vault.notes import Audience, write
from tests.couriers.test_follow import settle
from tests.couriers.test_standards import flaws
from tests.registry.builders import a_filed_dossier, do, who


def at(day):
    return datetime(day.year, day.month, day.day, 9, tzinfo=UTC)


def on(dossier, day, by, act, content):
    """Performs the act with real notes in the vault; says why where a condition asks it."""
    noted = {**content}
    for name in {"note", "examination"} & set(noted):
        noted[name] = str(note(dossier, by, day, noted[name]))
    try:
        do(dossier, by, act, noted, day=day)
    except Blocked as blocked:
        if {o.code for o in blocked.obstacles} != {"say-why"}:
            raise
        why = str(note(dossier, by, day, "De ambtenaar zag het contract."))
        noted["otherwise"] = {o.values["condition"]: why for o in blocked.obstacles}
        do(dossier, by, act, noted, day=day)
    settle(day, at(day))


def note(dossier, by, day, text):
    seat = who(by).seat
    with writing(seat):
        return write(
            dossier,
            text,
            kind="reasons",
            audience=Audience.PARTIES,
            organisation=seat.organisation,
            person="p",
            at=at(day),
        )


def kinds(dossier):
    found = letters_of(dossier, using="courier")
    return sorted((one.kind, one.role) for one in found)


@pytest.fixture
def complete(db_roles):
    dossier = a_filed_dossier()
    settle()
    on(dossier, date(2026, 9, 28), "region", "declare-complete", {"settles": "open"})
    return dossier


REASONS = "Het loon ligt onder het minimum."
GRANT = {"lane": "work", "since": date(2027, 2, 1), "until": date(2030, 1, 31)}
STAY = {"lane": "stay"}


def test_both_granted_brings_annex_46_to_everyone_concerned(complete):
    on(complete, date(2026, 11, 3), "region", "grant", GRANT)
    on(complete, date(2026, 11, 16), "immigration-office", "grant", STAY)
    found = {
        one.role: one for one in letters_of(complete, using="courier") if one.kind == "annex-46"
    }
    assert set(found) == {"worker", "applicant", "municipality", "post", "work-authority"}
    for one in found.values():
        assert one.authority == "immigration-office"
        assert one.served_on == date(2026, 11, 16)
        assert flaws(read_pdf(one.id, using="courier")) == []
    body = read_page(found["worker"].id, using="courier")["bodies"][0]
    assert body["subject"] == "U mag in België werken en verblijven"
    assert {"reasons-work", "reasons-stay"} <= {s["code"] for s in body["sections"]}


def test_silence_of_the_immigration_office_brings_annex_47(complete):
    on(complete, date(2026, 11, 3), "region", "grant", GRANT)
    after = date(2027, 1, 29)
    assert watch(after, at(after)) >= 1
    on(complete, after, "immigration-office", "certify-silence", {})
    assert ("annex-47", "worker") in kinds(complete)


@pytest.mark.parametrize(
    ("by", "lane", "role"),
    [("region", "work", "applicant"), ("immigration-office", "stay", "worker")],
)
def test_a_refusal_in_either_lane_brings_annex_48(complete, by, lane, role):
    grounds = {"lane": lane, "grounds": ["conditions"], "note": REASONS}
    on(complete, date(2026, 11, 3), by, "refuse", grounds)
    assert (f"annex-48-{lane}", role) in kinds(complete)
    one = next(
        x
        for x in letters_of(complete, using="courier")
        if x.kind.startswith("annex-48") and x.role == role
    )
    sections = {s["code"] for s in read_page(one.id, using="courier")["bodies"][0]["sections"]}
    assert {f"reasons-{lane}", "remedy", "basis"} <= sections
    assert REASONS in str(read_page(one.id, using="courier"))


def test_a_second_extension_takes_the_place_of_the_first(complete):
    on(
        complete,
        date(2026, 11, 3),
        "immigration-office",
        "extend-term",
        {"until": date(2027, 3, 1), "note": REASONS},
    )
    on(
        complete,
        date(2026, 12, 3),
        "immigration-office",
        "extend-term",
        {"until": date(2027, 4, 1), "note": REASONS},
    )
    states = sorted(
        one.state
        for one in letters_of(complete, using="courier")
        if (one.kind, one.role) == ("term-extended", "worker")
    )
    assert states == ["replaced", "valid"]
