"""What an appeal does to a title: it may hold a decision back, and an annulment undoes it."""

from dataclasses import replace
from datetime import date

from tessera.dossier.title import Title
from tessera.law.model import Lane


def contestable(title: Title, lane: Lane) -> date | None:
    """The day of the decision on this title that can be contested: what the law ended is none."""
    if lane is Lane.WORK:
        return title.withdrawn_on
    return None if title.ended_by_law else title.stay_ended_on


def suspended(title: Title) -> bool:
    """Whether a pending appeal holds back what ended the right, or what led the law to end it."""
    by_decision = title.stay_ended_on is not None and not title.ended_by_law
    if not by_decision and not title.ended_by_withdrawal:
        return False
    appeal = title.appeal(Lane.STAY if by_decision else Lane.WORK)
    return appeal is not None and appeal.suspensive


def judged(title: Title, lane: Lane, outcome: str, on: date) -> Title:
    """The appeal that was pending has ended so."""
    appeals = tuple(
        replace(a, outcome=outcome, judged_on=on) if a.lane is lane and a.pending else a
        for a in title.appeals
    )
    return replace(title, appeals=appeals)


def without_withdrawal(title: Title, on: date) -> Title:
    """As if the work had never been withdrawn: what came of that alone goes with it.

    An end of the work that was decided for itself stays, and so does an ending of the stay.
    """
    again = replace(title, withdrawn_on=None, withdrawn_version=0)
    if not title.ended_by_withdrawal:
        return again
    again = replace(again, ended_by_withdrawal=False).at_work_again()
    if not title.ended_by_law:
        return again
    again = replace(again, stay_ended_on=None, work_lapsed_on=None, ended_by_law=False)
    return registered_again(again, on)


def without_ending(title: Title) -> Title:
    """As if the stay had never been ended; to end it anew the holder is heard anew."""
    return replace(title, stay_ended_on=None, announced=None, observed_on=None)


def registered_again(title: Title, on: date) -> Title:
    """Whoever was struck off is to be entered in the register again."""
    if title.struck_off_on is None:
        return title
    return replace(title, struck_off_on=None, registered_on=None, register_again_since=on)
