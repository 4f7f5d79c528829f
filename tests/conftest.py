"""What every test stands on: a quiet network, and a real database for those that ask for one.

`db_roles` gives the five roles of the deployed database (aliases default, door, courier, shredder,
owner), real commits included; every table that was written to is emptied afterwards.
"""

import asyncio
import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
os.environ["TESSERA_MODE"] = "test"
os.environ["TESSERA_VAR"] = os.environ.get("TESSERA_TEST_VAR") or str(ROOT / "var" / "test")
os.environ["TESSERA_DATABASE"] = f"tessera_{os.getpid()}"
os.environ["DJANGO_SETTINGS_MODULE"] = "tessera.site.settings"
os.environ.pop("TESSERA_ORIGIN", None)

import django  # noqa: E402 - the settings read the environment above
import pytest  # noqa: E402 - the settings read the environment above
from hypothesis import settings as properties  # noqa: E402 - as above

from tests.ground import database, network  # noqa: E402

django.setup()

from tessera.dossier.lawbook import LawBook  # noqa: E402 - Django stands by now
from tessera.journal import lawbooks  # noqa: E402 - as above
from tessera.law import load  # noqa: E402 - as above
from tessera.site import taking_up  # noqa: E402 - as above

# A busy machine is no counterexample.
properties.register_profile("tessera", deadline=None)
properties.load_profile("tessera")


LONG = {"crash", "e2e", "test_demo.py"}


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """What takes long goes first, as much to each worker: none waits for the other's journeys.

    With `--dist worksteal` each begins with an equal stretch of the list, then takes from the others.
    """
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    long = [item for item in items if not LONG.isdisjoint(item.path.parts)]
    short = [item for item in items if LONG.isdisjoint(item.path.parts)]
    edges = [len(short) * place // workers for place in range(workers + 1)]
    hands = (long[k::workers] + short[edges[k] : edges[k + 1]] for k in range(workers))
    items[:] = [item for hand in hands for item in hand]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item):
    """Hide the browser's event loop, which lives on in this thread, from tests without a browser."""
    loop = asyncio._get_running_loop()
    if loop is None or "e2e" in item.path.parts:
        return (yield)
    asyncio._set_running_loop(None)
    try:
        return (yield)
    finally:
        asyncio._set_running_loop(loop)


@pytest.fixture(autouse=True, scope="session")
def _loopback_only():
    with network.loopback_only():
        yield


@pytest.fixture(scope="session")
def _database():
    with database.of_this_process():
        yield


@pytest.fixture
def db_roles(_database, django_db_blocker):
    """The database, as every role sees it; emptied afterwards."""
    with django_db_blocker.unblock():
        yield
        database.empty()


@pytest.fixture
def law_as_shipped(db_roles):
    """This process has taken up nothing, and forgets afterwards what it took up."""
    taking_up.KEEPER.last = 0
    yield
    taking_up.KEEPER.last = 0
    lawbooks.keep(LawBook())
    load.use(None)
