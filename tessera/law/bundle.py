"""The files of a shelf: their bytes by path, and the digest that names them."""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from importlib import resources
from importlib.resources.abc import Traversable

Bundle = Mapping[str, bytes]


def shipped() -> Bundle:
    """The bundle that this tree carries."""
    return dict(_files(resources.files("tessera.law") / "catalogue", ""))


def digest(bundle: Bundle) -> str:
    """The name of a bundle: it changes with any byte of any file, and with any file's name."""
    seal = sha256()
    for path in sorted(bundle):
        seal.update(f"{path}\0{len(bundle[path])}\0".encode())
        seal.update(bundle[path])
    return seal.hexdigest()


def _files(folder: Traversable, within: str) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda found: found.name):
        path = f"{within}{entry.name}"
        if entry.is_dir():
            yield from _files(entry, f"{path}/")
        elif path.endswith((".toml", ".csv")):
            yield path, entry.read_bytes()
