"""Six conditions of Flanders as a programmer would write them: a measuring stick, not the law."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from tessera.law.model import Answers

RULES = frozenset(
    {"diploma", "level-of-the-job", "pay-floor", "rise-at-thirty", "employer-in-order", "workforce"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The figures of one day."""

    floor: Decimal
    nurse: Decimal
    teacher: Decimal
    young: Decimal
    share: Decimal
    diplomas: tuple[str, ...]


def facts(answers: Answers, day: date) -> dict[str, Any]:
    """What the rules read, worked out beforehand."""
    born: Any = answers["worker.birth-date"]
    month: Any = answers["pay.base-month"]
    more = [answers.get(name) or 0 for name in ("pay.extras-year", "pay.benefits-year")]
    leap = (born.month, born.day) == (2, 29)
    thirty = (date(born.year + 30, 3, 1) if leap else born.replace(year=born.year + 30)).toordinal()
    end: Any = answers.get("contract.end")
    return {
        "diploma": answers["diploma.level"],
        "level": answers["job.level"],
        "kind": answers["job.kind"],
        "pending": answers.get("job.recognition-pending") is True,
        "posted": answers["contract.posted"] is True,
        "pay": month * 12 + sum(more),  # type: ignore[misc,arg-type]  # numbers, as invented
        "age": day.year - born.year - ((day.month, day.day) < (born.month, born.day)),
        "rises": answers["contract.rises-at-thirty"] is True,
        "ends_before": end is not None and end.toordinal() < thirty,
        "in_order": answers["officer.employer-in-order"] is True,
        "share": answers["employer.outside-eu-share"],
    }


def verdicts(f: dict[str, Any], law: Figures) -> dict[str, str]:
    """Each condition that concerns the person: met, not met or presumed."""
    said = {
        "diploma": _said(f["diploma"] in law.diplomas),
        "level-of-the-job": _said(f["level"] >= 5 or (f["kind"] == "nurse" and f["pending"])),
        "pay-floor": _said(enough(f, law)),
        "employer-in-order": _said(f["in_order"]),
        "workforce": "met" if f["share"] <= law.share else "presumed",
    }
    young = f["age"] <= 29 and not f["posted"]
    if young and f["kind"] not in {"nurse", "teacher"} and f["pay"] < law.floor:
        said["rise-at-thirty"] = _said(f["rises"] or f["ends_before"])
    return said


def enough(f: dict[str, Any], law: Figures) -> bool:
    """Whether the pay of a year reaches one of the floors that hold for the person."""
    pay, kind = f["pay"], f["kind"]
    return bool(
        pay >= law.floor
        or (kind == "nurse" and pay >= law.nurse)
        or (kind == "teacher" and pay >= law.teacher)
        or (f["age"] <= 29 and not f["posted"] and pay >= law.young)
    )


def _said(holds: bool) -> str:  # noqa: FBT001 - a truth is what it is about
    return "met" if holds else "not-met"
