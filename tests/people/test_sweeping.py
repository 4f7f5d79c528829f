"""What ended leaves the database; what still serves stays."""

from datetime import timedelta

from tessera.people import accounts, demo, sweeping, throttle
from tessera.people.sessions import SessionStore


def begun():
    store = SessionStore()
    store["person"] = str(demo.person("auditor"))
    store.save()


def counts(owner):
    tables = ("session", "code", "tally")
    return [owner(f"select count(*) from people_{table}")[0][0] for table in tables]


def test_the_worker_sweeps_away_what_ended_and_nothing_else(people, owner, monkeypatch):
    monkeypatch.setattr(sweeping, "_next", [0.0])
    begun()
    accounts.password_holds(demo.OWN_ACCOUNT, demo.OWN_PASSWORD, language="en")
    throttle.allows("x", "y", limit=1, within=timedelta(hours=1))
    sweeping.sweep()
    assert counts(owner) == [1, 1, 1]
    owner("update people_session set expires_at = now() - interval '1 second'")
    owner("update people_code set expires_at = now() - interval '2 days'")
    owner("update people_tally set began_at = now() - interval '2 days'")
    sweeping.sweep()
    assert counts(owner) == [1, 1, 1], "not again within ten minutes"
    monkeypatch.setattr(sweeping, "_next", [0.0])
    sweeping.sweep()
    assert counts(owner) == [0, 0, 0]


def test_the_face_may_not_make_clients_or_roles(people, owner):
    assert owner(
        "select has_table_privilege('tessera_reader', 'people_client', 'insert'),"
        " has_table_privilege('tessera_reader', 'people_rolename', 'insert, update'),"
        " has_table_privilege('tessera_reader', 'people_look', 'select')"
    ) == [(False, False, False)]
