"""The four languages, and text that exists in all of them."""

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """Dutch, French and German are the languages of the law; English is a courtesy."""

    NL = "nl"
    FR = "fr"
    DE = "de"
    EN = "en"

    @property
    def own_name(self) -> str:
        return {"nl": "Nederlands", "fr": "Français", "de": "Deutsch", "en": "English"}[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One text in four languages; none may be empty."""

    nl: str
    fr: str
    de: str
    en: str

    def __post_init__(self) -> None:
        for language in Language:
            if not self.said_in(language).strip():
                raise ValueError(f"no text in {language}")

    def said_in(self, language: Language | str) -> str:
        said: str = getattr(self, Language(language).value)
        return said
