"""One PostgreSQL cluster in one folder: make it, start it, find it again, end it."""

import os
import shutil
import subprocess
import time
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from socket import AF_INET, SO_REUSEADDR, SOCK_STREAM, SOL_SOCKET, socket
from typing import Any

import psycopg

from tessera.site.postgres import binaries, remains
from tessera.site.postgres.way import Way, way
from tessera.site.unready import Unready

LONGEST_SOCKET = 107  # bytes of a path in sockaddr_un, the closing zero left out
NEEDED_TO_BEGIN = 400 << 20
NEEDED_TO_GO_ON = 60 << 20
PATIENCE = 30.0


@dataclass(slots=True, kw_only=True)
class Server:
    """A cluster under `home`: `home/data`, its log, its address, its socket."""

    home: Path
    password: str
    careful: bool = True
    binaries: Path = field(default_factory=binaries.folder)
    process: subprocess.Popen[bytes] | None = None

    @property
    def cluster(self) -> Path:
        return self.home / "data"

    @property
    def way(self) -> Way:
        return way(self.binaries, self.home.parent)

    def prepare(self) -> None:
        """Leave a whole cluster and no running remains of an earlier one, or say why not."""
        self.home.mkdir(parents=True, exist_ok=True)
        self.home.chmod(0o711)
        self._need_space()
        remains.end(self.cluster)
        if not self.cluster.exists():
            self._initialise()
        self.check()

    def command(self) -> tuple[list[str], dict[str, Any]]:
        """What to give to Popen; the address is written for whoever wants to connect."""
        port = _free_port(self._former_port())
        sockets = self._folder_for_socket(port)
        host = str(sockets) if sockets else "127.0.0.1"
        _write(self.home / "address", f"{host} {port}\n")
        options = {
            "listen_addresses": "127.0.0.1",
            "port": str(port),
            "unix_socket_directories": str(sockets or ""),
            "max_connections": "120",
            "log_min_messages": "warning",
            "log_line_prefix": "%m [%p] %u ",
            **({} if self.careful else _CARELESS),
        }
        settings = [word for name, value in options.items() for word in ("-c", f"{name}={value}")]
        programme = self.way.command(self.binaries / "postgres", "-D", self.cluster, *settings)
        return programme, {"cwd": self.home, **self.way.arguments}

    def start(self, **more: Any) -> None:
        """Start it as a child of ours and wait until it answers."""
        command, arguments = self.command()
        with (self.home / "log").open("ab") as log:
            self.process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, **arguments, **more
            )
        self.wait()

    def wait(self) -> None:
        """Return when the server takes connections; raise with its own last words if it ends."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if self.process is not None and self.process.poll() is not None:
                raise Unready(f"PostgreSQL did not start: {self._last_words()}")
            try:
                psycopg.connect(**self.whereabouts(), connect_timeout=2).close()
            except psycopg.OperationalError:
                time.sleep(0.03)
            else:
                return
        raise Unready(f"PostgreSQL does not answer; see {self.home / 'log'}")

    def let_go(self) -> None:
        """Let it outlive us: whoever comes later ends it."""
        assert self.process is not None
        self.process.returncode = 0  # else Popen complains when it is collected
        self.process = None

    def stop(self) -> None:
        remains.end(self.cluster)
        if self.process is not None:
            self.process.wait(PATIENCE)
            self.process = None

    def whereabouts(self) -> Mapping[str, str]:
        host, _, port = (self.home / "address").read_text("utf-8").strip().rpartition(" ")
        return {
            "host": host,
            "port": port,
            "user": "postgres",
            "password": self.password,
            "dbname": "postgres",
        }

    @property
    def runs(self) -> bool:
        return remains.postmaster(self.cluster) is not None

    def _initialise(self) -> None:
        """Make the cluster beside its place and move it in whole: half of one is never used."""
        new = self.home / "data.new"
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir(mode=0o700)
        self.way.prepare(new)
        secret = self.home / "password"
        secret.touch(mode=0o600)
        secret.write_text(self.password, "utf-8")
        self.way.prepare(secret)
        options = ["-U", "postgres", "-E", "UTF8", "--auth=scram-sha-256", "--data-checksums"]
        if binaries.major(self.binaries) >= 17:
            options += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        options += ["--locale=C", f"--pwfile={secret}", "--no-instructions"]
        made = subprocess.run(
            self.way.command(self.binaries / "initdb", "-D", new, *options),
            capture_output=True,
            check=False,
            cwd=self.home,
            **self.way.arguments,
        )
        secret.unlink()
        if made.returncode:
            shutil.rmtree(new, ignore_errors=True)
            raise Unready(f"initdb failed: {_telling(made.stderr.decode(errors='replace'))}")
        new.rename(self.cluster)

    def _need_space(self) -> None:
        needed = NEEDED_TO_GO_ON if self.cluster.exists() else NEEDED_TO_BEGIN
        free = shutil.disk_usage(self.home).free
        if free < needed:
            raise Unready(
                f"No space: {free >> 20} MB free under {self.home}, {needed >> 20} MB needed"
            )

    def check(self) -> None:
        """Raise unless the cluster is whole and of the version of our programs."""
        mark = self.cluster / "PG_VERSION"
        if not mark.exists() or not (self.cluster / "global" / "pg_control").exists():
            raise Unready(f"{self.cluster} is not a whole database: move it away and start again")
        made_by, ours = mark.read_text("ascii").strip(), binaries.major(self.binaries)
        if made_by != str(ours):
            raise Unready(
                f"{self.cluster} was made by PostgreSQL {made_by}, the programs are {ours}: "
                "name the old ones with TESSERA_POSTGRES, or move the folder away"
            )

    def _former_port(self) -> int | None:
        try:
            return int((self.home / "address").read_text("utf-8").split()[-1])
        except (OSError, ValueError, IndexError):
            return None

    def _folder_for_socket(self, port: int) -> Path | None:
        """Where the unix socket goes; None when no path here is short enough, then TCP serves."""
        if len(os.fsencode(self.home / f".s.PGSQL.{port}")) > LONGEST_SOCKET:
            return None
        folder = self.home / "socket"
        if len(os.fsencode(folder / f".s.PGSQL.{port}")) > LONGEST_SOCKET:
            return None
        folder.mkdir(exist_ok=True)
        self.way.prepare(folder)
        return folder

    def _last_words(self) -> str:
        return _telling((self.home / "log").read_text("utf-8", errors="replace"))


_CARELESS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def _free_port(wished: int | None) -> int:
    """The port of last time when it is still free, else any free one."""
    for port in (wished or 0, 0):
        with closing(socket(AF_INET, SOCK_STREAM)) as probe:
            probe.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise Unready("No free port on 127.0.0.1")


def _write(path: Path, text: str) -> None:
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    beside.write_text(text, "utf-8")
    beside.replace(path)


def _telling(said: str) -> str:
    """The one line of many that names the trouble."""
    lines = said.strip().splitlines()
    telling = [line for line in lines if any(word in line for word in _TROUBLE)]
    return (telling or lines or ["it said nothing"])[-1]


_TROUBLE = ("FATAL", "PANIC", "error:", "No space", "could not")
