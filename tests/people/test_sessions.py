"""A session lives thirty minutes of silence and twelve hours in all, in the database alone."""

from datetime import timedelta

from tessera.people import demo, sessions
from tessera.people.sessions import SessionStore, end_session, handle_of, sessions_of


def begun(person, agent="Firefox"):
    store = SessionStore()
    store["person"], store["agent"] = str(person), agent
    store.save()
    return store.session_key


WHO = demo.person("employer-ghent")


def test_what_a_session_keeps_is_there_with_the_next_request(people):
    assert SessionStore(begun(WHO))["person"] == str(WHO)


def test_the_key_of_a_session_is_not_in_the_database(people, owner):
    key = begun(WHO)
    assert key not in str(owner("select s::text from people_session s"))


def test_a_made_up_key_is_never_taken_over(people):
    store = SessionStore("abcdefghijklmnopqrstuvwxyz012345")
    assert store.get("person") is None
    store["person"] = str(WHO)
    store.save()
    assert store.session_key != "abcdefghijklmnopqrstuvwxyz012345"


def test_signing_in_changes_the_key_and_ends_the_old_one(people):
    before = begun(WHO)
    store = SessionStore(before)
    store.cycle_key()
    assert SessionStore(before).get("person") is None
    assert SessionStore(store.session_key)["person"] == str(WHO)


def test_signing_out_ends_it_on_the_server(people):
    key = begun(WHO)
    SessionStore(key).flush()
    assert SessionStore(key).get("person") is None


def test_a_silent_session_ends_and_a_busy_one_lives_on(people, owner, monkeypatch):
    key = begun(WHO)
    owner("update people_session set seen_at = now() - interval '2 minutes'")
    assert SessionStore(key).get("person")
    assert owner("select seen_at > now() - interval '1 minute' from people_session") == [(True,)]
    owner("update people_session set expires_at = now() - interval '1 second'")
    assert SessionStore(key).get("person") is None


def test_a_session_ends_after_twelve_hours_however_busy(people, owner):
    key = begun(WHO)
    owner("update people_session set started_at = now() - %s::interval", sessions.WHOLE)
    assert SessionStore(key).get("person") is None


def test_a_person_lists_and_ends_their_own_sessions_alone(people):
    mine, other = begun(WHO), begun(demo.person("auditor"))
    begun(WHO, "Telephone")
    assert {s.agent for s in sessions_of(WHO)} == {"Firefox", "Telephone"}
    assert not end_session(WHO, handle_of(other))
    assert end_session(WHO, handle_of(mine))
    assert [s.agent for s in sessions_of(WHO)] == ["Telephone"]


def test_ended_sessions_are_swept_away(people, owner, monkeypatch):
    monkeypatch.setattr(sessions, "IDLE", timedelta(seconds=-1))
    begun(WHO)
    SessionStore.clear_expired()
    assert owner("select count(*) from people_session") == [(0,)]
