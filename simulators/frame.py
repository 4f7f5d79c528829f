"""What is around every page of a simulator: whose it is, and the four languages."""

import tomllib
from collections.abc import Mapping
from html import escape
from pathlib import Path
from urllib.parse import urlencode

LANGUAGES = {"nl": "Nederlands", "fr": "Français", "de": "Deutsch", "en": "English"}


class Frame:
    """The words and the style that lie in a simulator's own folder."""

    def __init__(self, folder: Path) -> None:
        self.words: Mapping[str, Mapping[str, str]] = tomllib.loads(
            (folder / "words.toml").read_text("utf-8")
        )
        self.style = (folder / "style.css").read_text("utf-8")

    def said(self, key: str, language: str) -> str:
        return escape(self.words[key][language])

    def around(self, body: str, *, language: str, query: Mapping[str, str]) -> str:
        """A whole page; `query` travels along to the other languages."""
        links = "".join(_link(tag, language=language, query=query) for tag in LANGUAGES)
        return (
            f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            f"<title>{self.said('title', language)}</title><style>{self.style}</style></head><body>"
            f'<header><p class="strip"><b>{self.said("simulator", language)}</b></p>'
            f'<nav aria-label="{self.said("language", language)}">{links}</nav></header>'
            f"<main>{body}</main></body></html>"
        )


def chosen(query: Mapping[str, str]) -> str:
    """The first language the client asks for that we speak, else English."""
    wanted = (query.get("lang", ""), *query.get("ui_locales", "").split())
    return next((tag[:2] for tag in wanted if tag[:2] in LANGUAGES), "en")


def _link(tag: str, *, language: str, query: Mapping[str, str]) -> str:
    address = escape("?" + urlencode({**query, "lang": tag}))
    current = ' aria-current="true"' if tag == language else ""
    return f'<a lang="{tag}" hreflang="{tag}" href="{address}"{current}>{LANGUAGES[tag]}</a>'
