"""The chamber's walls: no network and no files, where the kernel lets us build them.

The readers are large programs in C++ that eat strangers' files. Should one of them be turned, it
finds an empty folder and no wire: the keys that lie on this disk are out of its reach. Where the
kernel refuses (some containers), the limits of time and memory still hold.
"""

import ctypes
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

NEW_NETWORK = 0x40000000
NEW_USER = 0x10000000
NO_NEW_PRIVILEGES = 38


def raise_walls() -> frozenset[str]:
    """Build what can be built; the names of the walls that stand."""
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    # An ordinary user gets a network of its own only within a user namespace of its own.
    apart = libc.unshare(NEW_USER | NEW_NETWORK) == 0 or libc.unshare(NEW_NETWORK) == 0
    return frozenset(_standing(apart=apart))


def _standing(*, apart: bool) -> Iterator[str]:
    if apart:
        yield "network"
    if _allowed(_enter_nowhere):
        yield "files"


def _enter_nowhere() -> None:
    """Make a folder that nobody else can find, and let it be the whole world."""
    nowhere = tempfile.mkdtemp()
    os.chdir(nowhere)
    Path(nowhere).rmdir()
    os.chroot(".")


def _allowed(step: Callable[[], None]) -> bool:
    try:
        step()
    except OSError:
        return False
    return True
