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
from tests.site.test_demo import ROOT, Demo, two_free_ports

FILINGS = int(os.environ.get("TESSERA_CRASH_FILINGS", "150"))
PARTS = {
    "web": ("granian", "--interface"),
    "worker": ("tessera.site.main", "worker"),
    "postgres": ("postgres", "-D"),
}
BETWEEN = 3.2  # the supervisor gives up on what ends again and again within three seconds


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    begun = Demo(tmp_path_factory.mktemp("crash") / "var", two_free_ports())
    begun.until("Tessera is ready")
    listening = threading.Thread(target=begun.process.stdout.read, daemon=True)
    listening.start()
    yield begun
    begun.process.send_signal(signal.SIGINT)
    begun.process.wait(60)
    listening.join(10)
    begun.process.stdout.close()


def kill(demo, name):
    with contextlib.suppress(StopIteration, ProcessLookupError):
        os.kill(demo.pid(*PARTS[name]), signal.SIGKILL)


@contextlib.contextmanager
def killings(demo):
    """Each part in its turn, at moments nobody foresees, until the block ends."""
    enough, killed = threading.Event(), []

    def go_on():
        order = random.sample(list(PARTS), len(PARTS))
        while not enough.wait(random.uniform(BETWEEN / 3, BETWEEN / 1.5)):
            part = order[len(killed) % len(order)]
            kill(demo, part)
            killed.append(part)

    thread = threading.Thread(target=go_on)
    thread.start()
    try:
        yield killed
    finally:
        enough.set()
        thread.join()


def asked(demo, query):
    host, _, port = (demo.var / "postgres" / "address").read_text().strip().rpartition(" ")
    password = (demo.var / "secrets" / "postgres").read_text().strip()
    with psycopg.connect(
        host=host, port=port, user="postgres", password=password, dbname="tessera"
    ) as connection:
        return connection.execute(query).fetchall()


def settled(demo, seconds=60):
    """Until the worker has numbered every entry."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with contextlib.suppress(psycopg.OperationalError):
            if asked(demo, "select count(*) from journal_waiting") == [(0,)]:
                return
        time.sleep(0.2)
    raise AssertionError("entries wait without a number")


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
    with Filer(demo.var, demo.port) as filer, killings(demo) as killed:
        receipts = receipts_of(filer, FILINGS)
    print(f"{FILINGS} filings, {len(killed)} kills, {filer.again} calls sent again")
    assert set(killed) == set(PARTS)
    settled(demo)
    told = {r["id"] for r in receipts.values()}
    assert len(told) == FILINGS
    filed = asked(demo, "select stream::text from journal_said where code = 'filed'")
    assert sorted(s for (s,) in filed) == sorted(told)
    leaves = {c.hex() for (c,) in asked(demo, "select commitment from journal_leaf")}
    promised = {e["commitment"] for r in receipts.values() for e in r["receipt"]}
    assert all(r["receipt"] for r in receipts.values())
    assert promised == leaves
    report = verified(demo)
    assert report["sound"], report
    assert report["leaves"] == len(leaves)


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
