"""Children of the supervisor: watched, started again, never left behind."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tessera.site.children import Child, end_orphans
from tessera.site.unready import Unready

SLEEPS = "import time; time.sleep(60)"
FORKS = "import os, time; os.fork(); time.sleep(60)"


def a_child(home, programme, name="sleeper"):
    return Child(name=name, command=lambda: ([sys.executable, "-c", programme], {}), home=home)


def alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def group(leader):
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if os.getpgid(int(folder.name)) == leader:
                found.append(int(folder.name))
    return found


def until(true, seconds=5):
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)


def test_ending_a_child_ends_its_whole_family(tmp_path):
    child = a_child(tmp_path, FORKS)
    child.start()
    pid = child.process.pid
    until(lambda: len(group(pid)) == 2)
    family = group(pid)
    child.end()
    until(lambda: not any(map(alive, family)))


def test_a_killed_child_leaves_no_family_behind(tmp_path):
    child = a_child(tmp_path, FORKS)
    child.start()
    pid = child.process.pid
    until(lambda: len(group(pid)) == 2)
    family = group(pid)
    os.kill(pid, signal.SIGKILL)
    until(lambda: not child.runs)
    child.count_end()
    until(lambda: not any(map(alive, family)))


def test_a_child_that_always_ends_at_once_is_for_a_person_to_look_at(tmp_path):
    child = a_child(tmp_path, "raise SystemExit('no such port')")

    def start_and_end():
        child.start()
        until(lambda: not child.runs)
        child.count_end()

    for _ in range(4):
        start_and_end()
    with pytest.raises(Unready, match="ends as soon as it starts: no such port"):
        start_and_end()


SUPERVISOR = """
import sys, time
from pathlib import Path
from tessera.site.children import Child
child = Child(name="it", home=Path(sys.argv[1]), command=lambda: (["sleep", "60"], {}))
child.start()
print(child.process.pid, flush=True)
time.sleep(60)
"""


def test_a_child_dies_with_its_supervisor(tmp_path):
    with subprocess.Popen(
        [sys.executable, "-c", SUPERVISOR, tmp_path], stdout=subprocess.PIPE, text=True
    ) as supervisor:
        pid = int(supervisor.stdout.readline())
        supervisor.kill()
    until(lambda: not alive(pid))


def test_orphans_of_this_folder_are_ended_and_those_of_another_left_alone(tmp_path):
    ours, theirs = a_child(tmp_path / "ours", SLEEPS), a_child(tmp_path / "theirs", SLEEPS)
    ours.start()
    theirs.start()
    try:
        assert end_orphans(tmp_path / "ours") == 1
        until(lambda: not ours.runs)
        assert theirs.runs
    finally:
        ours.end()
        theirs.end()
