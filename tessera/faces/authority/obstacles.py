"""Why an act cannot be done now, in words: at the field that is wrong, or as a reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tessera.dossier.kernel import Obstacle, Sort
from tessera.faces.authority.fields import Field
from tessera.faces.authority.sitting import Sitting
from tessera.law.explain import cited
from tessera.words import dates
from tessera.words.sentences import knows, say

CHANGED = "changed-meanwhile"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Sentences by control, the reasons that no control can mend, and what changed meanwhile."""

    errors: dict[str, str]
    reasons: tuple[str, ...]
    changed: bool


def reason(obstacle: Obstacle, here: Sitting) -> str:
    """One obstacle as a sentence, with the article behind it."""
    key = f"obstacles.{obstacle.code}"
    if knows(own := f"authority.{obstacle.code}-{obstacle.values.get('verdict', '')}"):
        key = own
    values = {name: _value(value, here) for name, value in obstacle.values.items()}
    words = say(key, here.language, **values) if knows(key) else obstacle.code
    if not obstacle.source:
        return words
    try:
        return f"{words} ({cited(obstacle.source, here.language, here.law)})"
    except LookupError:
        return words


def _value(value: object, here: Sitting) -> object:
    return dates.day(value, here.language) if isinstance(value, date) else value


def refusal(obstacles: Iterable[Obstacle], fields: Iterable[Field], here: Sitting) -> Refusal:
    known = {field.name for field in fields}
    errors: dict[str, str] = {}
    reasons: list[str] = []
    changed = False
    for each in obstacles:
        changed = changed or each.code == CHANGED
        if each.sort is Sort.WRONG and each.field in known:
            errors.setdefault(each.field, reason(each, here))
        else:
            reasons.append(reason(each, here))
    return Refusal(errors=errors, reasons=tuple(dict.fromkeys(reasons)), changed=changed)
