"""A word in the rules: those of the day whose name has it, and the page on which each stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import combining, normalize

from tessera.law.model import Norm
from tessera.law.norms_of import authorities_of
from tessera.law.shelf import Law
from tessera.law.wording import Words
from tessera.words.languages import Language

MOST = 50
LONGEST = 80
WORDS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One rule that was found; `procedure` and `authority` name a page that shows it."""

    id: str
    kind: str
    name: str
    where: str
    procedure: str
    authority: str


def asked(text: str) -> tuple[str, ...]:
    """The words that somebody looks for, so many at most."""
    return tuple(_plain(text[:LONGEST]).split()[:WORDS])


def found(wanted: tuple[str, ...], law: Law, language: Language) -> tuple[tuple[Hit, ...], int]:
    """The first of them, and how many there are in all."""
    if not wanted:
        return (), 0
    words = Words(law, language)
    names = law.once(("names of norms", language), lambda: tuple(_names(law, words)))
    rows = [row for plain, row in names if all(word in plain for word in wanted)]
    return tuple(_hit(row, law, words) for row in rows[:MOST]), len(rows)


def _names(law: Law, words: Words) -> Iterator[tuple[str, Norm]]:
    for kind in law.shelf.rows:
        for row in law.all(kind):
            if isinstance(row, Norm):
                yield _plain(f"{words.name(row)} {row.id}"), row


def _hit(row: Norm, law: Law, words: Words) -> Hit:
    page = next(_pages(row, law), ("", ""))
    return Hit(
        id=row.id,
        kind=words.kind(row),
        name=words.name(row),
        where=words.where(row),
        procedure=page[0],
        authority=page[1],
    )


def _pages(row: Norm, law: Law) -> Iterator[tuple[str, str]]:
    known = {each.code for each in law.procedures()}
    for code in row.procedures:
        for office in authorities_of(law, code) if code in known else ():
            if not row.authorities or office.id in row.authorities:
                yield code, office.id


def _plain(text: str) -> str:
    """Without accents and capitals, as people type."""
    return "".join(c for c in normalize("NFD", text.casefold()) if not combining(c))
