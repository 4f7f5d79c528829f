"""The window in which a title is renewed: terms that count back from its last day."""

from datetime import date

from tessera.dossier.kernel import Obstacle
from tessera.dossier.model import Dossier, FrozenTerm
from tessera.dossier.title import Title
from tessera.dossier.title_clock import CLOSES, EARLY, OPENS, title_clock_of
from tessera.law.shelf import Law
from tessera.words.days import ONE_DAY, Calendar

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


def renewal_shut(title: Title, calendar: Calendar, day: date) -> Obstacle | None:
    """Why nobody can begin to renew this title today; being late shuts nothing."""
    if title.over:
        return Obstacle(code="stay-ended-already")
    if title.work_over:
        return Obstacle(code="work-ended-already")
    opens = title_clock_of(title, OPENS, calendar)
    first = opens.due + ONE_DAY if opens and opens.due else title.since
    if first and title.since:
        first = max(first, title.since)
    if first and day < first:
        source = opens.term.cites[0] if opens else ""
        return Obstacle(code="renewal-too-early", source=source, values={"first": first})
    return None
