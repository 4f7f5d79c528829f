"""The payer's page of the simulator, in four languages, without JavaScript."""

import tomllib
from collections.abc import Mapping
from html import escape
from pathlib import Path
from urllib.parse import urlencode

from simulators.payment.service import OPEN, Payment

LANGUAGES = {"nl": "Nederlands", "fr": "Français", "de": "Deutsch", "en": "English"}
WORDS: Mapping[str, Mapping[str, str]] = tomllib.loads(
    Path(__file__).with_name("words.toml").read_text("utf-8")
)
STYLE = Path(__file__).with_name("style.css").read_text("utf-8")
# What the payer does, how often the merchant is told, and whether the browser finds its way back.
CHOICES = (
    ("pay", "paid", "once", "back"),
    ("refuse", "failed", "once", "back"),
    ("cancel", "cancelled", "once", "back"),
    ("pay-twice", "paid", "twice", "back"),
    ("pay-silent", "paid", "never", "back"),
    ("pay-lost", "paid", "once", "lost"),
    ("pay-lost-silent", "paid", "never", "lost"),
)


def payment_page(payment: Payment, query: Mapping[str, str]) -> str:
    """What is to be paid, and every way in which it may end."""
    language = query.get("lang", "en") if query.get("lang") in LANGUAGES else "en"
    rows = "".join(
        f"<div><dt>{_said(name, language)}</dt><dd>{escape(value)}</dd></div>"
        for name, value in (("amount", f"€ {payment.amount}"), ("reference", payment.reference))
    )
    if payment.status == OPEN:
        choices = "".join(_choice(*choice, language) for choice in CHOICES)
    else:
        choices = f"<p>{_said(f'ended-{payment.status}', language)}</p>" + _way(payment, language)
    body = f"<h1>{_said('pay-title', language)}</h1><dl>{rows}</dl>{choices}"
    return _page(body, language=language, query=query)


def note_page(key: str, query: Mapping[str, str]) -> str:
    language = query.get("lang", "en") if query.get("lang") in LANGUAGES else "en"
    return _page(f"<h1>{_said(key, language)}</h1>", language=language, query=query)


def _choice(key: str, how: str, notify: str, way: str, language: str) -> str:
    hidden = "".join(
        f'<input type="hidden" name="{name}" value="{value}">'
        for name, value in (("how", how), ("notify", notify), ("way", way), ("lang", language))
    )
    quiet = "" if key == "pay" else ' class="quiet"'
    return f'<form method="post">{hidden}<button{quiet}>{_said(key, language)}</button></form>'


def _way(payment: Payment, language: str) -> str:
    return f'<p><a href="{escape(payment.back)}">{_said("back", language)}</a></p>'


def _said(key: str, language: str) -> str:
    return escape(WORDS[key][language])


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
