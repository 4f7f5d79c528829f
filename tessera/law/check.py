"""What is wrong with a catalogue, one clear line each; nothing wrong is ever loaded by half."""

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any

from tessera.law.agreement import CIRCLES, Circle, Rule, Sees
from tessera.law.beginnings import beginnings
from tessera.law.bounds import beyond_reason
from tessera.law.bundle import Bundle, shipped
from tessera.law.charges import PERIODS, Account, Charge
from tessera.law.coverage import coverage, flaw, meet, unknown_or_told
from tessera.law.cycles import cycles
from tessera.law.derivations import DERIVATIONS
from tessera.law.figures import Amount, Listed, Source
from tessera.law.fitting import unfitting
from tessera.law.load import Unsound, assembled
from tessera.law.model import (
    Authority,
    Condition,
    LetterKind,
    Norm,
    Question,
    Remedy,
    Requirement,
    Term,
)
from tessera.law.naming import derivation_flaws, names, spelling, test_flaws
from tessera.law.pathfinding import path_flaws
from tessera.law.paths import Ending
from tessera.law.procedure import Procedure
from tessera.law.reading import APART
from tessera.law.regime import Regime
from tessera.law.rows import Flaw
from tessera.law.shelf import Shelf
from tessera.law.switching import meant, tried
from tessera.words.identifiers import Identifier, iban

CATEGORIES = frozenset(
    {
        "identity", "contact", "civil", "travel-document", "employment", "pay", "qualification",
        "health", "criminal", "means", "stay", "security", "company", "payment", "procedure",
    }
)  # fmt: skip
TYPES = frozenset(
    {
        "text", "long-text", "choice", "yes-no", "date", "money", "number", "country",
        "municipality", "email", "phone", "enterprise", "unit", "rows", "post", "language",
        "nationality", "national-number",
    }
)  # fmt: skip


def check(bundle: Bundle | None = None) -> tuple[Flaw, ...]:
    """Every flaw of a bundle (of the one that ships, if none is given), sorted by file."""
    try:
        shelf = assembled(shipped() if bundle is None else bundle)
    except Unsound as unsound:
        return unsound.flaws
    found = set(flaws(shelf)) | set(_carried(bundle or {}))
    for apart in shelf.regimes:
        if apart.regime.on is None:  # as strictly as the law in force: as if it were switched on
            found |= set(flaws(tried(shelf, apart.regime.name)))
    return tuple(sorted(found))


def _carried(bundle: Bundle) -> Iterator[Flaw]:
    """Places and calendars are read from the tree: a bundle that has others would not be heard."""
    ours = shipped()
    for path, content in bundle.items():
        if (path in APART or path.endswith(".csv")) and ours.get(path) != content:
            yield Flaw(file=path, row="", key="", what="places and calendars change by a release")


def flaws(shelf: Shelf) -> Iterator[Flaw]:
    yield from coverage(shelf)
    yield from test_flaws(shelf)
    yield from derivation_flaws(shelf)
    yield from spelling(shelf)
    yield from unfitting(shelf)
    yield from _citations(shelf)
    yield from _scopes(shelf)
    yield from _figures(shelf)
    yield from _references(shelf)
    yield from _closed(shelf)
    yield from _bounds(shelf)
    yield from beyond_reason(shelf)
    yield from cycles(shelf)
    yield from beginnings(shelf)
    yield from _regimes(shelf)
    yield from path_flaws(shelf)


def _norms(shelf: Shelf) -> Iterator[Norm]:
    return (row for rows in shelf.rows.values() for row in rows if isinstance(row, Norm))


def _citations(shelf: Shelf) -> Iterator[Flaw]:
    """Every norm cites, and cites what is on the shelf of sources."""
    sources = {row.id for row in shelf.rows[Source]}
    authorities = {row.id for row in shelf.rows[Authority]}
    for source in shelf.rows[Source]:
        for each in sorted(set(source.of) - authorities):
            yield flaw(source, "of", f"no authority is called {each}", shelf.files)
    for row in _norms(shelf):
        yield from _uncited(row, sources, shelf.files)
    for apart in shelf.regimes:
        regime = apart.regime
        yield from _uncited(regime, sources, {regime.id: f"regimes/{regime.name}"})


def _uncited(row: Norm | Regime, sources: set[str], files: Mapping[str, str]) -> Iterator[Flaw]:
    if not row.cites:
        yield flaw(row, "cites", "cites nothing", files)
    for cite in row.cites:
        source, _, _ = cite.partition("#")
        if source not in sources:
            yield flaw(row, "cites", f"no source is called {source}", files)


def _regimes(shelf: Shelf) -> Iterator[Flaw]:
    """What a regime ends or amends is there; a term that takes another's place exists."""
    known = {row.id for row in _norms(shelf)}
    for apart in shelf.regimes:
        place = {apart.regime.id: f"regimes/{apart.regime.name}"}
        for row in sorted(set(apart.regime.ends) - known):
            yield flaw(apart.regime, "ends", f"no row has the id {row}", place)
        for each in apart.amendments:
            if not any(meant(row, each) for row in shelf.rows[each.of]):
                yield flaw(each, "codes", "amends no row", apart.files)
    terms = {row.name for row in shelf.rows[Term]}
    for term in shelf.rows[Term]:
        if term.longer and term.longer.term not in terms:
            yield flaw(term, "longer.term", f"{term.longer.term} is not known", shelf.files)


def _scopes(shelf: Shelf) -> Iterator[Flaw]:
    """Procedures and authorities exist; the conditions of an authority lie in its folder."""
    procedures = {row.code for row in shelf.rows[Procedure]}
    authorities = {row.id for row in shelf.rows[Authority]}
    for row in _norms(shelf):
        yield from _unknown(row, "procedures", procedures, shelf.files)
        yield from _unknown(row, "authorities", authorities, shelf.files)
    for row in shelf.rows[Condition]:
        folder = shelf.files[row.id].rpartition("conditions/")[2].split("/")[0]
        if row.authorities != (folder,):
            yield flaw(row, "authorities", f"stands in the folder of {folder}", shelf.files)


def _figures(shelf: Shelf) -> Iterator[Flaw]:
    for kind, key in ((Account, "iban"), (Amount, "value"), (Listed, "codes"), (Term, "length")):
        for row in shelf.rows[kind]:
            yield from unknown_or_told(row, key, shelf.files)
    for account in shelf.rows[Account]:
        if account.iban and not isinstance(iban(account.iban), Identifier):
            yield flaw(account, "iban", "the check digits do not fit", shelf.files)
    amounts = names(shelf).amounts
    for row in shelf.rows[Charge]:
        if (row.figure, row.key) not in amounts:
            yield flaw(
                row, "figure", f"no amount is called {row.figure} {row.key}".rstrip(), shelf.files
            )


def _references(shelf: Shelf) -> Iterator[Flaw]:
    """A row that names another names one that exists."""
    authorities = {row.id for row in shelf.rows[Authority]}
    questions = names(shelf).questions
    pairs: tuple[tuple[type[Any], str, set[str] | frozenset[str]], ...] = (
        (Procedure, "stay_authority", authorities),
        (Charge, "payee", authorities),
        (Charge, "account", {row.name for row in shelf.rows[Account]}),
        (Charge, "rest", {row.name for row in shelf.rows[Term]}),
        (Charge, "quantity", frozenset(DERIVATIONS)),
        (Remedy, "term", {row.name for row in shelf.rows[Term]}),
        (LetterKind, "remedy", {row.name for row in shelf.rows[Remedy]}),
        (Rule, "place", questions),
        (Rule, "overlay", authorities),
        (Procedure, "last_day", frozenset(DERIVATIONS)),
        (Condition, "limits_to", frozenset(DERIVATIONS)),
        (Term, "instead", {row.name for row in shelf.rows[Term]}),
        (Ending, "term", {row.name for row in shelf.rows[Term]}),
    )
    for kind, key, known in pairs:
        for row in shelf.rows[kind]:
            yield from _unknown(row, key, known, shelf.files)


def _closed(shelf: Shelf) -> Iterator[Flaw]:
    """Words of a closed vocabulary: categories of data, circles, types of questions."""
    pairs: tuple[tuple[type[Any], str, set[str] | frozenset[str]], ...] = (
        (Circle, "name", frozenset(CIRCLES)),
        (Sees, "categories", CATEGORIES),
        (Question, "category", CATEGORIES),
        (Question, "type", TYPES),
        (Requirement, "category", CATEGORIES),
        (Charge, "per", frozenset(PERIODS)),
        (Account, "reference", frozenset({"structured", "free"})),
    )
    for kind, key, known in pairs:
        for row in shelf.rows[kind]:
            yield from _unknown(row, key, known, shelf.files)
    for one, other in combinations(shelf.rows[Circle], 2):
        for fact in sorted(set(one.facts) & set(other.facts)):
            if meet(one, other):
                yield flaw(other, "facts", f"{fact} stands in {one.id} too", shelf.files)
    for row in shelf.rows[Question]:
        if (row.type == "choice") != bool(row.choices):
            yield flaw(row, "choices", "a choice has choices, and nothing else has", shelf.files)


def _bounds(shelf: Shelf) -> Iterator[Flaw]:
    """Only numbers have a least and a most, in that order; only a day can lie in the past."""
    for row in shelf.rows[Question]:
        bounds = [bound for bound in (row.least, row.most) if bound is not None]
        if bounds and row.type not in {"number", "money"}:
            yield flaw(row, "least", "only a number has a least or a most", shelf.files)
        if bounds != sorted(bounds):
            yield flaw(row, "least", "the least is more than the most", shelf.files)
        if row.past and row.type != "date":
            yield flaw(row, "past", "only a date can lie in the past", shelf.files)


def _unknown(
    row: Any, key: str, known: set[str] | frozenset[str], files: Mapping[str, str]
) -> Iterator[Flaw]:
    value = getattr(row, key)
    for name in (value,) if isinstance(value, str) else value:
        if name and name not in known:
            yield flaw(row, key, f"{name} is not known", files)
