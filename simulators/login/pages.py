"""The pages of the simulator, in four languages, without JavaScript."""

import tomllib
from collections.abc import Iterable, Mapping
from html import escape
from itertools import groupby
from pathlib import Path
from urllib.parse import urlencode

from simulators.login.roster import Person

LANGUAGES = {"nl": "Nederlands", "fr": "Français", "de": "Deutsch", "en": "English"}
WORDS: Mapping[str, Mapping[str, str]] = tomllib.loads(
    Path(__file__).with_name("words.toml").read_text("utf-8")
)
STYLE = Path(__file__).with_name("style.css").read_text("utf-8")


def chosen(query: Mapping[str, str]) -> str:
    """The first language the client asks for that we speak, else English."""
    wanted = (query.get("lang", ""), *query.get("ui_locales", "").split())
    return next((tag[:2] for tag in wanted if tag[:2] in LANGUAGES), "en")


def people_page(people: Iterable[Person], query: Mapping[str, str]) -> str:
    """Everybody as a button, by role; the request travels along unseen."""
    language = chosen(query)
    hidden = "".join(
        f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">'
        for name, value in query.items()
        if name != "lang"
    )
    groups = groupby(people, key=lambda person: person.group)
    lists = "".join(_group(name, group, language) for name, group in groups)
    body = (
        f"<h1>{_said('who', language)}</h1><p>{_said('invented', language)}</p>"
        f'<form method="post">{hidden}{lists}'
        f'<p class="away"><button name="person" value="" class="quiet">'
        f"{_said('cancel', language)}</button></p></form>"
    )
    return _page(body, language=language, query=query)


def note_page(key: str, query: Mapping[str, str]) -> str:
    language = chosen(query)
    return _page(f"<h1>{_said(key, language)}</h1>", language=language, query=query)


def _said(key: str, language: str) -> str:
    return escape(WORDS[key][language])


def _group(name: str, people: Iterable[Person], language: str) -> str:
    rows = "".join(_row(person, language) for person in people)
    return f"<section><h2>{_said(f'group-{name}', language)}</h2><ul>{rows}</ul></section>"


def _row(person: Person, language: str) -> str:
    duty = f" – {_said(f'duty-{person.duty}', language)}" if person.duty else ""
    return (
        f'<li><button name="person" value="{escape(person.key)}"><b>{escape(person.name)}</b>'
        f" <span>{escape(person.seat)}{duty}</span></button></li>"
    )


def _page(body: str, *, language: str, query: Mapping[str, str]) -> str:
    links = "".join(_link(tag, language=language, query=query) for tag in LANGUAGES)
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{_said('title', language)}</title><style>{STYLE}</style></head><body>"
        f'<header><p class="strip"><b>{_said("simulator", language)}</b></p>'
        f'<nav aria-label="{_said("language", language)}">{links}</nav></header>'
        f"<main>{body}</main></body></html>"
    )


def _link(tag: str, *, language: str, query: Mapping[str, str]) -> str:
    address = escape("?" + urlencode({**query, "lang": tag}))
    current = ' aria-current="true"' if tag == language else ""
    return f'<a lang="{tag}" hreflang="{tag}" href="{address}"{current}>{LANGUAGES[tag]}</a>'
