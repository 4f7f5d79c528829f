"""How to run PostgreSQL's programs, which refuse to run as root."""

import os
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

    def prepare(self, folder: Path) -> None:
        """Give the folder to the user who will run the server, when that is somebody else."""
        if self.gives_away:
            os.chown(folder, NOBODY, NOBODY)


DIRECT = Way(name="as this user")
NAMESPACE = Way(
    name="root, in a user namespace",
    prefix=("unshare", "--user", f"--map-user={NOBODY}", f"--map-group={NOBODY}"),
)
OTHER_USER = Way(
    name="root, as nobody",
    arguments={"user": NOBODY, "group": NOBODY, "extra_groups": []},
    gives_away=True,
)
# Nobody may not walk through /root: two capabilities let the server do so without being root.
WITH_CAPABILITIES = Way(
    name="root, as nobody with leave to pass",
    prefix=(
        "setpriv",
        f"--reuid={NOBODY}",
        f"--regid={NOBODY}",
        "--clear-groups",
        "--inh-caps=+dac_override,+dac_read_search",
        "--ambient-caps=+dac_override,+dac_read_search",
    ),
    gives_away=True,
)


@cache
def way(binaries: Path, home: Path) -> Way:
    """The first way that works here: `binaries` run by it and `home` is within its reach."""
    if os.geteuid() != 0:
        return DIRECT
    ways: Sequence[Way] = (NAMESPACE, OTHER_USER, WITH_CAPABILITIES)
    for candidate in ways:
        if _works(candidate.command(binaries / "postgres", "--version"), candidate) and _works(
            candidate.command("test", "-x", home), candidate
        ):
            return candidate
    raise Unready(
        "PostgreSQL does not run as root and this machine allows no way around it: "
        "run Tessera as an ordinary user, or set DATABASE_URL"
    )


def _works(command: Sequence[str], candidate: Way) -> bool:
    try:
        tried = subprocess.run(command, capture_output=True, check=False, **candidate.arguments)
    except OSError:
        return False
    return tried.returncode == 0
