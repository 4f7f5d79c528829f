"""The verbs of the console: modules that say NAME and HELP, read without running them.

A verb is a module of `tessera.faces.console` or one of the site's own, with literal `NAME`,
`HELP` and, if it wants more than the pure rooms, `NEEDS = ("django",)` or `("database",)`, or for
some deeds alone `DEEDS = {"deed": ("database",)}`, a deed being a pattern of a word;
`arguments(parser)` adds its arguments, `run(options) -> int` answers 0, or 1 when refused.
`options.moment.today()` and `.now()` say when it is.
"""

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tessera.faces import console

SITE = ("api", "bench", "demo", "serve", "worker", "migrate", "doctor", "day")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """What `tessera --help` says of a verb, and the module to import when it is called."""

    name: str
    help: str
    module: str
    needs: tuple[str, ...] = ()
    deeds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def wants(self, words: Sequence[str]) -> tuple[str, ...]:
        """What it needs for these words: some deeds of a verb want more than the others."""
        more = (
            need
            for pattern, needs in self.deeds.items()
            if any(re.fullmatch(pattern, word) for word in words)
            for need in needs
        )
        return tuple(dict.fromkeys((*self.needs, *more)))


def verbs() -> dict[str, Verb]:
    return {verb.name: verb for verb in sorted(_found(), key=lambda verb: verb.name)}


def _found() -> Iterator[Verb]:
    for folder, package in (
        (Path(__file__).parent, "tessera.site"),
        (Path(console.__path__[0]), "tessera.faces.console"),
    ):
        for file in sorted(folder.glob("*.py")):
            said = _literals(file)
            if package == "tessera.site" and file.stem not in SITE:
                continue
            if "NAME" in said and "HELP" in said:
                yield Verb(
                    name=said["NAME"],
                    help=said["HELP"],
                    module=f"{package}.{file.stem}",
                    needs=tuple(said.get("NEEDS", ())),
                    deeds=said.get("DEEDS", {}),
                )


def _literals(file: Path) -> dict[str, Any]:
    """The capital names a module gives a literal value, without importing what it imports."""
    found = {}
    for node in ast.parse(file.read_text("utf-8")).body:
        match node:
            case ast.Assign(
                targets=[ast.Name(id=("NAME" | "HELP" | "NEEDS" | "DEEDS") as name)], value=value
            ):
                found[name] = ast.literal_eval(value)
    return found
