"""Secrets this installation made for itself, one file each, readable by its owner alone."""

import os
import secrets
from pathlib import Path

from tessera.site.environment import var


def kept(name: str) -> str:
    """The secret of this name, made on first use; two processes that begin together agree."""
    path = var() / "secrets" / name
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _place(path, secrets.token_urlsafe(48))
    return path.read_text("ascii")


def _place(path: Path, text: str) -> None:
    """Write beside, then link: a half-written secret is never seen, the first writer wins."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(text)
    try:
        os.link(beside, path)
    except FileExistsError:
        pass
    finally:
        beside.unlink()
