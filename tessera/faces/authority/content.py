"""From a form to an act: the lane follows from the seat, texts become notes with ids."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, fields
from typing import Any
from uuid import UUID

from tessera.dossier.everything import acts
from tessera.dossier.kernel import Act
from tessera.dossier.telling import Untellable, act_of
from tessera.faces.authority.fields import Field, Sort, Taken
from tessera.faces.authority.sitting import Sitting
from tessera.people.doors import writing
from tessera.vault.notes import Audience, NoSuchNote, tear_up, write
from tessera.words.sentences import say

NOBODY = "nobody"
OTHERWISE = "otherwise."
# What officers write in their own words: the act holds the id of the note.
WRITTEN = frozenset({"note", "examination", "basis"})
# What stays among colleagues, and what authorities tell each other; all else the parties may read.
AUDIENCES = {
    "propose": Audience.ORGANISATION,
    "send-back": Audience.ORGANISATION,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An act as its form said it."""

    code: str
    taken: Taken


class Unsaid(ValueError):
    """Something that the act needs was left empty."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field

    def errors(self, fields: Iterable[Field], said: Taken, here: Sitting) -> Mapping[str, str]:
        """Everything that was left empty, in the order of the form: nobody is sent back twice."""
        control = "about" if self.field in {"letter", "to"} else self.field
        given = said.content.keys() | said.texts.keys() | said.answers.keys()
        empty = [f for f in fields if f.name == control or (_wanted(f) and f.name not in given)]
        wanting = {f.name: say(f"authority.{_mending(f)}", here.language) for f in empty}
        return wanting or {control: say("authority.fill-in", here.language)}


def _wanted(field: Field) -> bool:
    """What a group asks is told by the core, which knows whether it has to be said."""
    return not (field.optional or field.group or field.sort in {Sort.TICK, Sort.MANY})


def _mending(field: Field) -> str:
    if field.sort in {Sort.ONE, Sort.LIST, Sort.YES_NO}:
        return "fill-in-one"
    return "fill-in-day" if field.sort is Sort.DAY else "fill-in"


def placeholders(told: Told) -> Mapping[str, str]:
    """Ids that stand for notes nobody has written yet."""
    return {name: f"text:{name}" for name in told.taken.texts}


def noted(here: Sitting, told: Told) -> Mapping[str, str]:
    """Writes each text as a note of this seat; no fact speaks of it yet."""
    audience = AUDIENCES.get(told.code, Audience.PARTIES)
    if told.code == "report-visa" and told.taken.content.get("outcome") == "signalled":
        audience = Audience.AUTHORITIES
    with writing(here.who.seat, person=here.who.person):
        return {
            name: str(
                write(
                    here.view.id,
                    text,
                    kind="message" if told.code == "send-message" else "reasons",
                    audience=audience,
                    organisation=here.who.seat.organisation,
                    person=here.who.person,
                    at=here.request.at,  # type: ignore[attr-defined]
                )
            )
            for name, text in told.taken.texts.items()
        }


def torn_up(here: Sitting, notes: Mapping[str, str]) -> None:
    """Throws away the notes of an act that did not come about."""
    for note in notes.values():
        with suppress(NoSuchNote), writing(here.who.seat, person=here.who.person):
            tear_up(UUID(note))


def act_told(here: Sitting, told: Told, notes: Mapping[str, str]) -> Act[Any]:
    """The act, or Unsaid with the field that is missing."""
    known = {f.name for f in fields(acts()[told.code])}
    content = dict(told.taken.content)
    if "lane" in known and here.lane:
        content["lane"] = here.lane.value
    if "items" in content:
        content["items"] = _asked_of(here, content["items"])
    if told.code in {"record-service", "confirm-service"}:
        content |= _letter(told.code, str(content.pop("about", "")))
    if content.get("person") == NOBODY:
        content["person"] = ""
    for name in WRITTEN & known:
        content[name] = notes.get(name, "")
    if "otherwise" in known:
        content["otherwise"] = {
            name.removeprefix(OTHERWISE): note
            for name, note in notes.items()
            if name.startswith(OTHERWISE)
        }
    try:
        return act_of(told.code, content)
    except Untellable as fault:
        raise Unsaid(fault.field) from None


def _asked_of(here: Sitting, names: list[str]) -> list[dict[str, str]]:
    rows = here.law.requirements(here.dossier.procedure, here.dossier.work.authority)
    of = {r.name: r.asked_of.value for r in rows}
    return [{"name": name, "of": of[name]} for name in names]


def _letter(code: str, key: str) -> dict[str, Any]:
    """Which letter was served on whom; a title does not keep which of its letters."""
    about, _, rest = key.partition(":")
    letter, _, to = rest.partition(":")
    if not about.isdecimal():
        return {}
    served = {"about": int(about), "to": to}
    return served if code == "confirm-service" else {**served, "letter": letter}
