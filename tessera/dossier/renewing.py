"""The window in which a title is renewed: terms that count back from its last day."""

from datetime import date

from tessera.dossier.model import Dossier, FrozenTerm
from tessera.dossier.title import Title
from tessera.dossier.title_clock import CLOSES, EARLY, OPENS, title_clock_of
from tessera.law.shelf import Law
from tessera.words.days import Calendar

WINDOW = (EARLY, OPENS, CLOSES)


def renewal_terms(law: Law, dossier: Dossier) -> tuple[FrozenTerm, ...]:
    """The terms of the window as the law has them today; none where the law names none."""
    found = []
    for name in WINDOW:
        try:
            term = law.term(name, procedure=dossier.procedure, authority=dossier.work.authority)
        except LookupError:
            continue
        found.append(FrozenTerm.of(term))
    return tuple(found)


def last_day_in_time(title: Title, calendar: Calendar) -> date | None:
    """The last day on which an application to renew is in time; None where it is not known."""
    clock = title_clock_of(title, CLOSES, calendar)
    return clock.due if clock else None
