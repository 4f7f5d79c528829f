"""The applications that a seat may begin, under the purposes by which the checker finds them."""

from collections.abc import Mapping

from tessera.dossier.acts.filers import COUNTERS
from tessera.law.model import Kind
from tessera.law.paths import ROOT, Choice, Path
from tessera.law.procedure import Procedure
from tessera.law.shelf import Law

Offer = Mapping[str, tuple[Procedure, ...]]
OTHERWISE = ""


def may_begin(law: Law, kind: Kind) -> tuple[Procedure, ...]:
    """What can be filed here by whoever sits on such a seat, or written down at such a counter."""
    return tuple(
        row
        for row in law.procedures()
        if row.offered and (kind in row.filers or (kind in COUNTERS and kind in row.counters))
    )


def by_purpose(law: Law, kind: Kind) -> Offer:
    """The same under each first answer of the checker, each procedure where it comes up first."""
    left = {row.code: row for row in may_begin(law, kind)}
    found: dict[str, tuple[Procedure, ...]] = {}
    for choice in law.path(ROOT).choices:
        here = tuple(left.pop(code) for code in _led(law, choice, frozenset()) if code in left)
        if here:
            found[choice.code] = here
    if left:
        found[OTHERWISE] = tuple(left.values())
    return found


def _led(law: Law, choice: Choice, gone: frozenset[str]) -> tuple[str, ...]:
    """The procedures a choice leads to, the likeliest of each page first."""
    codes = list(choice.leaves)
    for name in choice.then:
        path: Path = law.path(name)
        if name not in gone:
            for each in path.choices:
                codes += _led(law, each, gone | {name})
    return tuple(dict.fromkeys(codes))
