"""What is wrong with the checker's pages: a dead end, a circle, a procedure nobody is led to."""

from collections.abc import Iterator

from tessera.law.coverage import flaw
from tessera.law.model import Condition, Question
from tessera.law.paths import ROOT, Choice, Ending, Path
from tessera.law.procedure import Procedure
from tessera.law.rows import Flaw
from tessera.law.shelf import Shelf


def path_flaws(shelf: Shelf) -> Iterator[Flaw]:
    rows: tuple[Path, ...] = shelf.rows[Path]
    if not rows:
        return
    by_name = {row.name: row for row in rows}
    yield from _unknown_names(shelf, rows, by_name)
    for row in rows:
        yield from _dead_ends(shelf, row, by_name)
        asks = (*row.asks, *row.along)
        for name in {name for name in asks if asks.count(name) > 1}:
            yield flaw(row, "asks", f"{name} is asked twice on one page", shelf.files)
        yield from _not_together(shelf, row, by_name)
    yield from _unreached(shelf, by_name)


def _unknown_names(
    shelf: Shelf, rows: tuple[Path, ...], by_name: dict[str, Path]
) -> Iterator[Flaw]:
    """Pages, procedures, endings and questions that a page names are there."""
    questions = {row.name for row in shelf.rows[Question]}
    procedures = {row.code for row in shelf.rows[Procedure]}
    endings = {row.name for row in shelf.rows[Ending]}
    conditions = {row.name for row in shelf.rows[Condition]}
    for row in rows:
        said: list[str] = []
        for choice in row.choices:
            said += [name for name, _ in (*choice.answers, *choice.supposes)]
            named = (
                ("then", choice.then, set(by_name)),
                ("leaves", choice.leaves, procedures),
                ("besides", choice.besides, procedures),
                ("ends", (choice.ends,) if choice.ends else (), endings),
                ("says", choice.says, conditions),
            )
            for key, names, known in named:
                for name in names:
                    if name not in known:
                        where = f"choices.{choice.code}.{key}"
                        yield flaw(row, where, f"{name} is not known", shelf.files)
        for name in (*row.asks, *row.optional, *row.along, *said):
            if name not in questions:
                yield flaw(row, "asks", f"no question is called {name}", shelf.files)


def _dead_ends(shelf: Shelf, row: Path, by_name: dict[str, Path]) -> Iterator[Flaw]:
    """Either every choice leads on, by one way, or none does and the page has a rank."""
    if not row.choices and not row.asks:
        yield flaw(row, "choices", "asks nothing", shelf.files)
    for choice in row.choices:
        if choice.besides and not choice.leaves:
            where = f"choices.{choice.code}.besides"
            yield flaw(row, where, "stands beside nothing that it leaves", shelf.files)
        ways = sum(bool(way) for way in (choice.then, choice.leaves, choice.ends))
        if ways > 1 or (row.branches and ways == 0):
            where = f"choices.{choice.code}"
            yield flaw(row, where, "leads to exactly one of then, leaves, ends", shelf.files)
        yield from _ends_nowhere(shelf, by_name, row.name, choice)
    if row.branches and row.rank is not None:
        yield flaw(row, "rank", "a page that branches is led to, not ranked", shelf.files)
    codes = [choice.code for choice in row.choices]
    if len(set(codes)) != len(codes):
        yield flaw(row, "choices", "two choices have one code", shelf.files)


def _not_together(shelf: Shelf, row: Path, by_name: dict[str, Path]) -> Iterator[Flaw]:
    """A page that stands on another is there, and leads nowhere by itself."""
    for name in row.together:
        if name not in by_name:
            yield flaw(row, "together", f"{name} is not known", shelf.files)
        elif by_name[name].branches:
            yield flaw(
                row, "together", f"{name} branches, and needs a page of its own", shelf.files
            )


def _unreached(shelf: Shelf, by_name: dict[str, Path]) -> Iterator[Flaw]:
    """From the first page on, every page, ending and offered procedure can be come by."""
    ways = tuple(_ways(by_name))
    for name, way in ways:
        if name in way:
            yield flaw(by_name[name], "then", f"leads round to itself by {way[-1]}", shelf.files)
    pages = {name for name, _ in ways}
    choices = [each for name in sorted(pages) for each in by_name[name].choices]
    for row in by_name.values():
        if row.name not in pages and row.rank is None:
            yield flaw(row, "name", "no page leads here", shelf.files)
    for ending in shelf.rows[Ending]:
        if ending.when is None and not any(each.ends == ending.name for each in choices):
            yield flaw(ending, "name", "no page ends here", shelf.files)
    yield from _left_out(shelf, {code for each in choices for code in each.leaves})


def _left_out(shelf: Shelf, led: set[str]) -> Iterator[Flaw]:
    for row in shelf.rows[Procedure]:
        if row.offered and row.code not in led:
            yield flaw(row, "code", "no choice of the checker leaves this", shelf.files)


def _ways(by_name: dict[str, Path]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each page that can be come by, with the pages on the way; a circle is gone round once."""
    waiting: list[tuple[str, tuple[str, ...]]] = [(ROOT, ())]
    while waiting:
        name, way = waiting.pop()
        if name not in by_name:
            continue
        yield name, way
        if name not in way:
            following = (after for each in by_name[name].choices for after in each.then)
            waiting += [(after, (*way, name)) for after in following]


def _ends_nowhere(
    shelf: Shelf, by_name: dict[str, Path], name: str, choice: Choice
) -> Iterator[Flaw]:
    """The last of the pages that follow has to branch, or nothing would be found."""
    last = by_name.get(choice.then[-1]) if choice.then else None
    if last is not None and not last.branches:
        where = f"choices.{choice.code}.then"
        yield flaw(by_name[name], where, f"{last.name} leads nowhere", shelf.files)
