"""Days that cannot be meant: before what they follow, or so far off that only a slip explains it.

What the law itself names as the longest is asked of the law; the other bounds are ours, and wide.
"""

from collections.abc import Iterator
from datetime import date

from tessera.dossier.findings import reference_days
from tessera.dossier.kernel import Obstacle, Scene, wrong
from tessera.dossier.model import Dossier
from tessera.dossier.title import Title
from tessera.law.granting import last_allowed
from tessera.words.days import add_months

YEAR, TWO_YEARS, TEN_YEARS = 12, 24, 120
"""Months."""
MOST_DAYS = 365
FIRST = "first"
OLDEST = date(1900, 1, 1)


def beyond(
    field: str, day: date, *, first: date | None = None, last: date | None = None
) -> Iterator[Obstacle]:
    """The day lies before the first or after the last that can be meant."""
    if first is not None and day < first:
        yield wrong("day-too-early", field, earliest=first)
    elif last is not None and day > last:
        yield wrong("day-too-late", field, latest=last)


def last_meant(title: Title, scene: Scene) -> date:
    """What is told of a permit happens while it runs, or while its renewal is examined."""
    if title.until is None:
        return add_months(scene.day, TEN_YEARS)
    return add_months(max(title.until, scene.day), YEAR)


def period_wrong(
    dossier: Dossier, since: date | None, until: date | None, scene: Scene, *, taken: date
) -> Iterator[Obstacle]:
    """The first half says from when to when; without a last day where the procedure has none.

    `taken` is the day of the decision.
    """
    if since is None or (until is None and dossier.shape.ends):
        yield wrong("period-missing", "until" if since else "since")
        return
    found = tuple(
        beyond("since", since, first=_earliest(dossier), last=add_months(taken, TWO_YEARS))
    )
    yield from found
    if until is not None and until < since:
        yield wrong("period-reversed", "until")
    elif until is not None and not found:
        yield from _too_long(dossier, since, until, scene)


def _earliest(dossier: Dossier) -> date | None:
    """Nobody is permitted anything before asking; who is here already may have asked late."""
    asked = dossier.lodged_on or dossier.filed_on
    if asked and (dossier.in_belgium or dossier.application != FIRST):
        return add_months(asked, -YEAR)
    return asked


def _too_long(dossier: Dossier, since: date, until: date, scene: Scene) -> Iterator[Obstacle]:
    longest = dossier.procedure and last_allowed(
        scene.shelf,
        dossier.procedure,
        scene.answers,
        since=since,
        days=reference_days(dossier, scene.day),
        authority=dossier.work.authority,
        life=scene.life,
    )
    if longest and until > longest:
        yield wrong("longer-than-law", "until", latest=longest)
    elif not longest:
        yield from beyond("until", until, last=add_months(since, TEN_YEARS))


def before_letter(day: date, told: date | None) -> Iterator[Obstacle]:
    """A letter reaches nobody before the day of what it tells."""
    if told is not None and day < told:
        yield wrong("before-letter", "served_on", day=told)


def told_on(dossier: Dossier, about: int) -> date | None:
    """The day of the fact of this version, where the dossier itself keeps it."""
    known = {
        1: dossier.filed_on,
        dossier.complete_version: dossier.complete_on,
        dossier.issued_version: dossier.issued_on,
        **{r.version: r.asked_on for r in dossier.requests},
        **{
            dossier.lane(lane).verdict_version: dossier.lane(lane).verdict_on
            for lane in dossier.lanes
            if dossier.lane(lane).verdict_version
        },
    }
    return known.get(about)


def told_on_title(title: Title, about: int) -> date | None:
    """The same of a title."""
    announced = title.announced
    known = {title.withdrawn_version: title.withdrawn_on}
    if announced:
        known[announced.version] = announced.on
    return known.get(about)
