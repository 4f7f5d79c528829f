"""What is wrong on this machine, one line each; what stops the demo, and what merely narrows it."""

import argparse
import contextlib
import importlib.metadata
import importlib.util
import json
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import psycopg

from tessera.journal import lawbooks
from tessera.law.load import Unsound, shelf
from tessera.site import local, migrate
from tessera.site.database import ROLES, address, plainly, user_of
from tessera.site.environment import ROOT, environment, var
from tessera.site.postgres import binaries
from tessera.site.postgres.way import way
from tessera.site.taking_up import REFUSED, take_up
from tessera.site.unready import Unready

NAME = "doctor"
HELP = "say what is wrong on this machine"
NEEDS = ("django",)

OLDEST = (3, 11)
SPACE = 400 << 20
CHROMIUM = ("chromium-headless-shell", "chromium")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing looked at. `stops`: without it the demo does not run."""

    what: str
    well: bool
    found: str
    stops: bool = True


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true")


def run(options: argparse.Namespace) -> int:
    findings = examine()
    if options.json:
        print(json.dumps([asdict(finding) for finding in findings], indent=1))
    else:
        for finding in findings:
            sign = "well" if finding.well else "STOPS" if finding.stops else "lacks"
            print(f"{sign:6} {finding.what}: {finding.found}")
    return int(any(finding.stops and not finding.well for finding in findings))


def examine() -> list[Finding]:
    return [finding for look in LOOKS for finding in look()]


def _python() -> Iterator[Finding]:
    yield Finding(what="Python", well=sys.version_info >= OLDEST, found=sys.version.split()[0])
    inside = Path(sys.prefix) == ROOT / ".venv"
    found = sys.prefix if inside else f"{sys.prefix} is not .venv of this tree; make setup"
    yield Finding(what="Virtual environment", well=inside, found=found, stops=False)


def _packages() -> Iterator[Finding]:
    pins = re.findall(
        r"^([A-Za-z0-9_.-]+)==([^ ;]+)(?: ; (.*?))? \\$",
        (ROOT / "requirements.lock").read_text(),
        re.MULTILINE,
    )
    wrong = [f"{name} {pin}" for name, pin, only in pins if not only and _version(name) != pin]
    found = (
        f"{len(pins)} as locked" if not wrong else f"make setup; not as locked: {', '.join(wrong)}"
    )
    yield Finding(what="Packages", well=not wrong, found=found)


def _version(name: str) -> str | None:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None


def _folder() -> Iterator[Finding]:
    try:
        var().mkdir(parents=True, exist_ok=True)
        trial = var() / ".trial"
        trial.touch()
        trial.unlink()
    except OSError as refused:
        yield Finding(what="State", well=False, found=f"{var()}: {refused.strerror}")
        return
    yield Finding(what="State", well=True, found=str(var()))
    free = shutil.disk_usage(var()).free
    yield Finding(what="Space", well=free > SPACE, found=f"{free >> 20} MB free under {var()}")


def _ports() -> Iterator[Finding]:
    """A port that our own web answers on is as it should be."""
    host, port = environment("TESSERA_ADDRESS"), int(environment("TESSERA_PORT"))
    with contextlib.closing(socket.socket()) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as refused:
            runs = (var() / "demo.lock").exists() and local.server().runs
            found = "in use, Tessera runs" if runs else f"{refused.strerror}; choose another PORT="
            yield Finding(what=f"Port {port}", well=runs, found=found)
        else:
            yield Finding(what=f"Port {port}", well=True, found="free")


def _postgres() -> Iterator[Finding]:
    if environment("DATABASE_URL"):
        yield Finding(what="PostgreSQL", well=True, found=f"the operator's, at {address().host}")
        yield from _database()
        return
    try:
        programmes = binaries.folder()
        version = binaries.major(programmes)
        yield Finding(what="PostgreSQL", well=True, found=f"{version} in {programmes}")
        yield Finding(what="Run as", well=True, found=way(programmes, var()).name)
    except Unready as unready:
        yield Finding(what="PostgreSQL", well=False, found=str(unready))
        return
    if local.server().runs:
        yield from _database()
    else:
        yield _asleep()


def _asleep() -> Finding:
    """A server that does not run: whether what it left is whole."""
    server = local.server()
    if server.cluster.exists():
        try:
            server.check()
        except Unready as unready:
            return Finding(what="Database", well=False, found=str(unready))
    return Finding(what="Database", well=True, found="not running; make demo starts it")


def _database() -> Iterator[Finding]:
    try:
        with psycopg.connect(**plainly(), connect_timeout=5) as connection:
            there = connection.execute(
                "select rolname from pg_roles where rolname = any(%s) and not rolsuper "
                "and not rolbypassrls",
                [[user_of(role) for role in ROLES]],
            ).fetchall()
    except psycopg.OperationalError as refused:
        yield Finding(what="Database", well=False, found=str(refused).splitlines()[0])
        return
    well = len(there) == len(ROLES)
    yield Finding(
        what="Roles", well=well, found="as they should be" if well else "missing: tessera migrate"
    )
    if well:
        pending = migrate.pending()
        found = f"{len(pending)} pending: tessera migrate" if pending else "none pending"
        yield Finding(what="Migrations", well=not pending, found=found)
        if not pending:
            yield _law()


def _law() -> Finding:
    """Whether the law signed last can be taken up; if not, running processes keep theirs."""
    try:
        take_up()
    except REFUSED as fault:
        found = str(fault).splitlines()[0]
        told = f"signed last and refused, {shelf().digest[:12]} is in use: {found}"
        unread = isinstance(fault, Unsound)  # processes begin all the same
        return Finding(what="Law", well=False, found=told, stops=not unread)
    last = lawbooks.known().in_use
    carried = "the one that this tree carries"
    found = f"signed, from {last.put.effect} on" if last else carried
    return Finding(what="Law", well=True, found=f"{shelf().digest[:12]}, {found}")


def _for_tests() -> Iterator[Finding]:
    browser = next(filter(None, map(shutil.which, CHROMIUM)), None)
    yield Finding(
        what="Browser for tests",
        well=browser is not None,
        found=browser or "none: apt-get install chromium",
        stops=False,
    )
    tests = importlib.util.find_spec("pytest") is not None
    found = "installed" if tests else "make setup"
    yield Finding(what="Packages for tests", well=tests, found=found, stops=False)


def _scanner() -> Iterator[Finding]:
    """Without a scanner documents are taken and said to be not scanned."""
    scanner = shutil.which("clamd") or shutil.which("clamdscan")
    alive = scanner and subprocess.run(
        ["clamdscan", "--ping", "1"], capture_output=True, check=False
    )
    yield Finding(
        what="Virus scanner",
        well=bool(alive and alive.returncode == 0),
        found="answers" if alive and alive.returncode == 0 else "none: documents say `not scanned`",
        stops=False,
    )


LOOKS: tuple[Callable[[], Iterator[Finding]], ...] = (
    _python,
    _packages,
    _folder,
    _ports,
    _postgres,
    _for_tests,
    _scanner,
)
