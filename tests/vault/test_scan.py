"""The scanner's word, and the honest silence when there is none."""

import socketserver
import struct
import threading
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest

from tessera.vault.scan import Outcome, Verdict, scanned

AT = datetime(2026, 11, 23, 12, tzinfo=UTC)
FRESH = "ClamAV 1.4.6/27400/Mon Nov 23 09:00:00 2026"
EICAR = b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE"


@contextmanager
def a_scanner(where, version=FRESH):
    """A scanner that speaks the protocol and knows one virus."""

    class Scanner(socketserver.StreamRequestHandler):
        def handle(self):
            command = b""
            while not command.endswith(b"\0"):
                command += self.rfile.read(1)
            if command == b"zVERSION\0":
                self.wfile.write(version.encode() + b"\0")
                return
            content = b""
            while length := struct.unpack(">I", self.rfile.read(4))[0]:
                content += self.rfile.read(length)
            self.wfile.write(b"stream: Eicar FOUND\0" if EICAR in content else b"stream: OK\0")

    with socketserver.ThreadingUnixStreamServer(where, Scanner) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield
        server.shutdown()


def test_a_clean_file_is_called_clean(tmp_path):
    where = str(tmp_path / "clamd")
    with a_scanner(where):
        assert scanned(bytes(700_000), address=where, at=AT) == Verdict(Outcome.CLEAN)


def test_a_virus_is_named(tmp_path):
    where = str(tmp_path / "clamd")
    with a_scanner(where):
        verdict = scanned(bytes(300_000) + EICAR, address=where, at=AT)

    assert verdict == Verdict(Outcome.FOUND, "Eicar")
    assert Verdict.read(str(verdict)) == verdict


@pytest.mark.parametrize(
    ("version", "why"),
    [
        ("ClamAV 1.4.6", "no-signatures"),
        ("ClamAV 1.4.6/27300/Mon Nov  2 09:00:00 2026", "old-signatures"),
        ("ClamAV 1.4.6/27400/someday", "no-answer"),
    ],
)
def test_a_scanner_that_knows_nothing_recent_has_not_scanned(tmp_path, version, why):
    where = str(tmp_path / "clamd")
    with a_scanner(where, version):
        assert scanned(b"x", address=where, at=AT) == Verdict(Outcome.NOT_SCANNED, why)


def test_without_a_scanner_it_says_not_scanned(tmp_path):
    assert scanned(b"x", address="", at=AT).about == "no-scanner"
    assert scanned(b"x", address=str(tmp_path / "none"), at=AT).about == "no-answer"
    assert scanned(b"x", address="127.0.0.1:1", at=AT).outcome is Outcome.NOT_SCANNED
