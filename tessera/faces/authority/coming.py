"""What an act will bring about: its facts, and each letter as it will be served."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tessera.couriers.preview import Draft, previews
from tessera.faces.authority.cautions import Caution, cautions
from tessera.faces.authority.content import Told, act_told, placeholders
from tessera.faces.authority.history import Happening, Historian
from tessera.faces.authority.serving import role_words
from tessera.faces.authority.sheet import Sheet
from tessera.faces.authority.shifts import shifts
from tessera.faces.authority.sitting import Sitting
from tessera.people.doors import writing
from tessera.registry.record import Asking
from tessera.registry.rehearse import Rehearsed, rehearse


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """What the officer reads before confirming: facts, letters, terms, what to look at twice."""

    code: str
    happenings: tuple[Happening, ...]
    letters: tuple[tuple[str, Mapping[str, Any]], ...]
    terms: tuple[str, ...]
    cautions: tuple[Caution, ...]


def coming(here: Sitting, sheet: Sheet, told: Told, *, asking: Asking) -> Coming:
    """Rehearses the act. Raises Blocked, or Unsaid."""
    ids = placeholders(told)
    found = rehearse(here.view.id, act_told(here, told, ids), here.who, asking)
    new = {ids[name]: text for name, text in told.taken.texts.items()}
    known = {str(key): note.text for key, note in here.view.notes.items()}
    calls = {str(c.person): c.name for c in here.team}
    historian = Historian(here=here, sheet=sheet, texts=known | new, calls=calls)
    return Coming(
        code=told.code,
        happenings=tuple(historian.told(fact) for fact in found.facts),
        letters=tuple(_letters(here, found, new)),
        terms=shifts(
            here,
            found.facts,
            version=found.stands.dossier.version,
            titled=found.stands.title.version,
        ),
        cautions=cautions(here, sheet, found.facts),
    )


def _letters(
    here: Sitting, found: Rehearsed, texts: Mapping[str, str]
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Each letter once, with everybody it goes to; what differs is only how they are addressed."""
    at: datetime = here.request.at  # type: ignore[attr-defined]
    draft = Draft(facts=found.facts, day=here.day, at=at, texts=texts)
    with writing(here.who.seat, person=here.who.person):
        letters = previews(here.view.id, found.stands, draft)
    for kind in dict.fromkeys(each.kind for each in letters):
        same = [each for each in letters if each.kind == kind]
        yield ", ".join(role_words(each.role, here) for each in same), same[0].page
