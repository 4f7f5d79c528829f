"""How dates, sums and names of countries are written in the language of the page."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_time
from babel.numbers import format_decimal

from tessera.words.languages import Language

BRUSSELS = ZoneInfo("Europe/Brussels")
LOCALES = {
    Language.NL: Locale.parse("nl_BE"),
    Language.FR: Locale.parse("fr_BE"),
    Language.DE: Locale.parse("de_BE"),
    Language.EN: Locale.parse("en_GB"),
}
THIN = "\u202f"


def day(value: date, language: Language) -> str:
    """23 november 2026; in French the first day of a month is `1er`."""
    written = format_date(value, "long", locale=LOCALES[language])
    if language is Language.FR and value.day == 1:
        return written.replace("1 ", "1er ", 1)
    return written


def weekday(value: date, language: Language) -> str:
    """The date with its day of the week before it: what a person plans by."""
    name = format_date(value, "EEEE", locale=LOCALES[language])
    comma = "," if language is Language.DE else ""
    return f"{name}{comma} {day(value, language)}"


def short_day(value: date, language: Language) -> str:
    """For axes and dense tables: 8 feb, without the year."""
    written = format_date(
        value, "d. MMM" if language is Language.DE else "d MMM", locale=LOCALES[language]
    )
    return written.rstrip(".")


def instant(value: datetime, language: Language) -> str:
    """A moment as Brussels clocks show it, to the minute."""
    local = value.astimezone(BRUSSELS)
    return f"{day(local.date(), language)}, {format_time(local, 'HH:mm', locale=LOCALES[language])}"


def number(value: Decimal | int, language: Language) -> str:
    """Thousands apart by a thin space, decimals after a comma (a point in English)."""
    places = "#,##0.00" if isinstance(value, Decimal) and value % 1 else "#,##0"
    written = format_decimal(value, places, locale=LOCALES[Language.DE])
    whole, _, rest = written.partition(",")
    point = "." if language is Language.EN else ","
    return whole.replace(".", THIN) + (point + rest if rest else "")


def money(value: Decimal | int, language: Language) -> str:
    """A sum in euro, the sign where this language puts it."""
    if language in (Language.FR, Language.DE):
        return f"{number(value, language)}\u00a0€"
    return f"€\u00a0{number(value, language)}"


def country(code: str, language: Language) -> str:
    """The name of a country by its two letters; the code itself when no name is known."""
    return LOCALES[language].territories.get(code, code)


def countries(language: Language) -> list[tuple[str, str]]:
    """Every country with its name, in the order of this language."""
    named = [
        (code, name)
        for code, name in LOCALES[language].territories.items()
        if len(code) == 2 and code.isalpha() and code not in NOT_COUNTRIES
    ]
    return sorted(named, key=lambda pair: sort_key(pair[1]))


NOT_COUNTRIES = frozenset({"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"})
ACCENTS = str.maketrans("ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÒÓÔÕÖÙÚÛÜ", "AAAAAACEEEEIIIIOOOOOUUUU")


def sort_key(name: str) -> str:
    """Accents do not move a name: Égypte stands under E."""
    return name.upper().translate(ACCENTS)
