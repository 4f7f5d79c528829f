"""The worker goes on whatever one of its tasks does."""

import threading
import time
from datetime import date

import pytest

from tessera.site import moment, worker


@pytest.fixture
def followers(monkeypatch):
    """Run the loop over these tasks for a moment; what they were called with."""

    def run(*tasks, seconds=0.6):
        monkeypatch.setattr(worker, "FOLLOWERS", tasks)
        monkeypatch.setattr(worker, "PAUSES", (0.01, 0.05))
        monkeypatch.setattr(worker, "RESTS", (0.05, 0.2))
        enough = threading.Event()
        thread = threading.Thread(target=worker._follow, args=[enough])
        thread.start()
        time.sleep(seconds)
        enough.set()
        thread.join(5)
        assert not thread.is_alive()

    return run


def test_a_task_that_fails_does_not_stop_the_others_and_is_tried_again(db_roles, followers):
    seen = {"fails": 0, "works": 0}

    def fails(at):
        seen["fails"] += 1
        raise ConnectionError

    def works(at):
        seen["works"] += 1

    followers(("fails", fails), ("works", works))
    assert 2 <= seen["fails"] < seen["works"]


def test_a_task_with_more_to_do_is_called_again_at_once(db_roles, followers):
    left = iter([3, 2, 1, 0])
    asked = []

    def drains(at):
        asked.append(time.monotonic())
        return next(left, 0)

    followers(("drains", drains))
    assert asked[3] - asked[0] < 0.2


def test_a_moved_day_reaches_the_next_tick(db_roles, followers):
    days = set()
    moment.move(date(2026, 12, 28))
    followers(("day", lambda at: days.add(at.date())), seconds=0.3)
    assert days == {date(2026, 12, 28)}
