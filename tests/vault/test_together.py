"""Two at once, on real connections: nothing typed is lost, nothing is filed half."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from tessera.vault import answers, drafts
from tests.vault.seats import ADA, AT, EMPLOYER, at, the
from tests.vault.test_drafts import a_draft


def apart(work):
    """Run in a thread of its own, with connections of its own."""

    def run(*values):
        try:
            return work(*values)
        finally:
            connections.close_all()

    return run


def test_pages_saved_in_the_same_instant_all_stand(vault):
    which = a_draft()
    start = threading.Barrier(6)

    def save(n):
        start.wait()
        with at(EMPLOYER):
            return drafts.save(which, "employer", {f"q{n}": "typed"}, seen=0, at=AT)

    with ThreadPoolExecutor(6) as threads:
        saved = list(threads.map(apart(save), range(6)))
    with at(EMPLOYER):
        found = drafts.part(which, "employer")

    assert sorted(s.revision for s in saved) == [1, 2, 3, 4, 5, 6]
    assert found.answers == {f"q{n}": "typed" for n in range(6)}


def test_a_page_that_comes_while_the_draft_is_filed_is_told_so(vault):
    which = a_draft()

    def save():
        with at(EMPLOYER):
            return drafts.save(which, "employer", {"late": "typed"}, seen=0, at=AT)

    with ThreadPoolExecutor(1) as threads:
        with the("door"):
            answers.freeze(which, by=ADA, at=AT)
            late = threads.submit(apart(save))
            with pytest.raises(TimeoutError):
                late.result(0.2)  # it waits for the filing to end
        with pytest.raises(drafts.NoSuchDraft):
            late.result(10)


def test_a_page_saved_just_before_filing_is_filed(vault):
    which = a_draft()
    with at(EMPLOYER):
        drafts.save(which, "employer", {"early": "typed"}, seen=0, at=AT)
    with the("door"):
        assert answers.freeze(which, by=ADA, at=AT).answers == {"early": "typed"}
