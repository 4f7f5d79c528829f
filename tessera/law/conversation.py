"""Through the pages of the checker: which come next, and which procedures remain."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tessera.law.asking import concerned
from tessera.law.assess import assess
from tessera.law.case import Case
from tessera.law.conditions import compiled
from tessera.law.derivations import DERIVATIONS
from tessera.law.findings import Verdict
from tessera.law.model import Answers, Reference, Value
from tessera.law.paths import ROOT, Choice, Ending, Named, Path
from tessera.law.shelf import Law

ASKED_FOR = 2
"""So many of the remaining procedures are asked for; the others are told by what was said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One page as it was answered: the choice that was made, and what was said of the rest."""

    picked: str = ""
    answers: Answers = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A page of this conversation, with the questions that make a difference on it."""

    path: Path
    asks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """A conversation so far.

    `turns` are its pages in order; the last is still open unless `done`. `procedures` remain, the
    likeliest first; of these, `besides` only stand beside. `ending` says why none does.
    `supposed` are answers made for the comparison.
    """

    turns: tuple[Turn, ...]
    answers: Answers
    supposed: frozenset[str]
    procedures: tuple[str, ...] = ()
    besides: frozenset[str] = frozenset()
    ending: Ending | None = None
    done: bool = False

    @property
    def open(self) -> Turn | None:
        return None if self.done else self.turns[-1]

    def turn(self, name: str) -> Turn | None:
        return next((turn for turn in self.turns if turn.path.name == name), None)

    def before(self, name: str) -> Turn | None:
        """The page before this one; none before the first."""
        names = [turn.path.name for turn in self.turns]
        place = names.index(name) if name in names else len(names)
        return self.turns[place - 1] if place else None


class _Walking:
    """The state of a walk; `walk` below is what others call."""

    def __init__(self, law: Law, given: Mapping[str, Given]) -> None:
        self.law, self.given = law, given
        self.turns: list[Turn] = []
        self.answers: dict[str, Value] = {}
        self.supposed: set[str] = set()
        self.procedures: tuple[str, ...] = ()
        self.besides: tuple[str, ...] = ()
        self.open = False

    def ask(self, path: Path, asks: tuple[str, ...]) -> Choice | None:
        """Takes a page up, and stays open there while it was not answered. The choice made."""
        self.turns.append(Turn(path=path, asks=asks))
        here = self.given.get(path.name)
        choice = path.choice(here.picked) if here else None
        if here is None or (path.branches and choice is None):
            self.open = True
            return None
        said = {name: value for name, value in here.answers.items() if name in path.asks}
        self.answers |= said
        if said:
            self._suppose(path.supposes)
        if choice is not None:
            self.answers |= dict(choice.answers)
            self._suppose(choice.supposes)
        return choice

    def _suppose(self, named: Named) -> None:
        for name, value in named:
            if name not in self.answers:
                self.answers[name] = value
                self.supposed.add(name)

    def ended(self, ending: Ending | None = None) -> Walk:
        return Walk(
            turns=tuple(self.turns),
            answers=dict(self.answers),
            supposed=frozenset(self.supposed),
            procedures=() if ending else (*self.procedures, *self.besides),
            besides=frozenset(self.besides),
            ending=ending,
            done=not self.open,
        )


def walk(law: Law, given: Mapping[str, Given]) -> Walk:
    """The conversation as far as these pages carry it.

    What was said on a page that this conversation does not come by counts for nothing.
    """
    state = _Walking(law, given)
    waiting = [ROOT]
    while waiting:
        path = law.path(waiting.pop(0))
        choice = state.ask(path, path.asks)
        if state.open:
            return state.ended()
        if choice is not None:
            waiting = [*choice.then, *waiting]
            state.procedures = choice.leaves or state.procedures
            state.besides = choice.besides or state.besides
        ending = _ending(law, choice, state.answers)
        if ending is not None:
            return state.ended(ending)
    return _asked(law, state)


def _asked(law: Law, state: _Walking) -> Walk:
    """The pages that tell the remaining procedures apart, while the law lacks an answer."""
    ranked = [row for row in law.paths() if row.rank is not None]
    for path in sorted(ranked, key=lambda row: row.rank or 0):
        if not any(path.holds_for(code, "") for code in state.procedures):
            continue
        wanted = lacking(law, state.procedures[:ASKED_FOR], state.answers)
        now = _concerned(law, state.procedures, state.answers) if path.always else wanted
        asks = tuple(name for name in path.asks if name in now)
        if not asks and not _chosen(path) & wanted:
            continue
        state.ask(path, asks)
        ending = None if state.open else _ending(law, None, state.answers)
        if state.open or ending is not None:
            return state.ended(ending)
    return state.ended()


def lacking(law: Law, procedures: tuple[str, ...], answers: Answers) -> frozenset[str]:
    """The questions whose answer would settle more for one of these procedures."""
    found: set[str] = set()
    for code in procedures:
        said = assess(law, code, answers)
        wanted = set(said.competence.missing) if said.authority is None else set()
        for finding in said.findings:
            wanted |= set() if finding.condition.officer else set(finding.missing)
        found |= wanted & _concerned(law, (code,), answers)
    return frozenset(found)


def _concerned(law: Law, procedures: tuple[str, ...], answers: Answers) -> frozenset[str]:
    """The questions that these procedures put by now."""
    return frozenset(q.name for code in procedures for q in concerned(law, code, answers))


def _chosen(path: Path) -> frozenset[str]:
    """The questions that the choices of a page answer."""
    return frozenset(name for each in path.choices for name, _ in (*each.answers, *each.supposes))


def _ending(law: Law, choice: Choice | None, answers: Answers) -> Ending | None:
    if choice is not None and choice.ends:
        return law.ending(choice.ends)
    case = Case(
        answers=answers,
        law=law,
        day=law.day,
        days=dict.fromkeys(Reference, law.day),
        procedure="",
        authority="",
        derivations=DERIVATIONS,
    )
    for row in law.all(Ending):
        if row.when is not None and compiled(row.when)(case).verdict is Verdict.MET:
            return row
    return None
