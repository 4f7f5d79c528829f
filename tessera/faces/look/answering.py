"""What a person typed, read as an answer of the law; or the sentence that says how to mend it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from babel import Locale

from tessera.faces.look import stretches
from tessera.law.model import Question, Value
from tessera.law.places import Municipality, UnknownPlace, places
from tessera.law.plausible import impossible
from tessera.words import countries, identifiers, money
from tessera.words.languages import Language
from tessera.words.mending import Mend
from tessera.words.names import folded
from tessera.words.sentences import say

UNSURE = "unknown"
OPEN_TO_DOUBT = frozenset({"choice", "yes-no", "nationality"})
PARTS = ("day", "month", "year")
POSTCODE = 4
ORDINAL = re.compile(r"(?<=\d)(\.|er|e|ste|de|st|nd|rd|th)$")
Typed = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A value and no error, or an error and no value; neither when nothing was typed."""

    value: Value = None
    error: str = ""


def said(question: Question, typed: Typed, *, language: Language, day: date) -> Said:
    """The answer to one question, by its type. "I do not know" is no answer, and no error."""
    read = _read(question, typed, language, day)
    mend = impossible(question, read.value, day)
    return Said(error=mend.told(language)) if mend else read


def _read(question: Question, typed: Typed, language: Language, day: date) -> Said:
    if question.type == "date":
        return day_said(question.name, typed, language, past=question.past)
    text = typed.get(question.name, "").strip()
    if not text or (text == UNSURE and question.type in OPEN_TO_DOUBT):
        return Said()
    if question.type == "municipality":
        return _municipality(text, language, day)
    if question.type == "choice":
        return _one_of(text, {code for code, _ in question.choices}, language)
    found = READERS.get(question.type, str)(text)
    if isinstance(found, Mend):
        return Said(error=found.told(language))
    unread = "errors.which-period" if question.type == "rows" else "errors.choose"
    return Said(value=found) if found is not None else Said(error=say(unread, language))


def _one_of(text: str, codes: set[str], language: Language) -> Said:
    return Said(value=text) if text in codes else Said(error=say("errors.choose", language))


def _yes_no(text: str) -> bool | None:
    return {"yes": True, "no": False}.get(text)


def _number(text: str) -> Decimal | int | Mend:
    found = money.quantity(text)
    if isinstance(found, Mend):
        return found
    return int(found) if found == found.to_integral_value() else found


def _code(known: Callable[[Language], tuple[tuple[str, str], ...]]) -> Callable[[str], str | None]:
    return lambda text: text if text in {code for code, _ in known(Language.EN)} else None


def _identifier(
    reader: Callable[[str], identifiers.Identifier | Mend],
) -> Callable[[str], str | Mend]:
    def read(text: str) -> str | Mend:
        found = reader(text)
        return found if isinstance(found, Mend) else found.canonical

    return read


READERS: Mapping[str, Callable[[str], Value | Mend]] = {
    "yes-no": _yes_no,
    "money": money.amount,
    "number": _number,
    "country": _code(countries.countries),
    "nationality": _code(countries.nationalities),
    "enterprise": _identifier(identifiers.enterprise_number),
    "rows": stretches.read,
    "unit": _identifier(identifiers.establishment_unit),
    "national-number": _identifier(identifiers.national_number),
}


def day_said(name: str, typed: Typed, language: Language, *, past: bool = False) -> Said:
    """A day typed in three fields: `name-day`, `name-month`, `name-year`.

    `past`: only a day that has been can be meant, so that the example is one.
    """
    day, month, year = (typed.get(f"{name}-{part}", "").strip() for part in PARTS)
    if not (day or month or year):
        return Said()
    try:
        return Said(value=date(int(year), _month(month), int(ORDINAL.sub("", day))))
    except ValueError:
        return Said(error=say(f"errors.no-such-day{'-past' if past else ''}", language))


def _month(text: str) -> int:
    """`3`, `03`, `maart`, `mars`, `März`, `Mar`: a month as a number, however it was typed."""
    return int(text) if text.isdigit() else _months().get(folded(text), 0)


@cache
def _months() -> Mapping[str, int]:
    named: dict[str, int] = {}
    for language in Language:
        for width in ("wide", "abbreviated"):
            for number, name in Locale(language.value).months["format"][width].items():
                named[folded(name)] = number
    return named


def candidates(text: str, day: date) -> tuple[Municipality, ...]:
    """The municipalities that a postcode or a name, in any language, may mean on this day."""
    try:
        if text.isdigit() and len(text) == POSTCODE:
            found = [places().current(each.nis, day) for each in places().postal(text)]
        elif text.isdigit():
            found = [places().current(text, day)]
        else:
            found = [m for m in places().all_current(day) if folded(text) in _names(m)]
    except UnknownPlace:
        return ()
    return tuple({each.nis: each for each in found}.values())


def full_name(municipality: Municipality, language: Language) -> str:
    """Its name, and in brackets the one it bears at home: two places may share a translation."""
    name = municipality.name.said_in(language)
    own = municipality.name.said_in(municipality.official_languages[0])
    return name if own == name else f"{name} ({own})"


def _names(municipality: Municipality) -> set[str]:
    return {folded(municipality.name.said_in(language)) for language in Language}


def _municipality(text: str, language: Language, day: date) -> Said:
    found = candidates(text, day)
    if len(found) == 1:
        return Said(value=found[0].nis)
    return Said(
        error=say("errors.which-municipality" if found else "errors.no-municipality", language)
    )
