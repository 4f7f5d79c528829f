"""Invented applications and their courses: weights as public figures suggest, nobody who exists."""

import random
import tomllib
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Any
from uuid import UUID

from tessera.dossier.filing import application
from tessera.dossier.kernel import Role, Seat
from tessera.dossier.telling import act_of
from tessera.law.assess import assess
from tessera.law.findings import Verdict
from tessera.law.load import shelf
from tessera.law.model import Answers, Kind
from tessera.people.who import PLATFORM, Who
from tessera.registry.many import Course, Step

PROCEDURE = "single-permit-highly-skilled"
MONTH = timedelta(30)
DAYS_BACK = 300  # filings are spread over these days
NOTE = "00000000-0000-4000-8000-000000000000"  # stands for a text: invented dossiers have none


@cache
def told() -> Mapping[str, Any]:
    """Weights, names and the answers every application shares."""
    text = (resources.files("tessera.faces.console") / "invented.toml").read_text("utf-8")
    return tomllib.loads(text, parse_float=Decimal)


def courses(
    count: int, *, seed: int, today: date, first: int = 0, step: int = 1
) -> Iterator[Course]:
    """`count` courses, the same for the same seed and day; or every `step`-th of them."""
    for number in range(first, count, step):
        chance = random.Random(f"{seed}/{number}")  # noqa: S311 - invented, the same each time
        yield _course(chance, today)


def _course(chance: random.Random, today: date) -> Course:
    region = _drawn(chance, "region")
    answers = dict(_answers(chance, region))
    dossier = UUID(int=chance.getrandbits(128), version=4)
    employer = Seat(
        organisation=f"org:{UUID(int=chance.randrange(4_000), version=4)}",
        kind=Kind.EMPLOYER,
        role=Role.FILER,
    )
    worker = f"person:{UUID(int=chance.getrandbits(128), version=4)}"
    filed = _working(today - timedelta(chance.randrange(DAYS_BACK)))
    answers |= {"criminal-record.issued": filed - MONTH, "medical.issued": filed - MONTH}
    steps = [
        Step(
            act=application(
                answers, employer, law=shelf().on(filed), worker=worker, procedure=PROCEDURE
            ),
            who=Who(person=f"hr-{employer.organisation[-4:]}", seat=employer),
            at=_at(chance, filed),
        )
    ]
    steps += _life(chance, region, filed, answers)
    return Course(dossier=dossier, answers=answers, steps=tuple(s for s in steps if s.day <= today))


def _life(chance: random.Random, region: str, filed: date, answers: Answers) -> Iterator[Step]:
    """What the authorities do, at their usual pace; the caller cuts off what has not come yet."""
    officer = Who(
        person=f"officer-{region}-{chance.randrange(12)}",
        seat=Seat(organisation=region, kind=Kind.WORK_AUTHORITY, role=Role.OFFICER),
    )
    federal = Who(
        person=f"officer-io-{chance.randrange(20)}",
        seat=Seat(organisation="immigration-office", kind=Kind.STAY_AUTHORITY, role=Role.OFFICER),
    )
    outcome = _drawn(chance, "outcome")
    day = _working(filed + timedelta(chance.randint(4, 28)))
    if outcome == "inadmissible":
        ground = {"grounds": ["not-competent"], "note": NOTE}
        yield _step(chance, officer, day, "declare-inadmissible", **ground)
        return
    yield from _completed(chance, officer, day, _charges(answers, filed))
    if chance.random() < 0.7:
        yield _step(chance, officer, day, "assign", lane="work", person=officer.person)
        yield _step(chance, federal, day, "assign", lane="stay", person=federal.person)
    day = _working(day + timedelta(chance.randint(5, 60)))
    if outcome == "refused-region":
        yield _refusal(chance, officer, day, "work")
    elif outcome == "refused-federal":
        yield _refusal(chance, federal, day, "stay")
    elif outcome == "granted":
        yield _grant(chance, officer, day, region, "work")
        yield _grant(chance, federal, _later(chance, day), region, "stay")


def _completed(
    chance: random.Random, officer: Who, day: date, charges: list[str]
) -> Iterator[Step]:
    """Found complete, and the letter served: the version told of follows from the charges."""
    yield _step(chance, officer, day, "declare-complete", settles=charges)
    served = {"letter": "invented", "to": "applicant", "channel": "platform", "served_on": day}
    about = 3 + 2 * len(charges) + 1
    yield _step(chance, PLATFORM, day, "record-service", about=about, **served)


def _charges(answers: Answers, filed: date) -> list[str]:
    """What the law asked on the day of filing, from whom it does not exempt."""
    found = assess(shelf().on(filed), PROCEDURE, answers).due
    return [due.charge.name for due in found if due.verdict is not Verdict.NOT_MET]


def _refusal(chance: random.Random, officer: Who, day: date, lane: str) -> Step:
    against = {told()["against"][lane]: NOTE}  # whoever finds it not met says so of a condition
    content = {"lane": lane, "grounds": ["conditions"], "otherwise": against, "note": NOTE}
    return _step(chance, officer, day, "refuse", **content)


def _grant(chance: random.Random, officer: Who, day: date, region: str, lane: str) -> Step:
    period = {"since": day + timedelta(60), "until": day + timedelta(1_000)}
    return _step(
        chance,
        officer,
        day,
        "grant",
        lane=lane,
        otherwise=dict.fromkeys(told()["otherwise"], NOTE),
        **(period if lane == "work" else {}),
    )


def _later(chance: random.Random, day: date) -> date:
    return _working(day + timedelta(chance.randint(1, 40)))


def _step(chance: random.Random, who: Who, day: date, code: str, **content: Any) -> Step:
    return Step(act=act_of(code, content), who=who, at=_at(chance, day))


def _answers(chance: random.Random, region: str) -> Answers:
    shared = told()["answers"]
    found: dict[str, Any] = {
        f"{group}.{name}": value for group, row in shared.items() for name, value in row.items()
    }
    place = chance.choice(told()["places"][region])
    surname, given = chance.choice(told()["surnames"]), chance.choice(told()["given-names"])
    found |= {
        "employer.name": f"{chance.choice(told()['firms'])} {chance.randrange(4_000)}",
        "work.municipality": place["nis"],
        "employer.seat-municipality": place["nis"],
        "worker.home-municipality": place["nis"],
        "procedure.language": place["language"],
        "worker.surname": f"{surname}-{chance.choice(told()['surnames'])}",
        "worker.given-names": given,
        "worker.nationality": _drawn(chance, "nationality"),
        "worker.birth-date": date(1966, 1, 1) + timedelta(chance.randrange(12_000)),
        "passport.number": f"X{chance.randrange(10**7):07}",
        "pay.base-month": Decimal(chance.randint(3_600, 7_500)),
    }
    return found


def _drawn(chance: random.Random, dimension: str) -> str:
    weights = told()["weights"][dimension]
    return chance.choices(list(weights), [float(w) for w in weights.values()])[0]


def _working(day: date) -> date:
    while day.weekday() > 4:
        day -= timedelta(1)
    return day


def _at(chance: random.Random, day: date) -> datetime:
    return datetime(
        day.year, day.month, day.day, chance.randint(7, 15), chance.randrange(60), tzinfo=UTC
    )
