"""The pages of the public checker as norms: what is asked, and where each answer leads."""

from dataclasses import dataclass

from tessera.law.model import Norm, Plain, Test
from tessera.words.languages import Text

ROOT = "why"
Named = tuple[tuple[str, Plain], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One way on from a page.

    `then` lists the pages that follow, `leaves` the procedures that remain (the likeliest first),
    `ends` an ending: at most one of the three. `besides` are compared with what remains by what was
    said, and never asked for. `answers` is what the choice says in the words of
    the questions; `supposes` the same, but only for this comparison: no application takes it over.
    `says` names the conditions that whoever chooses this says to be met, and then shows with the
    application: they are no longer open here.
    """

    code: str
    label: Text
    hint: Text | None = None
    answers: Named = ()
    supposes: Named = ()
    then: tuple[str, ...] = ()
    leaves: tuple[str, ...] = ()
    besides: tuple[str, ...] = ()
    ends: str = ""
    says: tuple[str, ...] = ()

    @property
    def leads(self) -> bool:
        return bool(self.then or self.leaves or self.ends)


@dataclass(frozen=True, slots=True, kw_only=True)
class Path(Norm):
    """A page with choices, or with questions of the shelf (`asks`), or with both.

    Without a `rank` other pages lead to it. With one, it is asked in this order once the
    procedures that remain are known, and only while the law lacks something that it asks;
    `always`: even when the law lacks nothing. `optional` are the questions that may stay empty,
    and then are unknown. `together` are the pages that stand on this one when they are
    needed by then, `along` the questions put before it is known whether they count.
    """

    name: str
    label: Text
    short: Text | None = None
    help: Text | None = None
    rank: int | None = None
    choices: tuple[Choice, ...] = ()
    asks: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    always: bool = False
    title: Text | None = None
    together: tuple[str, ...] = ()
    along: tuple[str, ...] = ()
    mingles: bool = False

    @property
    def puts(self) -> frozenset[str]:
        """Every question that can be answered here, by itself or by a choice."""
        named = ((*each.answers, *each.supposes) for each in self.choices)
        return frozenset({*self.asks, *self.along, *(name for each in named for name, _ in each)})

    @property
    def branches(self) -> bool:
        return any(choice.leads for choice in self.choices)

    def choice(self, code: str) -> Choice | None:
        return next((each for each in self.choices if each.code == code), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending(Norm):
    """Where no application follows: what holds then, and whom to turn to.

    `when`: the answers with which the conversation ends here, whatever else was said. `term`: the
    term of the law that runs from there.
    """

    name: str
    label: Text
    text: Text
    next: Text
    when: Test | None = None
    term: str = ""
