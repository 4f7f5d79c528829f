"""How much of each procedure the shelf says, before each authority, and how sure that is."""

from collections import Counter
from collections.abc import Iterator

from tessera.law.model import Mark, Norm
from tessera.law.norms_of import CHAPTERS, authorities_of, norms_of
from tessera.law.procedure import Procedure
from tessera.law.shelf import Law, Shelf
from tessera.law.wording import Words
from tessera.words.languages import Language
from tessera.words.sentences import say

LETTERS = {
    Mark.SIGNED: "J",
    Mark.VERIFIED: "V",
    Mark.SINGLE: "S",
    Mark.CONFLICT: "C",
    Mark.DERIVED: "D",
    Mark.UNKNOWN: "U",
}
ONLY = Language.EN


def coverage_table(law: Law) -> Iterator[str]:
    """Markdown, in English: a row for each procedure and authority, then what stands apart."""
    yield f"# {_say('title')}"
    yield ""
    yield _say("as-of", day=law.day.isoformat(), norms=_count(law.shelf))
    yield ""
    legend = ", ".join(f"{sign} {say(f'findings.mark-{m}', ONLY)}" for m, sign in LETTERS.items())
    yield _say("legend", legend=legend)
    yield ""
    yield _row([_say("procedure"), _say("authority"), *(_say(each) for each in CHAPTERS)])
    yield _row(["---"] * (2 + len(CHAPTERS)))
    for procedure in law.procedures():
        yield from _procedure(law, procedure)
    yield from _apart(law)


def _procedure(law: Law, procedure: Procedure) -> Iterator[str]:
    for authority in authorities_of(law, procedure.code):
        chapters = norms_of(law, procedure.code, authority)
        cells = [_cell(chapters[each]) for each in CHAPTERS]
        yield _row([f"`{procedure.code}`", authority.name.said_in(ONLY), *cells])


def _apart(law: Law) -> Iterator[str]:
    """Regimes that are off: how many rows wait."""
    for apart in law.shelf.regimes:
        rows = [row for found in apart.rows.values() for row in found if isinstance(row, Norm)]
        on = Words(law, ONLY).day(apart.regime.on) if apart.regime.on else _say("off")
        yield ""
        label = apart.regime.label.said_in(ONLY)
        yield _say("regime", name=apart.regime.name, label=label, on=on, rows=_cell(tuple(rows)))


def _cell(rows: tuple[Norm, ...]) -> str:
    """How many, and how many of each mark: `12 (10V 2U)`."""
    if not rows:
        return "-"
    marks = Counter(row.mark for row in rows)
    return f"{len(rows)} ({' '.join(f'{marks[m]}{s}' for m, s in LETTERS.items() if marks[m])})"


def _count(shelf: Shelf) -> int:
    return sum(isinstance(row, Norm) for rows in shelf.rows.values() for row in rows)


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _say(key: str, **values: object) -> str:
    return say(f"coverage.{key}", ONLY, **values)
