"""The living style guide: every component in every state, looked at by people and by tests."""

from datetime import UTC, date, datetime
from decimal import Decimal

from django.http import HttpRequest, HttpResponse

from tessera.faces.look.rendering import page
from tessera.faces.look.tongue import language_of, switched, typed
from tessera.words.sentences import say

STATES = (
    ("none", "none", "none"),
    ("examined", "examined", "examined"),
    ("half", "examined", "granted"),
    ("joined", "granted", "granted"),
    ("refused", "refused", "examined"),
    ("paused", "granted", "paused"),
    ("silent", "granted", "silent"),
    ("unneeded", "unneeded", "examined"),
)
KINDS = "text money date yes choice several country long file tick"
FIELDS = [f"s-{kind}" for kind in KINDS.split()]


def style(request: HttpRequest) -> HttpResponse:
    """With `?errors=yes` or when sent, each field of the sample form shows an error."""
    if (kept := switched(request)) is not None:
        return kept
    wrong = request.method == "POST" or "errors" in request.GET
    sentence = say("public.style-error", language_of(request))
    return page(
        request,
        "public/style.html",
        public=request.method == "GET",
        states=STATES,
        errors=dict.fromkeys(FIELDS, sentence) if wrong else {},
        typed=request.POST if request.method == "POST" else typed(request),
        sample_day=date(2027, 2, 8),
        sample_at=datetime(2026, 9, 21, 9, 48, tzinfo=UTC),
        sample_sum=Decimal("4748.50"),
    )
