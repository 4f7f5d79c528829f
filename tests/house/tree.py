"""What the repository holds, as the tests of the house read it."""

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = (
    "site",
    "faces",
    "couriers",
    "registry",
    "desk",
    "journal",
    "vault",
    "people",
    "dossier",
    "law",
    "words",
)


@cache
def files() -> tuple[Path, ...]:
    """Every file that is or would be committed."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    ).stdout.split("\0")
    found = [ROOT / name for name in listed if name] or [
        path
        for path in ROOT.rglob("*")
        if not {".git", ".venv", "var"} & set(path.relative_to(ROOT).parts)
    ]
    return tuple(sorted(path for path in found if path.is_file()))


def below(folder: str, *endings: str) -> tuple[Path, ...]:
    return tuple(
        path
        for path in files()
        if path.is_relative_to(ROOT / folder) and path.name.endswith(endings or ("",))
    )


def own(*folders: str) -> tuple[Path, ...]:
    """Python of ours, without migrations, which a tool writes once."""
    return tuple(
        path
        for folder in folders
        for path in below(folder, ".py")
        if "migrations" not in path.parts
    )


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT))


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def lines(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())
