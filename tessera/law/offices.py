"""Municipalities and consular posts as authorities: their names and languages come from places."""

from datetime import date

from tessera.law.model import Authority, Kind
from tessera.law.places import Municipality, Post, UnknownPlace, places
from tessera.words.languages import Language, Text
from tessera.words.sentences import say

MUNICIPALITY, POST = "municipality:", "post:"


def office(code: str, day: date) -> Authority | None:
    """The office behind `municipality:<nis>` or `post:<id>`; None when the id is no such thing."""
    try:
        if code.startswith(MUNICIPALITY):
            return _municipality(places().current(code.removeprefix(MUNICIPALITY), day))
        if code.startswith(POST):
            return _post(places().post(code.removeprefix(POST)))
    except UnknownPlace:
        return None
    return None


def _municipality(found: Municipality) -> Authority:
    """A municipality writes in its official languages; facilities add one for who asks."""
    return Authority(
        id=f"{MUNICIPALITY}{found.nis}",
        kind=Kind.MUNICIPALITY,
        name=found.name,
        languages=(*found.official_languages, *found.facilities),
    )


def _post(found: Post) -> Authority:
    """A post is a federal service abroad: it writes in the three languages of the country."""
    named = {
        language.value: say(
            f"findings.post-{found.kind}", language, city=found.city.said_in(language)
        )
        for language in Language
    }
    return Authority(
        id=f"{POST}{found.id}",
        kind=Kind.POST,
        name=Text(**named),
        languages=(Language.NL.value, Language.FR.value, Language.DE.value),
    )
