"""Letters that an officer may say were served: which, about what, to whom."""

from collections.abc import Iterator
from dataclasses import dataclass

from tessera.couriers.correcting import holders
from tessera.couriers.occasion import addressees, kinds_called_for
from tessera.dossier.acts.service import CHANNELS
from tessera.dossier.model import Service
from tessera.faces.authority.fields import Field, Sort
from tessera.faces.authority.form_parts import Fields, words
from tessera.faces.authority.sitting import Sitting
from tessera.journal.entry import Entry
from tessera.words import dates
from tessera.words.sentences import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """A letter about one fact, to one role, not yet known to have arrived."""

    about: int
    letter: str
    to: str
    words: str

    @property
    def key(self) -> str:
        return f"{self.about}:{self.letter}:{self.to}"


def servings(here: Sitting) -> tuple[Serving, ...]:
    """Of the dossier."""
    return tuple(_servings(here, "dossier", here.dossier.services))


def servings_of_title(here: Sitting) -> tuple[Serving, ...]:
    """Of the title that the dossier opened."""
    return tuple(_servings(here, "title", here.view.title.services))


def _servings(here: Sitting, stream: str, done: tuple[Service, ...]) -> Iterator[Serving]:
    served = {(s.about, s.to) for s in done}
    for entry in here.view.entries:
        if entry.kind != stream:
            continue
        for kind in kinds_called_for(entry.fact, here.law, here.dossier.procedure):
            for role, _ in addressees(kind, here.dossier, _held(entry, here)):
                if (entry.version, role) not in served:
                    told = say(
                        "authority.letter-to",
                        here.language,
                        letter=kind.title.said_in(here.language),
                        to=role_words(role, here),
                        day=dates.day(entry.on, here.language),
                    )
                    yield Serving(about=entry.version, letter=kind.name, to=role, words=told)


def _held(entry: Entry, here: Sitting) -> frozenset[str] | None:
    """Who holds what a correction corrects: it was sent to nobody else."""
    before = (e.fact for e in here.view.entries if e.kind == entry.kind)
    return holders(entry.fact, before, here.dossier)


def serving_fields(here: Sitting, open_: tuple[Serving, ...]) -> Fields:
    """Which letter reached whom, how, and when."""
    letters = tuple((s.key, s.words) for s in open_)
    yield Field(name="about", sort=Sort.ONE, label=words(here, "which-letter"), choices=letters)
    channels = tuple((c, words(here, f"channel-{c}")) for c in CHANNELS if c != "platform")
    yield Field(name="channel", sort=Sort.ONE, label=words(here, "channel"), choices=channels)
    yield Field(name="served_on", sort=Sort.DAY, label=words(here, "served-on"))


def role_words(role: str, here: Sitting) -> str:
    """`applicant` or a kind of seat, in words."""
    if role == "applicant":
        return say("dossier.holder-applicant", here.language)
    return say(f"dossier.kind-{role}", here.language)
