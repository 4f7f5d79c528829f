"""Letters that an officer may say were served: which, about what, to whom."""

from collections.abc import Iterator
from dataclasses import dataclass

from tessera.couriers.occasion import addressees, kinds_called_for
from tessera.faces.authority.sitting import Sitting
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
    return tuple(_servings(here))


def _servings(here: Sitting) -> Iterator[Serving]:
    served = {(s.about, s.to) for s in here.dossier.services}
    for entry in here.view.entries:
        if entry.kind != "dossier":
            continue
        for kind in kinds_called_for(entry.fact, here.law, here.dossier.procedure):
            for role, _ in addressees(kind, here.dossier):
                if (entry.version, role) not in served:
                    words = say(
                        "authority.letter-to",
                        here.language,
                        letter=kind.title.said_in(here.language),
                        to=role_words(role, here),
                        day=dates.day(entry.on, here.language),
                    )
                    yield Serving(about=entry.version, letter=kind.name, to=role, words=words)


def role_words(role: str, here: Sitting) -> str:
    """`applicant` or a kind of seat, in words."""
    if role == "applicant":
        return say("dossier.holder-applicant", here.language)
    return say(f"dossier.kind-{role}", here.language)
