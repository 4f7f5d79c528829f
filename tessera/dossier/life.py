"""The earlier periods of a person's life here, as the rows that conditions read."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from tessera.dossier.title import Title
from tessera.words.days import ONE_DAY

JOINT = frozenset({"46", "47"})


def periods_of(title: Title) -> Iterator[dict[str, Any]]:
    """What a title of this platform says: a period of work, and one of stay where it gave a stay.

    A title that ended early counts to its end. One that has no last day in law has none here
    either: whoever counts days then knows that something is not known.
    """
    if title.opened_on is None:
        return
    ends = {"work": title.work_ended_on, "stay": title.stay_ended_on}
    if not (title.stay_authority or title.annex in JOINT):
        del ends["stay"]  # an authorisation to work alone proves no lawful stay
    for kind, ended in ends.items():
        yield {
            "procedure": title.procedure,
            "since": title.since or title.opened_on,
            "until": _last(title.until, ended or title.work_lapsed_on),
            "employer": title.employer,
            "country": "BE",
            "region": title.work_authority,
            "source": "platform",
            "kind": kind,
        }


def held_since(title: Title, life: tuple[Mapping[str, Any], ...]) -> date | None:
    """Since when this kind of title was held without a break, earlier titles of it counted in.

    A gap of a single day breaks the row: whoever knows better says so in the dossier.
    """
    start = title.since or title.opened_on
    same = (r for r in life if r.get("procedure") == title.procedure and r.get("kind") != "work")
    spans: list[tuple[date, date]] = []
    for row in same:
        first, last = row.get("since"), row.get("until")
        if isinstance(first, date) and isinstance(last, date):
            spans.append((first, last))
    for first, last in sorted(spans, reverse=True):
        if start and first < start <= last + ONE_DAY:
            start = first
    return start


def _last(until: date | None, ended: date | None) -> date | None:
    if until is None or ended is None:
        return until or ended
    return min(until, ended)
