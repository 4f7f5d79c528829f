"""Whose payment a line of a statement is. Where two could be meant, a person says which."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tessera.couriers.awaited import Awaited, by_words
from tessera.couriers.statement import Line
from tessera.dossier.model import Due
from tessera.law.load import shelf
from tessera.law.model import Answers
from tessera.words.countries import nationality
from tessera.words.languages import Language
from tessera.words.names import search_words
from tessera.words.remittance import structured_for

_DATE = re.compile(r"(?<!\d)(\d{2})([./ -]?)(\d{2})\2(\d{4})(?!\d)")
_REFERENCE = re.compile(r"\b(?:19|20)\d\d-[0-9A-Za-z]{4}-[0-9A-Za-z]{4}\b")
SURNAME, GIVEN = "worker.surname", "worker.given-names"
BORN, NATIONALITY = "worker.birth-date", "worker.nationality"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """One charge of one dossier that a line may pay."""

    dossier: UUID
    reference: str
    due: Due
    known: tuple[str, ...]


def meant(line: Line, day: date) -> tuple[Meant, ...]:
    """Every charge that this line may pay: one, none, or several that look alike."""
    if line.structured:
        return tuple(_by_number(line, day))
    return tuple(_by_text(line, day))


def possible(line: Line, day: date) -> tuple[Meant, ...]:
    """Charges of dossiers whose number somebody wrote in the text: for a person to look at."""
    numbers = frozenset(number.casefold() for number in _REFERENCE.findall(line.free))
    if not numbers:
        return ()
    return tuple(
        _told(one, due)
        for one in by_words(numbers)
        for due in one.dossier.charges
        if _goes_there(one, due, line, day, free=False)
    )


def _by_number(line: Line, day: date) -> Iterator[Meant]:
    for one in by_words(frozenset({line.structured})):
        for due in one.dossier.charges:
            own = structured_for(one.reference, due.name).canonical == line.structured
            if own and _goes_there(one, due, line, day, free=False):
                yield _told(one, due)


def _by_text(line: Line, day: date) -> Iterator[Meant]:
    """Surname, a first name, nationality and birth date must all be there."""
    days = frozenset(_days(line.free))
    words = search_words(_DATE.sub(" ", line.free))
    if not days or not words:
        return
    for one in by_words(words, least=2):
        if not _is_named(one.answers, words, days):
            continue
        for due in one.dossier.charges:
            if _goes_there(one, due, line, day, free=True):
                yield _told(one, due)


def _told(one: Awaited, due: Due) -> Meant:
    return Meant(dossier=one.id, reference=one.reference, due=due, known=one.dossier.received)


def _goes_there(one: Awaited, due: Due, line: Line, day: date, *, free: bool) -> bool:
    """Whether this charge is paid on the account that the statement is of.

    Free text counts only where the law asks for it; where no account was found, a structured
    reference says enough.
    """
    law = shelf().on(one.dossier.filed_on or day)
    rows = law.charges(one.dossier.procedure, one.dossier.work.authority)
    name = next((row.account for row in rows if row.name == due.name), "")
    account = law.account(name) if name else None
    if free:
        asked = account is not None and account.reference == "free"
        return asked and account is not None and account.iban == line.account
    return account is None or account.iban in {None, line.account}


def _is_named(answers: Answers, words: frozenset[str], days: frozenset[date]) -> bool:
    surname = search_words(str(answers.get(SURNAME) or ""))
    given = str(answers.get(GIVEN) or "").split()
    first = search_words(given[0]) if given else frozenset()
    if not surname or not given or answers.get(BORN) not in days:
        return False
    whole = _spelled(str(answers.get(SURNAME)), words) and bool(first & words)
    return whole and _has_nationality(str(answers.get(NATIONALITY) or ""), words)


def _spelled(name: str, words: frozenset[str]) -> bool:
    """Every word of a name, in one of its spellings."""
    return all(search_words(part) & words for part in name.replace("-", " ").split())


def _has_nationality(code: str, words: frozenset[str]) -> bool:
    if not code:
        return False
    names = [nationality(code, language) for language in Language]
    return code.casefold() in words or any(_spelled(name, words) for name in names)


def _days(text: str) -> Iterator[date]:
    """Birth dates as official pages write them: 28.02.1981, 28/02/1981, 28021981."""
    for day, _, month, year in _DATE.findall(text):
        try:
            yield date(int(year), int(month), int(day))
        except ValueError:
            continue
