"""Through the pages of the checker: which come next, and which procedures remain."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from tessera.law.asking import perhaps
from tessera.law.case import Case
from tessera.law.conditions import compiled
from tessera.law.derivations import DERIVATIONS
from tessera.law.findings import Verdict
from tessera.law.lacking import lacking, put_by
from tessera.law.model import Answers, Reference, Value
from tessera.law.paths import ROOT, Choice, Ending, Named, Path
from tessera.law.shelf import Law

TOGETHER = 5
"""So many questions may stand on a page of those that mingle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One page as it was answered: the choice that was made, and what was said of the rest."""

    picked: str = ""
    answers: Answers = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A page of this conversation, with the questions that make a difference on it.

    `parts` are the pages that stand on this one: each was needed when this one came up.
    """

    path: Path
    asks: tuple[str, ...]
    parts: tuple["Turn", ...] = ()

    @property
    def whole(self) -> tuple["Turn", ...]:
        return (self, *self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """A conversation so far.

    `turns` are its pages in order; the last is still open unless `done`. `procedures` remain, the
    likeliest first; of these, `besides` only stand beside. `ending` says why none does.
    `supposed` are answers made for the comparison, `said` the conditions a choice says are met.
    """

    turns: tuple[Turn, ...]
    answers: Answers
    supposed: frozenset[str]
    said: frozenset[str] = frozenset()
    procedures: tuple[str, ...] = ()
    besides: frozenset[str] = frozenset()
    ending: Ending | None = None
    done: bool = False

    @property
    def open(self) -> Turn | None:
        return None if self.done else self.turns[-1]

    def turn(self, name: str) -> Turn | None:
        """The page on which this one stands; it may be a part of another."""
        found = (t for t in self.turns if name in {each.path.name for each in t.whole})
        return next(found, None)

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
        self.said: set[str] = set()
        self.procedures: tuple[str, ...] = ()
        self.besides: tuple[str, ...] = ()
        self.open = False
        self._wanted: tuple[object, frozenset[str]] = (None, frozenset())

    def ask(self, turn: Turn) -> Choice | None:
        """Takes a page up, and stays open there while it was not answered. The choice made."""
        parts = tuple(part for part in turn.parts if self._comes_with(turn, part))
        self.turns.append(replace(turn, parts=parts))
        choice = self._taken(turn)
        if turn.path.name not in self.given or (turn.path.branches and choice is None):
            self.open = True
            return None
        for part in parts:
            self._taken(part)
        return choice

    def _comes_with(self, turn: Turn, part: Turn) -> bool:
        """Whether both were answered, or neither: a page that was answered alone stays alone."""
        return (turn.path.name in self.given) is (part.path.name in self.given)

    def _taken(self, turn: Turn) -> Choice | None:
        path, here = turn.path, self.given.get(turn.path.name)
        choice = path.choice(here.picked) if here else None
        if here is None or (path.branches and choice is None):
            return None
        self.answers |= {n: v for n, v in here.answers.items() if n in (*path.asks, *path.along)}
        if choice is not None:
            self.answers |= dict(choice.answers)
            self._suppose(choice.supposes)
            self.said |= set(choice.says)
        return choice

    @property
    def wanted(self) -> frozenset[str]:
        """What the law lacks by now; looked for once for each set of answers."""
        said = frozenset(self.said)
        now = (self.procedures, self.besides, said, dict(self.answers))
        if self._wanted[0] != now:
            found = lacking(self.law, self.procedures, self.answers, said, self.besides)
            self._wanted = (now, found)
        return self._wanted[1]

    def perhaps(self, name: str) -> bool:
        """Whether a procedure that remains may put this question."""
        return any(name in perhaps(self.law, code, self.answers) for code in self.procedures)

    def leave_out(self, along: tuple[str, ...]) -> None:
        """What the rest of its page rules out does not count, though it was typed."""
        for name in along:
            if not self.perhaps(name):
                self.answers.pop(name, None)

    @property
    def put(self) -> frozenset[str]:
        """The questions that were put: none is put twice, though it was left open."""
        return frozenset(name for turn in self.turns for each in turn.whole for name in each.asks)

    @property
    def past(self) -> frozenset[str]:
        """The pages that were come by, as pages or as parts of one."""
        return frozenset(each.path.name for turn in self.turns for each in turn.whole)

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
            said=frozenset(self.said),
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
        if path.name in state.past:
            continue
        parts = tuple(_all_of(law.path(name)) for name in path.together)
        choice = state.ask(replace(_all_of(path), parts=parts))
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


def _all_of(path: Path) -> Turn:
    return Turn(path=path, asks=path.asks)


def _asked(law: Law, state: _Walking) -> Walk:
    """The pages that tell the remaining procedures apart, while the law lacks an answer."""
    while turn := _next(law, state):
        state.ask(replace(turn, parts=tuple(_parts(law, state, turn))))
        state.leave_out(turn.path.along)
        ending = None if state.open else _ending(law, None, state.answers)
        if state.open or ending is not None:
            return state.ended(ending)
    return state.ended()


def _next(law: Law, state: _Walking) -> Turn | None:
    """The first page that is needed by now: a later answer may make an earlier one needed."""
    rest = (path for path in _ranked(law) if path.name not in state.past)
    return next((turn for path in rest if (turn := _needed(law, state, path))), None)


def _ranked(law: Law) -> list[Path]:
    ranked = [row for row in law.paths() if row.rank is not None]
    return sorted(ranked, key=lambda row: row.rank or 0)


def _parts(law: Law, state: _Walking, turn: Turn) -> Iterator[Turn]:
    """What stands on the page of a turn too: it is needed by now, and puts nothing twice."""
    path = turn.path
    rest = [law.path(name) for name in path.together]
    if path.mingles:
        rest += [row for row in _ranked(law) if row.mingles and (row.rank or 0) > (path.rank or 0)]
    put, room = set(turn.asks), TOGETHER - len(turn.asks)
    for row in rest:
        part = None if row.name in state.past else _needed(law, state, row)
        if part is None or (path.mingles and len(part.asks) > room):
            continue
        asks = tuple(name for name in part.asks if name not in put)
        put |= set(asks)
        room -= len(asks)
        if asks or row.choices:
            yield replace(part, asks=asks)


def _needed(law: Law, state: _Walking, path: Path) -> Turn | None:
    """A page as far as it makes a difference by now; None where it makes none."""
    if not any(path.holds_for(code, "") for code in (*state.procedures, *state.besides)):
        return None
    wanted = state.wanted
    now = put_by(law, state.procedures, state.answers) if path.always else wanted
    known = {*state.put, *state.answers}
    asks = tuple(name for name in path.asks if name in now and name not in known)
    if not asks and not _chosen(path) & wanted:
        return None
    along = tuple(name for name in path.along if name not in known and state.perhaps(name))
    return Turn(path=path, asks=(*asks, *along))


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
