"""Countries by ISO code and nationalities as travel documents name them, in four languages."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

from babel import Locale
from babel.core import get_global

from tessera.words.languages import Language
from tessera.words.names import sort_key

# Three-letter codes of former states, and one for Kosovo that no passport carries: they would name
# a country twice.
FORMER = {"ANT", "BUR", "CSK", "DDR", "FXX", "NTZ", "SCG", "SUN", "TMP", "YMD", "YUG", "ZAR", "XKK"}

# Codes of the locale data that are no country of ISO 3166-1, such as Ascension or the euro area.
NO_COUNTRY = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}

# Places and organisations whose nationality nobody has: their codes are read, and never offered.
NOBODYS = frozenset({"ATA", "ATF", "BVT", "HMD", "IOT", "SGS", "UMI"}) | frozenset(
    {"EUE", "UNA", "UNK", "UNO", "XOM", "XPO"}
)

# Parts of another state, or tied to it, whose people hold its nationality: their codes are read,
# and never offered. Aruba, Curaçao and Sint Maarten are of the Netherlands, Puerto Rico of the
# United States; Hong Kong, Macao, Taiwan and Palestine give papers of their own, and are offered.
TERRITORIES = frozenset({"ALA", "ABW", "BES", "CUW", "SXM", "FRO", "GRL", "GIB", "GGY", "IMN"}) | {
    *("JEY", "GLP", "GUF", "MTQ", "MYT", "REU", "BLM", "MAF", "SPM", "NCL", "PYF", "WLF", "SJM"),
    *("ASM", "GUM", "MNP", "PRI", "VIR", "CCK", "CXR", "NFK", "COK", "NIU", "TKL"),
}

# Where the names of the Unicode locale data are long-winded or out of use in Belgian letters.
NAMES: Mapping[str, Mapping[str, str]] = {
    "CD": {
        "nl": "Congo (Democratische Republiek)",
        "fr": "Congo (République démocratique)",
        "de": "Kongo (Demokratische Republik)",
        "en": "Congo (Democratic Republic)",
    },
    "CG": {
        "nl": "Congo (Republiek)",
        "fr": "Congo (République)",
        "de": "Kongo (Republik)",
        "en": "Congo (Republic)",
    },
    "HK": {"nl": "Hongkong", "fr": "Hong Kong", "de": "Hongkong", "en": "Hong Kong"},
    "MO": {"nl": "Macau", "fr": "Macao", "de": "Macau", "en": "Macao"},
    "MM": {"nl": "Myanmar", "fr": "Myanmar", "de": "Myanmar", "en": "Myanmar"},
}


class UnknownCountry(LookupError):
    """No country or nationality has this code."""


def country(code: str, language: Language | str) -> str:
    """The name of a country by its two-letter code (XK for Kosovo), or by its three letters."""
    return _named(code, Language(language).value, _by_either())


def countries(language: Language | str) -> tuple[tuple[str, str], ...]:
    """Every country as (two-letter code, name), in the order of the names."""
    return _sorted(Language(language).value, nationalities_too=False)


def nationality(code: str, language: Language | str) -> str:
    """What a document says of a nationality: the country's name, or that of a special code.

    `Nationality: India` is right for everybody; an adjective would need a sex and a table.
    """
    return _named(code, Language(language).value, _by_three())


def nationalities(language: Language | str) -> tuple[tuple[str, str], ...]:
    """What a person may say of a nationality, as (three-letter code, name)."""
    found = _sorted(Language(language).value, nationalities_too=True)
    return tuple(pair for pair in found if pair[0] not in NOBODYS | TERRITORIES)


def two_letters(code: str) -> str | None:
    """The country of a three-letter code; None for a code that is no country."""
    return _by_three().get(code)


@cache
def _sorted(code: str, *, nationalities_too: bool) -> tuple[tuple[str, str], ...]:
    codes = _by_three() if nationalities_too else _by_two()
    named = [(one, _named(one, code, codes)) for one in codes]
    return tuple(sorted(named, key=lambda pair: sort_key(pair[1])))


def _named(code: str, language: str, codes: Mapping[str, str | None]) -> str:
    if code not in codes:
        raise UnknownCountry(code)
    two = codes[code]
    if two is None:
        return _special()[code][language]
    name = NAMES.get(two, {}).get(language) or Locale(language).territories[two]
    return str(name)


@cache
def _by_two() -> Mapping[str, str]:
    return {two: two for two in sorted({t for t in _by_three().values() if t} | {"XK"})}


@cache
def _by_three() -> Mapping[str, str | None]:
    """Three-letter code -> two-letter code, or None for a code that is no ISO country."""
    aliases = get_global("territory_aliases")
    known = Locale("en").territories.keys() - NO_COUNTRY
    iso: dict[str, str | None] = {
        three: two[0]
        for three, two in aliases.items()
        if len(three) == 3 and three.isalpha() and three not in FORMER and two[0] in known
    }
    return iso | dict.fromkeys(_special(), None)


@cache
def _by_either() -> Mapping[str, str | None]:
    return {**_by_three(), **_by_two()}


@cache
def _special() -> Mapping[str, Mapping[str, str]]:
    file = resources.files("tessera.words") / "nationalities.toml"
    return tomllib.loads(file.read_text("utf-8"))
