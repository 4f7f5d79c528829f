"""Makes `.venv`: the packages of the lock by hash, and the `tessera` command. Needs only Python."""

import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
MARK = VENV / "installed"
LOCKS = {"use": ROOT / "requirements.lock", "dev": ROOT / "requirements-dev.lock"}
OLDEST = (3, 11)
NEEDED = 1200 << 20
NO_NETWORK = (
    "NewConnectionError",
    "ConnectTimeout",
    "name resolution",
    "Network is unreachable",
    "Connection refused",
    "Max retries exceeded",
    "ProxyError",
    "(from versions: none)",
)
COMMAND = """#!{python}
import sys

from tessera.site.main import main

sys.exit(main())
"""


class Refused(Exception):
    """One line for a person: what is missing, and what to do."""


def main() -> int:
    wanted = "dev" if "--dev" in sys.argv[1:] else "use"
    try:
        need_python()
        if not is_installed(wanted):
            timed("Virtual environment", make_venv)
            timed(f"Packages ({LOCKS[wanted].name})", lambda: install(wanted))
        join_project()
    except Refused as refused:
        print(f"setup: {refused}", file=sys.stderr)
        return 1
    except OSError as trouble:
        print(f"setup: {trouble.strerror}: {trouble.filename}", file=sys.stderr)
        return 1
    return 0


def need_python() -> None:
    if sys.version_info < OLDEST:
        have = sys.version.split()[0]
        raise Refused(f"Python 3.11 or newer is needed; {sys.executable} is {have}")


def timed(title: str, work: Callable[[], None]) -> None:
    begun = time.monotonic()
    work()
    print(f"{time.monotonic() - begun:6.2f} s  {title}", flush=True)


def is_installed(wanted: str) -> bool:
    """Whether this lock, to the byte, was installed into a venv that still works."""
    return MARK.exists() and mark(wanted) in MARK.read_text("utf-8").split("\n") and works()


def mark(name: str) -> str:
    return f"{name} {hashlib.sha256(LOCKS[name].read_bytes()).hexdigest()}"


def works() -> bool:
    """A venv dies with the interpreter that made it, or when its folder moves."""
    try:
        asked = subprocess.run(
            [PYTHON, "-c", "import sys; print(sys.prefix)"],
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError:
        return False
    return asked.returncode == 0 and Path(asked.stdout.strip()).resolve() == VENV.resolve()


def make_venv() -> None:
    if works():
        if not (VENV / "bin" / "pip").exists():
            subprocess.run([PYTHON, "-m", "ensurepip"], capture_output=True, check=False)
        return
    if shutil.disk_usage(ROOT).free < NEEDED:
        raise Refused(f"No space: {NEEDED >> 20} MB are needed under {ROOT}")
    shutil.rmtree(VENV, ignore_errors=True)
    made = subprocess.run(
        [sys.executable, "-m", "venv", VENV], capture_output=True, text=True, check=False
    )
    if made.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        if "ensurepip" in made.stdout + made.stderr:
            raise Refused("Python's venv module is missing: apt-get install python3-venv")
        raise Refused(f"The virtual environment cannot be made: {last_line(made)}")


def install(wanted: str) -> None:
    MARK.unlink(missing_ok=True)
    options = ("--quiet", "--no-input", "--disable-pip-version-check", "--retries", "2")
    # The lock is whole, so nothing is resolved: the pip of Debian 12 would look for the newest
    # release of a package that another one asks for with an extra, and find no hash for it.
    options += ("--no-deps", "--require-hashes")
    done = subprocess.run(
        [PYTHON, "-m", "pip", "install", *options, "-r", LOCKS[wanted]],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PIP_ROOT_USER_ACTION": "ignore"},
    )
    if done.returncode:
        raise Refused(why(done))
    fulfilled = ("use", "dev") if wanted == "dev" else ("use",)
    MARK.write_text("\n".join(mark(name) for name in fulfilled), "utf-8")


def why(done: "subprocess.CompletedProcess[str]") -> str:
    if "No space left on device" in done.stderr:
        return f"No space left for the packages under {ROOT}"
    if "do not match the hashes" in done.stderr.lower():
        return f"A package is not the one the lock names: {last_line(done)}"
    if any(sign in done.stderr for sign in NO_NETWORK):
        return "No network: the packages could not be fetched; try again when there is one"
    return f"The packages could not be installed: {last_line(done)}"


def last_line(done: "subprocess.CompletedProcess[str]") -> str:
    said = (done.stderr.strip() or done.stdout.strip() or "no reason given").splitlines()
    errors = [line for line in said if line.startswith("ERROR")]
    return (errors or said)[-1]


def join_project() -> None:
    """Let the venv see this tree and give it the `tessera` command; nothing is built or fetched."""
    packages = next((VENV / "lib").glob("python3.*")) / "site-packages"
    place(packages / "tessera.pth", f"{ROOT}\n")
    place(VENV / "bin" / "tessera", COMMAND.format(python=PYTHON), mode=0o755)


def place(path: Path, text: str, *, mode: int = 0o644) -> None:
    if not path.exists() or path.read_text("utf-8") != text:
        path.write_text(text, "utf-8")
        path.chmod(mode)


if __name__ == "__main__":
    sys.exit(main())
