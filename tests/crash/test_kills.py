"""Web, worker and database killed at any moment while programs file: nothing lost, nothing double."""

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from uuid import uuid4

import psycopg
import pytest

from tests.crash.filers import Filer, application, receipts_of
from tests.site.test_demo import ROOT, Demo, three_free_ports

FILINGS = int(os.environ.get("TESSERA_CRASH_FILINGS", "120"))
PARTS = {
    "web": ("granian", "--interface"),
    "worker": ("tessera.site.main", "worker"),
    "postgres": ("postgres", "-D"),
}
KILLS = 12  # about so many in a run
FILED = "select stream::text from journal_said where code = 'filed'"
SERVED_TWICE = """
select stream, payload::jsonb ->> 'about', payload::jsonb ->> 'to' from journal_said
where code = 'served' group by 1, 2, 3 having count(*) > 1
"""


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    begun = Demo(tmp_path_factory.mktemp("crash") / "var", three_free_ports())
    begun.until("Tessera is ready")
    listening = threading.Thread(target=listen, args=[begun], daemon=True)
    listening.start()
    yield begun
    begun.process.send_signal(signal.SIGINT)
    begun.process.wait(60)
    listening.join(10)
    begun.process.stdout.close()


def listen(demo):
    """What the supervisor says is read, so that it never waits for a reader."""
    for line in demo.process.stdout:
        demo.lines.append(line)


def kill(demo, name):
    with contextlib.suppress(StopIteration, ProcessLookupError):
        os.kill(demo.pid(*PARTS[name]), signal.SIGKILL)


@contextlib.contextmanager
def killings(demo, filer):
    """Each part in its turn, each time after some filings, at a moment nobody foresees."""
    enough, killed = threading.Event(), []

    def go_on():
        order = random.sample(list(PARTS), len(PARTS))
        then = 0
        while not enough.wait(random.uniform(0.01, 0.2)):
            if filer.done < then:
                continue
            part = order[len(killed) % len(order)]
            kill(demo, part)
            killed.append(part)
            then = filer.done + random.randint(1, 2 * FILINGS // KILLS)

    thread = threading.Thread(target=go_on)
    thread.start()
    try:
        yield killed
    finally:
        enough.set()
        thread.join()


def asked(demo, query, values=None):
    host, _, port = (demo.var / "postgres" / "address").read_text().strip().rpartition(" ")
    password = (demo.var / "secrets" / "postgres").read_text().strip()
    with psycopg.connect(
        host=host, port=port, user="postgres", password=password, dbname="tessera"
    ) as connection:
        return connection.execute(query, values).fetchall()


def verified_at_rest(demo, seconds=90):
    """The journal verified once the couriers are done: each letter they serve is an entry more."""
    until = time.monotonic() + seconds
    report = verified(demo)
    while report["leaves"] != report["entries"] and time.monotonic() < until:
        settled(demo)
        report = verified(demo)
    return report


def settled(demo, seconds=60):
    """Until the worker has numbered every entry."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with contextlib.suppress(psycopg.OperationalError):
            if asked(demo, "select count(*) from journal_waiting") == [(0,)]:
                return
        time.sleep(0.2)
    raise AssertionError("entries wait without a number")


def promised(receipts, fact=None):
    """The commitments that programs hold in their hands."""
    return sorted_set(
        e["commitment"]
        for r in receipts.values()
        for e in r["receipt"]
        if fact in {None, e["fact"]}
    )


def leaves(demo, test="true", values=None):
    query = "select l.commitment from journal_leaf l join journal_said s on s.id = l.said where "
    return sorted_set(c.hex() for (c,) in asked(demo, query + test, values))


def sorted_set(found):
    """A set, of things that come once."""
    found = list(found)
    assert len(found) == len(set(found))
    return set(found)


def verified(demo):
    told = subprocess.run(
        [sys.executable, "-m", "tessera.site.main", "journal", "verify", "--json"],
        cwd=ROOT,
        env={n: v for n, v in os.environ.items() if "TESSERA" not in n}
        | {"TESSERA_VAR": str(demo.var)},
        capture_output=True,
        text=True,
        check=False,
    )
    return json.loads(told.stdout)


def test_every_receipt_is_one_dossier_and_one_leaf_whatever_is_killed(demo):
    settled(demo)
    before = {stream for (stream,) in asked(demo, FILED)}  # the demo's own
    with Filer(demo.var, demo.port) as filer, killings(demo, filer) as killed:
        receipts = receipts_of(filer, FILINGS)
    print(f"{FILINGS} filings, {len(killed)} kills, {filer.again} calls sent again")
    assert set(killed) == set(PARTS)
    settled(demo)
    told = {r["id"] for r in receipts.values()}
    assert len(told) == FILINGS
    filed = [stream for (stream,) in asked(demo, FILED) if stream not in before]
    assert sorted(filed) == sorted(told)
    own = "s.code = 'filed' and s.stream = any(%s::uuid[])"
    assert leaves(demo, own, [filed]) == promised(receipts, "filed")
    assert promised(receipts) <= leaves(demo)
    assert asked(demo, SERVED_TWICE) == []
    report = verified_at_rest(demo)
    assert report["sound"], report
    assert report["leaves"] == report["entries"]


@pytest.fixture
def filer(demo):
    with Filer(demo.var, demo.port) as one:
        yield one


def test_a_draft_acknowledged_just_before_the_database_is_killed_is_still_there(demo, filer):
    key = str(uuid4())
    draft = filer.post("dossiers", application() | {"file": False}, key=key).json()["id"]
    kill(demo, "postgres")
    kill(demo, "web")
    filed = filer.post(f"dossiers/{draft}/acts", {"act": "file"}, key=str(uuid4()))
    assert filed.status_code == 201, filed.text
    told = filer.get(f"dossiers/{draft}").json()
    assert told["answers"]["worker"]["surname"] == application()["answers"]["worker"]["surname"]


def test_the_same_key_after_a_crash_gets_the_same_receipt(demo, filer):
    key = str(uuid4())
    first = filer.file(key).json()
    kill(demo, "web")
    kill(demo, "postgres")
    assert filer.file(key).json() == first
