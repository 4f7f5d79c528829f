"""What an earlier server left behind: a process that still runs, or only its note."""

import os
import signal
import time
from pathlib import Path

from tessera.site.unready import Unready

# Fast shutdown, immediate shutdown, the end: each with the seconds it is given.
_EVER_LOUDER = ((signal.SIGINT, 20.0), (signal.SIGQUIT, 5.0), (signal.SIGKILL, 5.0))


def postmaster(cluster: Path) -> int | None:
    """The process that serves this cluster, if it lives. A pid used again by another is not it."""
    try:
        pid = int((cluster / "postmaster.pid").read_text("utf-8").split()[0])
    except (OSError, ValueError, IndexError):
        return None
    return pid if _is_ours(pid, cluster) else None


def end(cluster: Path) -> None:
    """End a server that still runs there; remove the note of one that was killed."""
    pid = postmaster(cluster)
    for sign, patience in _EVER_LOUDER:
        if pid is None:
            break
        os.kill(pid, sign)
        deadline = time.monotonic() + patience
        while postmaster(cluster) == pid and time.monotonic() < deadline:
            time.sleep(0.02)
        pid = postmaster(cluster)
    if pid is not None:
        raise Unready(f"PostgreSQL (process {pid}) does not end")
    (cluster / "postmaster.pid").unlink(missing_ok=True)


def _is_ours(pid: int, cluster: Path) -> bool:
    """Whether this process is alive and stands in the cluster's folder, as its postmaster does."""
    folder = Path("/proc") / str(pid)
    try:
        if (folder / "stat").read_text("utf-8").rpartition(")")[2].split()[0] == "Z":
            return False
        return (folder / "cwd").resolve(strict=True) == cluster.resolve()
    except OSError:
        return False
