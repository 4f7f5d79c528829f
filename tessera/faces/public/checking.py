"""The six steps of the checker: what is asked, what was typed, which answers that gives."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tessera.faces.look.answering import UNSURE, Said, said
from tessera.law.competence import competent
from tessera.law.model import Answers, Value
from tessera.law.shelf import Law
from tessera.words.languages import Language
from tessera.words.sentences import say

PROCEDURE = "single-permit-highly-skilled"
FULL_WEEK = 38
Typed = Mapping[str, str]
Kept = Mapping[str, Typed]

WHERE: Mapping[str, Answers] = {
    "outside": {"worker.in-belgium": False},
    **{
        basis: {"worker.in-belgium": True, "stay.basis": basis}
        for basis in ("short-stay", "long-stay", "provisional", "none")
    },
}
EMPLOYED: Mapping[str, Answers] = {
    "one": {"contract.posted": False, "work.units": "one"},
    "mainly": {"contract.posted": False, "work.units": "several", "work.main-unit-known": True},
    "evenly": {"contract.posted": False, "work.units": "several", "work.main-unit-known": False},
    "none": {"contract.posted": False, "work.units": "none"},
    "posted": {"contract.posted": True},
}
FULL_TIME: Mapping[str, Answers] = {
    "yes": {"contract.weekly-hours": FULL_WEEK, "contract.full-time-hours": FULL_WEEK},
    "no": {},
}
CHOICES = {"where": WHERE, "employed": EMPLOYED, "full-time": FULL_TIME}
PLACES = {"evenly": "employer.seat-municipality", "posted": "host.municipality"}
NOTHING_MORE: Answers = {"pay.extras-year": Decimal(0), "pay.benefits-year": Decimal(0)}
INVENTED = frozenset({"contract.weekly-hours", "contract.full-time-hours"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One page: its fields, and which of them may stay empty."""

    name: str
    fields: tuple[str, ...]
    optional: frozenset[str] = frozenset()


STEPS = (
    Step(name="worker", fields=("worker.nationality", "where")),
    Step(name="employer", fields=("employed",)),
    Step(name="place", fields=("place",)),
    Step(
        name="diploma",
        fields=("diploma.level", "job.kind", "experience.years"),
        optional=frozenset({"experience.years"}),
    ),
    Step(
        name="pay",
        fields=("pay.base-month", "full-time", "pay.extras-year", "worker.birth-date"),
        optional=frozenset({"pay.extras-year", "worker.birth-date"}),
    ),
    Step(
        name="contract",
        fields=("contract.start", "contract.open-ended", "contract.end"),
        optional=frozenset({"contract.end"}),
    ),
)
BY_NAME = {step.name: step for step in STEPS}
ONLY_IN = {
    "job.kind": {"flanders"},
    "experience.years": {"wallonia"},
    "full-time": {"brussels"},
    "worker.birth-date": {"flanders", "wallonia"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Checking:
    """The pages filled in so far, read under the law of one day."""

    kept: Kept
    law: Law
    language: Language

    @property
    def day(self) -> date:
        return self.law.day

    @property
    def authority(self) -> str | None:
        return competent(self.law, PROCEDURE, self.answers).authority

    @property
    def answers(self) -> Answers:
        """What the law would be told; a guess that nobody made is never among it."""
        found: dict[str, Value] = {}
        for step in STEPS:
            typed = self.kept.get(step.name, {})
            for field in step.fields:
                found |= self.read(field, typed).items()
        if "pay.base-month" in found:  # who leaves "how much more" empty says: nothing
            found = {**NOTHING_MORE, **found}
        if isinstance(found.get("contract.end"), date):
            found["contract.open-ended"] = False
        return found

    @property
    def free_to_move(self) -> bool:
        """Whether the law lets people of this nationality work and stay without a permit."""
        nationality = self.kept.get("worker", {}).get("worker.nationality")
        codes = self.law.listed("free-movement").codes or ()
        return nationality in codes

    def fields(self, step: Step) -> tuple[str, ...]:
        """The fields that make a difference before the authority that would decide."""
        here = self.authority
        return tuple(f for f in step.fields if f not in ONLY_IN or here in ONLY_IN[f])

    def place_asked(self) -> str:
        """Which place decides: where the work is done, the registered office, or the host."""
        return PLACES.get(self.kept.get("employer", {}).get("employed", ""), "work.municipality")

    def read(self, field: str, typed: Typed) -> "Found":
        """One field of a page as answers of the law, or the sentence that says how to mend it."""
        if field in CHOICES:
            picked = typed.get(field, "")
            return Found(answers=CHOICES[field].get(picked, {}), empty=not picked)
        name = self.place_asked() if field == "place" else field
        values = {name: typed.get("place", "")} if field == "place" else typed
        read = said(self.law.question(name), values, language=self.language, day=self.day)
        answers = {} if read.value is None else {name: read.value}
        return Found(answers=answers, error=read.error, empty=_empty(read, field, typed))

    def errors(self, step: Step, typed: Typed) -> dict[str, str]:
        """Each field that cannot be taken as it is, with the sentence that says how to mend it."""
        wrong = {}
        for field in self.fields(step):
            found = self.read(field, typed)
            if found.error:
                wrong[field] = found.error
            elif found.empty and field not in step.optional:
                wrong[field] = say(f"public.missing-{field.replace('.', '-')}", self.language)
        return wrong


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What one field gives: answers, an error, or nothing at all."""

    answers: Answers
    error: str = ""
    empty: bool = False

    def items(self) -> dict[str, Value]:
        return dict(self.answers)


def _empty(read: Said, field: str, typed: Typed) -> bool:
    return read.value is None and not read.error and typed.get(field) != UNSURE


def after(step: Step) -> Step | None:
    place = STEPS.index(step) + 1
    return STEPS[place] if place < len(STEPS) else None


def before(step: Step) -> Step | None:
    place = STEPS.index(step)
    return STEPS[place - 1] if place else None


def to_carry(answers: Answers) -> Answers:
    """The answers an application can take over: not the ones we filled in for a comparison."""
    given = {name: value for name, value in answers.items() if name not in INVENTED}
    return {name: value for name, value in given.items() if NOTHING_MORE.get(name) != value}
