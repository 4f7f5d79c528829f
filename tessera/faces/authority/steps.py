"""What follows a positive decision, step by step, as far as a seat may know of it."""

from collections.abc import Iterator
from datetime import date

from tessera.faces.authority.sitting import Sitting
from tessera.law.agreement import CIRCLES

# Each step, and the fact that says it was done.
STEPS = (
    ("report-visa", "visa-issued"),
    ("report-entry", "entered"),
    ("register", "registered"),
    ("report-residence-check", "residence-checked"),
    ("order-card", "card-ordered"),
    ("deliver-card", "card-delivered"),
)


def steps(here: Sitting) -> Iterator[tuple[str, date | None, str]]:
    """Each step with its day, and how it ended where that was badly.

    What a seat is not told of is not called undone to it.
    """
    title, dossier = here.view.title, here.dossier
    days = {
        "report-visa": dossier.visa_on,
        "report-entry": title.entered_on,
        "register": title.registered_on,
        "report-residence-check": title.residence_checked_on,
        "order-card": title.card_ordered_on,
        "deliver-card": title.card_on,
    }
    badly = {
        "report-visa": dossier.visa if dossier.visa in {"refused", "signalled"} else "",
        "report-residence-check": "not-there" if title.lives_there is False else "",
    }
    for code, fact in STEPS:
        told = here.kind in CIRCLES[here.law.circle(fact)]
        asked = code in title.follow_up and not (code == "report-visa" and dossier.in_belgium)
        if told and (days[code] or (asked and title.phase not in {"ended", "struck-off"})):
            yield code, days[code], badly.get(code, "")
