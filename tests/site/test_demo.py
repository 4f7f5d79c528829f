"""`tessera demo`, from nothing to ready, through every kind of ending."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def three_free_ports():
    """The demo takes a port and the next two."""
    while True:
        with socket.create_server(("127.0.0.1", 0)) as first:
            port = first.getsockname()[1]
            with (
                contextlib.suppress(OSError),
                socket.create_server(("127.0.0.1", port + 1)),
                socket.create_server(("127.0.0.1", port + 2)),
            ):
                return port


class Demo:
    """A demo as a person starts it, in a folder of its own."""

    def __init__(self, var, port):
        self.var, self.port, self.lines = var, port, []
        environment = {name: word for name, word in os.environ.items() if "TESSERA" not in name}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tessera.site.main", "demo"],
            cwd=ROOT,
            env={
                **environment,
                "TESSERA_VAR": str(var),
                "TESSERA_PORT": str(port),
                "TESSERA_WORKERS": "1",
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def until(self, words):
        for line in self.process.stdout:
            self.lines.append(line)
            if words in line:
                return line
        raise AssertionError("".join(self.lines))

    def end(self, sign=signal.SIGINT):
        self.process.send_signal(sign)
        self.process.communicate(timeout=60)
        return self.process.returncode

    def answers(self):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/alive", timeout=10) as answer:
            return answer.status == 200

    def processes(self):
        """Every process that stands in this folder or was told of it."""
        found = {}
        for folder in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                words = (folder / "cmdline").read_bytes() + (folder / "environ").read_bytes()
                if str(self.var).encode() in words:
                    found[int(folder.name)] = (folder / "cmdline").read_bytes().decode()
        return found

    def pid(self, *words):
        return next(
            pid
            for pid, command in sorted(self.processes().items())
            if all(word in command for word in words)
        )


def eventually(true, seconds=30):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError, StopIteration):
            if true():
                return
        time.sleep(0.1)
    raise AssertionError("it did not happen in time")


@pytest.fixture(scope="module")
def var(tmp_path_factory):
    return tmp_path_factory.mktemp("demo") / "var"


@pytest.fixture
def demo(var):
    begun = Demo(var, three_free_ports())
    yield begun
    if begun.process.poll() is None:
        begun.end()
    begun.process.stdout.close()


def test_the_demo_begins_recovers_and_ends_without_a_trace(demo):
    assert f"http://127.0.0.1:{demo.port}" in demo.until("Tessera is ready")
    demo.until("Leiedraad")
    assert demo.answers()
    for words in (
        ["postgres", "-D"],
        ["granian", "--interface"],
        ["tessera.site.main", "worker"],
        ["simulators.login"],
        ["simulators.payment"],
    ):
        former = demo.pid(*words)
        os.kill(former, signal.SIGKILL)
        demo.until("is started again")
        eventually(lambda words=words, former=former: demo.pid(*words) != former)
    eventually(demo.answers)
    assert demo.end() == 0
    eventually(lambda: demo.processes() == {})


def test_a_demo_that_was_killed_begins_again_by_itself(var, demo):
    demo.until("Tessera is ready")
    demo.process.kill()
    demo.process.wait()
    begun = time.monotonic()
    again = Demo(var, demo.port)
    try:
        again.until("Tessera is ready")
        assert time.monotonic() - begun < 60  # under ten on a machine that does nothing else
        assert again.answers()
    finally:
        ended = again.end(signal.SIGTERM)
        again.process.stdout.close()
    assert ended == 0
    eventually(lambda: again.processes() == {})


def test_a_second_demo_in_one_folder_is_refused_in_one_line(var, demo):
    demo.until("Tessera is ready")
    second = Demo(var, three_free_ports())
    said, _ = second.process.communicate(timeout=30)
    assert second.process.returncode == 1
    assert said.startswith("tessera: Tessera already runs in")
    assert said.count("\n") == 1


def test_a_taken_port_is_refused_in_one_line(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        demo = Demo(tmp_path / "var", taken.getsockname()[1])
        said, _ = demo.process.communicate(timeout=30)
    assert demo.process.returncode == 1
    assert "tessera: Port" in said
    assert demo.processes() == {}
