"""The chamber: many at once, alive again after a fall, gone when we go."""

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tessera.vault import chamber
from tessera.vault.chamber import Collapsed, opened_in_chamber
from tessera.vault.intake import Fit, inspect
from tessera.vault.wire import Job
from tests.vault import files

WIDE = {"pixels": 1 << 30, "side": 4000, "kept": 1 << 30}


def test_many_files_are_judged_at_once():
    with ThreadPoolExecutor(8) as threads:
        judged = list(threads.map(lambda n: inspect(files.a_pdf(pages=n), "a.pdf"), range(1, 17)))

    assert [fit.pages for fit in judged] == list(range(1, 17))


def test_a_chamber_that_fell_is_built_anew():
    inspect(files.a_pdf(), "a.pdf")
    os.kill(chamber._chamber.process.pid, signal.SIGKILL)
    chamber._chamber.process.wait(5)

    assert isinstance(inspect(files.a_pdf(), "a.pdf"), Fit)


def test_a_reader_out_of_memory_takes_nobody_along():
    with pytest.raises(Collapsed):
        opened_in_chamber(Job("image", 1 << 20, WIDE), files.a_photo(4000, 4000), seconds=5)

    assert isinstance(inspect(files.a_pdf(), "a.pdf"), Fit)


def test_a_fork_of_ours_builds_a_chamber_of_its_own():
    inspect(files.a_pdf(), "a.pdf")
    program = (
        "import os, tests.vault.files as f\n"
        "from tessera.vault.intake import inspect\n"
        "a = inspect(f.a_pdf(), 'a.pdf')\n"
        "pid = os.fork()\n"
        "b = inspect(f.a_pdf(2), 'a.pdf')\n"
        "assert (a.pages, b.pages) == (1, 2)\n"
        "assert pid == 0 or os.waitpid(pid, 0)[1] == 0\n"
    )
    done = subprocess.run([sys.executable, "-c", program], check=False, timeout=30)

    assert done.returncode == 0


def test_the_chamber_ends_when_its_builder_is_killed():
    program = (
        "import time, tests.vault.files as f\n"
        "from tessera.vault import chamber, intake\n"
        "intake.inspect(f.a_pdf(), 'a.pdf')\n"
        "print(chamber._chamber.process.pid, flush=True)\n"
        "time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as builder:
        pid = int(builder.stdout.readline())
        assert Path(f"/proc/{pid}").exists()
        builder.kill()

    assert _gone(pid)


def test_the_chamber_knows_none_of_our_secrets(monkeypatch):
    chamber.leave()
    monkeypatch.setenv("TESSERA_SECRET_KEY", "do not tell")
    inspect(files.a_pdf(), "a.pdf")
    told = Path(f"/proc/{chamber._chamber.process.pid}/environ").read_bytes()

    assert b"TESSERA" not in told
    assert b"DJANGO" not in told


def _gone(pid):
    for _ in range(100):
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except FileNotFoundError:
            return True
        if state == "Z":
            return True
        signal.sigtimedwait([], 0.05)
    return False


def test_the_chamber_stands_in_an_empty_folder_without_a_wire():
    inspect(files.a_pdf(), "a.pdf")
    inside = Path(f"/proc/{chamber._chamber.process.pid}")
    walls = _walls()

    if "files" in walls:
        assert list((inside / "root").iterdir()) == []
    if "network" in walls:
        assert (inside / "ns" / "net").readlink() != Path("/proc/self/ns/net").readlink()


def _walls():
    """What this machine's kernel lets us build, asked in a process of its own."""
    program = "from tessera.vault.inside.walls import raise_walls; print(*raise_walls())"
    asked = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return asked.stdout.split()
