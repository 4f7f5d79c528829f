"""A title in a story: what its acts may leave out, and where it stands after `then`."""

from collections.abc import Mapping
from typing import Any

from tessera.dossier.title import Title
from tessera.dossier.title_clock import title_clocks
from tessera.dossier.world import World
from tessera.words.days import Calendar

NOT_KNOWN = "unknown"


def title_standing(title: Title, calendar: Calendar) -> Mapping[str, object]:
    """`due TERM` for each term of the title, what passed, and what came of work, stay and paper."""
    found: dict[str, object] = {
        "title": title.phase,
        "since": title.since or "none",
        "until": title.until or "none",
        "title passed": list(title.passed),
        "work ended": title.work_ended_on or "none",
        "stay ended": title.stay_ended_on or "none",
        "struck off": title.struck_off_on or "none",
        "paper": title.papers[-1].annex if title.papers else "none",
        "employers": [c.employer for c in title.changed],
        "employer": title.employer or "none",
        "notice": _notice(title),
        "renewal": _renewal(title),
        "appeal": _appeal(title),
    }
    for clock in title_clocks(title, calendar):
        found[f"due {clock.term.name}"] = clock.due or NOT_KNOWN
    return found


def _notice(title: Title) -> str:
    """None, or how the last notice of another employer stands."""
    return (title.notices[-1].outcome or "pending") if title.notices else "none"


def _renewal(title: Title) -> str:
    """None, or how the last application to renew this title stands."""
    if not title.renewals:
        return "none"
    last = title.renewals[-1]
    return last.outcome or ("pending" if last.timely else "pending-late")


def _appeal(title: Title) -> str:
    """None, or how the last appeal about this title stands."""
    return (title.appeals[-1].outcome or "pending") if title.appeals else "none"


def title_content(
    act: str, told: Mapping[str, Any], world: World, calendar: Calendar
) -> dict[str, Any]:
    """The content of an act on a title: facts and clocks by the short names a jurist writes."""
    content = dict(told)
    if act == "confirm-service":
        content = {"channel": "registered-post"} | content
        content["about"] = world.version_of(content["about"])
    if act == "pass-title-term":
        keys = [c.key for c in title_clocks(world.title, calendar) if c.term.name == told["clock"]]
        content["clock"] = keys[-1] if keys else told["clock"]
    return content
