"""A title comes near its end: whoever may renew it is told by e-mail too, once for each turn."""

from tessera.couriers.mail import REMINDER, announce
from tessera.desk.standing import told
from tessera.dossier.acts.passing_title import TitleTermPassed
from tessera.dossier.title import Title
from tessera.dossier.title_clock import CLOSES, EARLY, OPENS, title_clocks
from tessera.dossier.title_turns import renewed_by
from tessera.journal.entry import Entry
from tessera.journal.read import read
from tessera.law.holidays import legal_calendar

COURIER = "courier"


def remind(entry: Entry) -> int:
    """Note the e-mails that this entry calls for; how many. Read twice, it notes them once."""
    if entry.code != TitleTermPassed.code:
        return 0
    title = told(read(entry.stream, using=COURIER), Title())
    if not _asks(getattr(entry.fact, "clock", ""), title):
        return 0
    return announce(entry.leaf or 0, renewed_by(title)[1], day=entry.on, courier=REMINDER)


def _asks(clock: str, title: Title) -> bool:
    """Whether somebody is still to renew. Two terms that end together are one reminder."""
    if title.renewals or title.ceased:
        return False
    days = {c.key: c.due for c in title_clocks(title, legal_calendar())}
    if clock == EARLY:
        return days.get(EARLY) != days.get(OPENS)
    return clock in {OPENS, CLOSES}
