"""From a fact in the journal to a served letter: each once, whatever breaks in between."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

import pytest
from django.db import connections, transaction

from tessera.couriers import notice as noticing
from tessera.couriers import serve as serving
from tessera.couriers import write as writing_letters
from tessera.couriers.follow import follow
from tessera.couriers.letters import (
    Backlog,
    backlog,
    letter,
    letters_of,
    opened,
    read_page,
    read_pdf,
)
from tessera.couriers.notice import notice, pass_over
from tessera.couriers.proof import verify_pdf
from tessera.couriers.signet import root_certificate
from tessera.couriers.verification import compare, status_of
from tessera.couriers.watch import watch
from tessera.desk.standing import standing
from tessera.dossier.kernel import Role, Seat
from tessera.journal.sequencer import run_once
from tessera.law.model import Kind
from tessera.people.doors import writing
from tessera.registry.record import record
from tessera.vault.sql import row, rows
from tests.registry.builders import DAY, a_filed_dossier, do

AT = datetime(2026, 9, 21, 10, 0, tzinfo=UTC)


def settle(day=DAY, at=AT):
    """Ticks until nothing more is to do."""
    done = 0
    while step := run_once(at) + follow(day, at):
        done += step
        connections["courier"].close()
    return done


def served(dossier):
    with transaction.atomic(using="door"):
        entries = standing(dossier, using="door").entries
    return sorted((e.fact.about, e.fact.to, e.fact.on) for e in entries if e.code == "served")


def all_letters():
    return rows(
        "courier",
        'select id, stream, about, kind, role, organisation, state, served_on, "on" from couriers_letter'
        " order by leaf, kind, organisation",
    )


def seat(organisation, kind, role=Role.OFFICER):
    return Seat(organisation=organisation, kind=kind, role=role)


@pytest.fixture
def a_dossier(db_roles):
    return a_filed_dossier()


def test_filing_brings_an_acknowledgement_to_each_addressee_once(a_dossier):
    settle()
    found = all_letters()
    assert [(line[3], line[4], line[6]) for line in found] == [
        ("acknowledgement", "applicant", "valid"),
        ("acknowledgement", "worker", "valid"),
    ]
    assert served(a_dossier) == [(1, "applicant", DAY), (1, "worker", DAY)]
    settle()
    assert all_letters() == found
    assert len(served(a_dossier)) == 2


def test_a_letter_is_sealed_kept_and_opens_again(a_dossier, settings):
    settle()
    for one in letters_of(a_dossier, using="courier"):
        pdf = read_pdf(one.id, using="courier")
        proof = verify_pdf(pdf, root_certificate(settings.LETTER_SEALS))
        assert proof.valid
        assert "DEMO" in proof.by
        page = read_page(one.id, using="courier")
        assert page["bodies"][0]["subject"]
        assert page["reference"] == one.reference
        assert compare(one.code, pdf) == "same"
        assert compare(one.code, pdf + b" ") == "different"


def test_anybody_may_ask_what_a_code_stands_for_and_learns_no_name(a_dossier):
    settle()
    one = letters_of(a_dossier, using="courier")[0]
    status = status_of(f" {one.code[:4].lower()}-{one.code[4:]} ")
    assert status.state == "valid"
    assert (status.kind, status.reference, status.on) == ("acknowledgement", one.reference, DAY)
    assert status.authority == "flanders"
    assert status.title
    assert status.title.nl
    for told in (status_of("0" * 26), status_of("nonsense"), status_of("")):
        assert told.state == "unknown"
        assert told.reference == ""
    assert compare("0" * 26, b"") == "unknown"


def test_a_letter_noted_by_two_workers_is_noted_once(a_dossier):
    run_once(AT)
    with ThreadPoolExecutor(4) as pool:
        done = [pool.submit(_alone, notice) for _ in range(4)]
        assert sum(bool(one.result()) for one in done) >= 1
    assert len(all_letters()) == 2


def test_two_workers_writing_and_serving_do_each_letter_once(a_dossier):
    run_once(AT)
    notice()
    with ThreadPoolExecutor(4) as pool:
        for one in [pool.submit(_alone, follow, DAY, AT) for _ in range(4)]:
            one.result()
    settle()
    assert [line[6] for line in all_letters()] == ["valid", "valid"]
    assert len(served(a_dossier)) == 2
    kept = row("courier", "select count(*) from vault_document where sort = 'letter'")
    assert kept == (2,)


def test_a_crash_while_noting_loses_nothing_and_doubles_nothing(a_dossier, monkeypatch):
    run_once(AT)
    monkeypatch.setattr(noticing, "MOVE", "select 1 / 0, %s, %s")
    with pytest.raises(Exception, match="zero"):
        notice()
    assert all_letters() == []
    monkeypatch.undo()
    settle()
    assert len(all_letters()) == 2


def test_a_crash_between_the_letter_and_its_service_records_the_service_once(a_dossier):
    class PowerCut(Exception):
        pass

    def recorded_then_cut(*asked):
        record(*asked)
        raise PowerCut

    run_once(AT)
    notice()
    writing_letters.write(DAY, AT)
    with pytest.raises(PowerCut):
        serving.serve(DAY, AT, recording=recorded_then_cut)
    assert len(served(a_dossier)) == 1
    assert [line[7] for line in all_letters()] == [None, None]
    settle()
    assert len(served(a_dossier)) == 2
    assert [line[7] for line in all_letters()] == [DAY, DAY]


def test_a_letter_written_yesterday_was_served_yesterday(a_dossier):
    """The last day printed in it was counted from that day."""
    run_once(AT)
    notice()
    writing_letters.write(DAY, AT)
    settle(DAY + timedelta(1), AT + timedelta(1))
    assert {on for _, _, on in served(a_dossier)} == {DAY}


def test_a_letter_that_cannot_be_written_waits_and_holds_up_nobody(a_dossier, monkeypatch):
    def unlucky(content):
        if content.legal.to[0] == "nobody":
            raise AssertionError
        failed.append(1)
        if len(failed) == 1:
            raise RuntimeError("the press is on fire")
        return pressed(content)

    failed, pressed = [], writing_letters._sealed
    monkeypatch.setattr(writing_letters, "_sealed", unlucky)
    settle()
    assert sorted(line[6] for line in all_letters()) == ["due", "valid"]
    assert ("RuntimeError",) in rows("courier", "select trouble from couriers_letter")
    assert backlog() == Backlog(unwritten=1, unserved=0, unsent=0, troubled=1)
    settle(DAY, AT + timedelta(minutes=2))
    assert [line[6] for line in all_letters()] == ["valid", "valid"]


def test_service_of_completeness_starts_the_term(a_dossier):
    do(a_dossier, "region", "declare-complete", {"settles": "open"})
    settle()
    with transaction.atomic(using="door"):
        dossier = standing(a_dossier, using="door").dossier
    assert dossier.served_on(dossier.complete_version, "applicant") == DAY


def test_dossiers_taken_over_get_no_letters(a_dossier):
    run_once(AT)
    assert pass_over() > 0
    settle()
    assert all_letters() == []


def test_a_seat_sees_the_letters_to_it_and_from_it_and_no_others(a_dossier):
    settle()
    employer = seat("org:employer", Kind.EMPLOYER, Role.FILER)
    with writing(employer):
        (mine,) = letters_of(a_dossier)
        assert mine.role == "applicant"
        assert mine.opened_at is None
        assert opened(mine.id, AT)
        assert not opened(mine.id, AT)
        assert letter(mine.id).opened_at == AT
        assert read_page(mine.id)["bodies"]
        assert read_pdf(mine.id).startswith(b"%PDF")
    with writing(seat("flanders", Kind.WORK_AUTHORITY)):
        assert {one.role for one in letters_of(a_dossier)} == {"applicant", "worker"}
    for stranger in (
        seat("brussels", Kind.WORK_AUTHORITY),
        seat("org:other", Kind.EMPLOYER, Role.FILER),
    ):
        with writing(stranger):
            assert letters_of(a_dossier) == ()
            assert not opened(mine.id, AT)
    with writing(employer), connections["default"].cursor() as cursor:
        cursor.execute("select count(*) from couriers_letter")
        assert cursor.fetchone() == (1,)


def test_what_is_kept_of_a_letter_holds_no_name_in_the_clear(a_dossier):
    settle()
    name = row("courier", "select worker_name from vault_identity")[0]
    kept = rows("courier", "select l::text, l.page from couriers_letter l")
    for line, page in kept:
        assert name not in line
        assert name.encode() not in bytes(page)


def test_a_term_that_is_over_passes_once(a_dossier):
    do(a_dossier, "region", "request-supplement", {"items": ["contract"]})
    settle()
    due = date(2026, 10, 6)
    assert watch(due, AT) == 0
    day = due + timedelta(1)
    at = datetime(day.year, day.month, day.day, 8, tzinfo=UTC)
    assert watch(day, at) == 1
    assert watch(day, at) == 0
    assert watch(day + timedelta(1), at) == 0
    with transaction.atomic(using="door"):
        stands = standing(a_dossier, using="door")
    assert [e.code for e in stands.entries].count("term-passed") == 1
    assert stands.dossier.phase == "incomplete"  # nothing happens by itself


def test_the_digest_kept_is_that_of_the_sealed_file(a_dossier):
    settle()
    for one in letters_of(a_dossier, using="courier"):
        kept = row("courier", "select sha256 from couriers_letter where id = %s", [one.id])
        assert sha256(read_pdf(one.id, using="courier")).digest() == bytes(kept[0])


def _alone(work, *given):
    try:
        return work(*given)
    finally:
        connections.close_all()
