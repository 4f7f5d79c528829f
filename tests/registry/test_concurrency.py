"""Two hundred programs at once: two hundred dossiers, and a journal that verifies."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from tessera.journal import checkpoints, sequencer
from tessera.journal.verify import verify
from tests.faces.api.conftest import AT, application, programs

__all__ = ["application", "programs"]
AT_ONCE = 16
COUNT = 200


def test_two_hundred_filings_at_once_make_two_hundred_dossiers(programs, application):
    employer = programs("employer")

    def file(number):
        try:
            return employer.post("dossiers", application, key=f"key-{number}")
        finally:
            connections.close_all()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = list(pool.map(file, range(COUNT)))
    assert {a.status_code for a in answers} == {201}
    dossiers = {a.json()["id"] for a in answers}
    assert len(dossiers) == COUNT
    while sequencer.run_once(AT):
        pass
    checkpoints.make(AT)
    report = verify([], None, trusted=[])
    assert report.sound, report.flaws
    promised = {e["commitment"] for a in answers for e in a.json()["receipt"]}
    assert report.leaves == len(promised)


def test_the_same_filing_sent_by_sixteen_at_once_is_one_dossier(programs, application):
    employer = programs("employer")

    def file(_):
        try:
            return employer.post("dossiers", application, key="the-same")
        finally:
            connections.close_all()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = list(pool.map(file, range(AT_ONCE)))
    assert {a.status_code for a in answers} == {201}
    assert len({a.content for a in answers}) == 1


@pytest.fixture(autouse=True)
def _closed(programs):
    """Threads leave no connection behind that would hold the emptying of tables up."""
    yield
    connections.close_all()
