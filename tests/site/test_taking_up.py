"""Law that two people signed is taken up by processes that run, at their next request or turn."""

import logging
from datetime import timedelta

import pytest
from django.test import Client

from tessera.dossier.kernel import Blocked, Role, Seat
from tessera.dossier.lawdeeds import Hand, Propose, Sign
from tessera.journal import bundles, lawbooks
from tessera.law import load
from tessera.law.bundle import digest, shipped
from tessera.law.model import Kind
from tessera.registry.publish import publish
from tessera.site import doctor, moment, taking_up, worker

pytestmark = pytest.mark.usefixtures("law_as_shipped")
JURIST = Seat(organisation="flanders", kind=Kind.WORK_AUTHORITY, role=Role.JURIST)
ODD = '[[ground]]\nname = "odd"\nsince = {day}\ncites = ["practice"]\nmark = "single"\nlabel.nl = "a"\nlabel.fr = "b"\nlabel.de = "c"\nlabel.en = "d"\n'
CARRIED = digest(shipped())[:12]


def signed(day):
    """Another bundle, put forward and signed from two seats; its digest."""
    bundle = shipped() | {"odd.toml": ODD.format(day=day).encode()}
    new, today, at = load.assembled(bundle), moment.today("owner"), moment.now("owner")
    for who, deed in (("one", Propose(new=new, effect=day)), ("two", Sign(new=new))):
        given = bundle if who == "one" else None
        publish(deed, Hand(jurist=who, seat=JURIST), day=today, at=at, bundle=given)
    return new.digest


def told():
    return Client().get("/en/rules").text


def test_the_next_request_of_a_server_that_runs_is_answered_by_the_new_law():
    assert CARRIED in told()
    new = signed(moment.today("owner"))
    assert new[:12] in told()


def test_what_is_signed_for_a_later_day_holds_from_that_day_without_a_restart():
    today = moment.today("owner")
    signed(today + timedelta(days=10))
    told()
    grounds = {day: _grounds(today + timedelta(days=day)) for day in (9, 10)}
    assert grounds == {9: False, 10: True}


def _grounds(day):
    return "odd" in {row.name for row in load.shelf().on(day).grounds(None, "")}


def test_a_request_that_has_begun_is_finished_by_the_law_it_began_with():
    before = load.shelf()
    with load.holding():
        load.use(load.assembled(shipped() | {"odd.toml": ODD.format(day="2099-01-01").encode()}))
        assert load.shelf() is before
    assert load.shelf() is not before


def test_the_worker_takes_it_up_at_its_next_turn():
    new = signed(moment.today("owner"))
    taking_up.KEEPER.keep_up(using="courier")
    seen = []
    worker._turn(lambda _: seen.append(load.shelf().digest))
    assert seen == [new]


def test_a_bundle_that_no_longer_loads_is_refused_and_the_old_law_stays(monkeypatch, caplog):
    new = signed(moment.today("owner"))
    monkeypatch.setattr(bundles, "kept", lambda _: shipped() | {"odd.toml": b"[[surprise]]"})
    with caplog.at_level(logging.ERROR, "tessera.law"):
        assert CARRIED in told()
    assert "odd.toml: surprise: no such table" in caplog.text
    found = doctor._law()
    assert (found.well, found.stops) == (False, False)
    assert "odd.toml: surprise: no such table" in found.found
    monkeypatch.undo()
    taking_up.KEEPER.last = 0
    assert new[:12] in told()
    assert doctor._law().well


def test_a_process_begins_by_its_own_law_where_it_cannot_read_what_was_signed(monkeypatch, caplog):
    """After an upgrade, say: the bundle was written for another version of the code."""
    signed(moment.today("owner"))
    monkeypatch.setattr(bundles, "kept", lambda _: {"odd.toml": b"[[surprise]]"})
    with caplog.at_level(logging.ERROR, "tessera.law"):
        taking_up.begin()
    assert taking_up.UNREADABLE in caplog.text
    assert load.shelf().digest == digest(shipped())


def test_a_process_does_not_begin_where_what_was_signed_is_not_what_it_was(monkeypatch):
    signed(moment.today("owner"))
    monkeypatch.setattr(lawbooks, "_holds", lambda *_: False)
    with pytest.raises(Blocked):
        taking_up.begin()


def test_a_database_that_does_not_answer_is_not_asked_at_every_request(monkeypatch):
    asked = []

    def silent(using):
        asked.append(using)
        raise taking_up.DatabaseError

    monkeypatch.setattr(taking_up, "present", silent)
    keeper = taking_up.Keeper()
    keeper.keep_up()
    keeper.keep_up()
    assert asked == ["default"]
