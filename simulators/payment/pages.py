"""The payer's page of the simulator, in four languages, without JavaScript."""

from collections.abc import Mapping
from html import escape
from pathlib import Path

from simulators.frame import Frame, chosen
from simulators.payment.service import OPEN, Payment

FRAME = Frame(Path(__file__).parent)
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
    language = chosen(query)
    rows = "".join(
        f"<div><dt>{FRAME.said(name, language)}</dt><dd>{escape(value)}</dd></div>"
        for name, value in (("amount", f"€ {payment.amount}"), ("reference", payment.reference))
    )
    if payment.status == OPEN:
        choices = "".join(_choice(*choice, language) for choice in CHOICES)
    else:
        ended = FRAME.said(f"ended-{payment.status}", language)
        choices = f"<p>{ended}</p>{_way(payment, language)}"
    body = f"<h1>{FRAME.said('pay-title', language)}</h1><dl>{rows}</dl>{choices}"
    return FRAME.around(body, language=language, query=query)


def note_page(key: str, query: Mapping[str, str]) -> str:
    language = chosen(query)
    return FRAME.around(f"<h1>{FRAME.said(key, language)}</h1>", language=language, query=query)


def _choice(key: str, how: str, notify: str, way: str, language: str) -> str:
    hidden = "".join(
        f'<input type="hidden" name="{name}" value="{value}">'
        for name, value in (("how", how), ("notify", notify), ("way", way), ("lang", language))
    )
    quiet = "" if key == "pay" else ' class="quiet"'
    return f'<form method="post">{hidden}<button{quiet}>{FRAME.said(key, language)}</button></form>'


def _way(payment: Payment, language: str) -> str:
    return f'<p><a href="{escape(payment.back)}">{FRAME.said("back", language)}</a></p>'
