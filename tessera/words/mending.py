"""What a person typed, when it cannot be right: which rule it misses and how to mend it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tessera.words.languages import Language, Text
from tessera.words.sentences import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Mend:
    """One reason, as a sentence of `sentences/mending.toml`; `what` names the thing that was asked.

    The typed text itself is never repeated: it may be a person's number.
    """

    code: str
    what: str
    values: Mapping[str, object] = field(default_factory=dict)

    def told(self, language: Language | str) -> str:
        name = say(f"mending.{self.what}", language)
        values = {
            key: value.said_in(language) if isinstance(value, Text) else value
            for key, value in self.values.items()
        }
        return say(f"mending.{self.code}", language, name=name, **values)
