"""How to run PostgreSQL's programs, which refuse to run as root or as a stranger."""

import os
import pwd
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from tessera.site.unready import Unready

NOBODY = 65534


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A prefix of the command and arguments of Popen; `gives_away`: the data belongs to nobody."""

    name: str
    prefix: tuple[str, ...] = ()
    arguments: dict[str, Any] = field(default_factory=dict)
    gives_away: bool = False

    def command(self, *words: str | Path) -> list[str]:
        return [*self.prefix, *map(str, words)]

    def prepare(self, path: Path) -> None:
        """Give a file or folder to the user who will run the server, when that is somebody else."""
        if self.gives_away:
            os.chown(path, NOBODY, NOBODY)


DIRECT = Way(name="as this user")
NAMESPACE = Way(
    name="in a user namespace",
    prefix=("unshare", "--user", f"--map-user={NOBODY}", f"--map-group={NOBODY}"),
)
OTHER_USER = Way(
    name="as nobody",
    arguments={"user": NOBODY, "group": NOBODY, "extra_groups": []},
    gives_away=True,
)


@cache
def way(binaries: Path, home: Path) -> Way:
    """The first way that works here: `binaries` run by it and `home` is within its reach."""
    root = os.geteuid() == 0
    if not root and _has_name(os.geteuid()):
        return DIRECT
    ways = (NAMESPACE, OTHER_USER) if root else (NAMESPACE,)
    for candidate in ways:
        if _works(candidate.command(binaries / "postgres", "--version"), candidate) and _works(
            candidate.command("test", "-d", f"{home}/."), candidate
        ):
            return candidate
    raise Unready(
        f"PostgreSQL does not run as {'root' if root else 'a user without a name'}, and nobody "
        f"else can enter {home}: run Tessera as an ordinary user, put it elsewhere (/srv/tessera), "
        "allow user namespaces, or set DATABASE_URL"
    )


def _has_name(uid: int) -> bool:
    """PostgreSQL looks its user up by number, and does not run as one who has no name."""
    try:
        pwd.getpwuid(uid)
    except KeyError:
        return False
    return True


def _works(command: Sequence[str], candidate: Way) -> bool:
    try:
        tried = subprocess.run(command, capture_output=True, check=False, **candidate.arguments)
    except OSError:
        return False
    return tried.returncode == 0
