"""The pages of the simulator, in four languages, without JavaScript."""

from collections.abc import Iterable, Mapping
from html import escape
from itertools import groupby
from pathlib import Path

from simulators.frame import Frame, chosen
from simulators.login.roster import Person

FRAME = Frame(Path(__file__).parent)


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
        f"<h1>{FRAME.said('who', language)}</h1><p>{FRAME.said('invented', language)}</p>"
        f'<form method="post">{hidden}{lists}'
        f'<p class="away"><button name="person" value="" class="quiet">'
        f"{FRAME.said('cancel', language)}</button></p></form>"
    )
    return FRAME.around(body, language=language, query=query)


def note_page(key: str, query: Mapping[str, str]) -> str:
    language = chosen(query)
    return FRAME.around(f"<h1>{FRAME.said(key, language)}</h1>", language=language, query=query)


def _group(name: str, people: Iterable[Person], language: str) -> str:
    rows = "".join(_row(person, language) for person in people)
    return f"<section><h2>{FRAME.said(f'group-{name}', language)}</h2><ul>{rows}</ul></section>"


def _row(person: Person, language: str) -> str:
    duty = f" – {FRAME.said(f'duty-{person.duty}', language)}" if person.duty else ""
    return (
        f'<li><button name="person" value="{escape(person.key)}"><b>{escape(person.name)}</b>'
        f" <span>{escape(person.seat)}{duty}</span></button></li>"
    )
