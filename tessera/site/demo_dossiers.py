"""Dossiers for the demo, in every state worth seeing: each made by acts through the door."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Any
from uuid import NAMESPACE_DNS, UUID, uuid5

from django.db import transaction

from tessera.couriers.watch import watch
from tessera.desk.standing import standing
from tessera.dossier.cast import Cast
from tessera.dossier.filing import HIGHLY_SKILLED, application
from tessera.dossier.kernel import Act, Blocked, Role, Seat
from tessera.dossier.model import Document
from tessera.dossier.telling import act_of
from tessera.dossier.world import World
from tessera.law.assess import assess
from tessera.law.competence import competent
from tessera.law.findings import Verdict
from tessera.law.load import shelf
from tessera.law.model import Answers, Kind
from tessera.law.procedure import Procedure
from tessera.people import demo
from tessera.people.doors import writing
from tessera.people.mandates import mandate_of
from tessera.people.who import PLATFORM, Who
from tessera.registry.keys import Once, recorded_before
from tessera.registry.record import Asking, record
from tessera.site.demo_papers import paper
from tessera.site.moment import BRUSSELS
from tessera.vault import drafts
from tessera.vault.documents import Giver, take
from tessera.vault.intake import Unfit
from tessera.vault.notes import Audience, write
from tessera.words.languages import Language

CAST = Cast({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One act of one course, and when it is done."""

    course: Mapping[str, Any]
    number: int
    told: Mapping[str, Any]
    filed: date
    at: datetime

    @property
    def day(self) -> date:
        return self.at.date()

    @property
    def procedure(self) -> Procedure:
        code = self.course.get("procedure", HIGHLY_SKILLED)
        return shelf().on(self.day).procedure(code)

    @property
    def once(self) -> Once:
        key = f"demo {self.course['name']} {self.number}"
        return Once(key=key, body=key.encode())


def seed(today: date) -> int:
    """Plays what was not played before, day after day; how many acts. The worker writes letters."""
    done = 0
    ahead = [turn for turn in _turns(today) if _recorded(turn) is None]
    for day in sorted({turn.day for turn in ahead}):
        for turn in (each for each in ahead if each.day == day):
            _play(turn)
            done += 1
        watch(day, datetime.combine(day, time(18), BRUSSELS))
    return done


@cache
def _told() -> Mapping[str, Any]:
    text = (resources.files("tessera.site") / "demo_dossiers.toml").read_text("utf-8")
    return tomllib.loads(text, parse_float=Decimal)


def _turns(today: date) -> list[Turn]:
    """Every act of every course, the oldest first; offices work from Monday to Friday."""
    found = []
    for nth, course in enumerate(_told()["course"]):
        first = {"ago": course["ago"], "act": "file", "by": course.get("by", "employer")}
        steps = [first, *course.get("step", ())]
        filed = _working(today - timedelta(course["ago"]))
        for number, told in enumerate(steps):
            day = _working(today - timedelta(told["ago"]))
            at = datetime.combine(day, time(8), BRUSSELS) + timedelta(minutes=29 * nth + number)
            found.append(Turn(course=course, number=number, told=told, filed=filed, at=at))
    return sorted(found, key=lambda turn: turn.at)


def _working(day: date) -> date:
    while day.weekday() > 4:
        day -= timedelta(1)
    return day


def _recorded(turn: Turn) -> UUID | None:
    with transaction.atomic(using="door"):
        before = recorded_before(turn.once, _who(turn).seat.organisation)
    return before.dossier if before else None


def _play(turn: Turn) -> None:
    if turn.number == 0:
        _file(turn)
        return
    first = {"by": turn.course.get("by", "employer")}
    dossier = _recorded(replace(turn, number=0, told=first))
    assert dossier
    who = _who(turn)
    content = _content(turn, dossier, who)
    try:
        _record(dossier, act_of(turn.told["act"], content), who, turn)
    except Blocked as blocked:
        if {each.code for each in blocked.obstacles} != {"say-why"}:
            raise
        open_ = [str(each.values["condition"]) for each in blocked.obstacles]
        why = _note(dossier, who, turn, turn.told["otherwise"])
        content["otherwise"] = dict.fromkeys(open_, why)
        _record(dossier, act_of(turn.told["act"], content), who, turn)


def _record(dossier: UUID, act: Act[Any], who: Who, turn: Turn) -> None:
    record(dossier, act, who, Asking(day=turn.day, at=turn.at, once=turn.once))


def _who(turn: Turn) -> Who:
    """The person of the demo who does this, in their first seat."""
    course, by = turn.course, turn.told.get("by", "employer")
    if by == "platform":
        return PLATFORM
    if by == "worker":
        return _worker(course)
    if by == "employer":
        by = course.get("representative") or _told()["employer"][course["employer"]]["person"]
    return Who(person=str(demo.person(by)), seat=demo.seats(by)[0])


def _worker(course: Mapping[str, Any]) -> Who:
    """A worker who can sign in, or one who only exists in the files."""
    key = course["worker"]
    known = _told()["worker"][key].get("person")
    person = demo.person(known) if known else uuid5(NAMESPACE_DNS, f"{key}.demo.tessera.example")
    seat = Seat(organisation=f"person:{person}", kind=Kind.WORKER, role=Role.WORKER)
    return Who(person=str(person), seat=seat)


def _content(turn: Turn, dossier: UUID, who: Who) -> dict[str, Any]:
    """What the act says, with days, people and texts put in their place."""
    told = {name: _day_meant(turn, value) for name, value in turn.told.get("with", {}).items()}
    if note := told.get("note"):
        told["note"] = _note(dossier, who, turn, note)
    if person := told.get("person"):
        told["person"] = str(demo.person(person))
    with transaction.atomic(using="door"):
        stands = standing(dossier, using="door")
    facts = [entry.fact for entry in stands.entries]
    world = World(dossier=stands.dossier, title=stands.title, told=facts)
    return CAST.content(turn.told["act"], told, world, shelf().on(turn.day))


def _day_meant(turn: Turn, value: Any) -> Any:
    if isinstance(value, dict) and set(value) == {"days"}:
        return turn.day + timedelta(value["days"])
    if isinstance(value, str) and value.startswith("contract."):
        return _answers(turn)[value]
    return value


def _note(dossier: UUID, who: Who, turn: Turn, text: str) -> str:
    with writing(who.seat, person=who.person):
        return str(
            write(
                dossier,
                text,
                kind="message" if turn.told["act"] == "send-message" else "reasons",
                audience=Audience.PARTIES,
                organisation=who.seat.organisation,
                person=who.person,
                at=turn.at,
            )
        )


def _file(turn: Turn) -> None:
    """Who begins writes the employer's part, the worker the other; papers with each.

    Where the law has no employer in a procedure, the worker is alone.
    """
    answers, who, worker = _answers(turn), _who(turn), _worker(turn.course)
    parts = tuple(str(kind) for kind in turn.procedure.parties)
    writers = {"employer": who, "worker": worker}
    held, employer = None, ""
    if "employer" in parts:
        firm = _told()["employer"][turn.course["employer"]]["person"]
        employer = demo.seats(firm)[0].organisation
    with writing(who.seat, person=who.person):
        draft = drafts.begin(
            who.seat.organisation,
            procedure=turn.procedure.code,
            language=str(answers["procedure.language"]),
            at=turn.at,
            parts=parts,
            holds=parts[:1],
        )
        if employer:
            drafts.admit(draft, worker.seat.organisation, part="worker", at=turn.at)
            held = mandate_of(who.seat.organisation, employer, turn.day)
    kept = [
        each for part in parts for each in _write_part(draft, part, writers[part], answers, turn)
    ]
    if who.seat.kind is Kind.REPRESENTATIVE:
        mandate = str(held.id) if held else None
        who = Who(person=who.person, seat=who.seat, on_behalf_of=employer, mandate=mandate)
    act = application(
        answers,
        who.seat,
        law=shelf().on(turn.day),
        worker=worker.seat.organisation,
        employer=employer,
        procedure=turn.procedure.code,
        documents=tuple(kept),
    )
    _record(draft, act, who, turn)


def _write_part(
    draft: UUID, part: str, by: Who, answers: Answers, turn: Turn
) -> Iterator[Document]:
    law = shelf().on(turn.day)
    asked = {q.name for q in law.questions(turn.procedure.code) if q.asked_of == part}
    own = {name: value for name, value in answers.items() if name in asked}
    giver = Giver(organisation=by.seat.organisation, person=by.person, part=part)
    with writing(by.seat, person=by.person):
        saved = drafts.save(draft, part, own, seen=0, at=turn.at)
        drafts.confirm(draft, part, seen=saved.revision, person=by.person, at=turn.at)
        for name, label in _papers(part, answers, turn):
            found = take(draft, paper(label, at=turn.at), giver=giver, serves=(name,), at=turn.at)
            assert not isinstance(found, Unfit)
            yield Document(id=str(found.id), digest=found.digest, serves=(name,))


def _papers(part: str, answers: Answers, turn: Turn) -> Iterator[tuple[str, str]]:
    """The requirements of this part that the law asks here, less what the course leaves out."""
    law = shelf().on(turn.day)
    code = turn.procedure.code
    authority = competent(law, code, answers).authority
    found = assess(law, code, answers, authority=authority)
    for needed in found.needed:
        row = needed.requirement
        left_out = row.name in turn.course.get("without", ())
        if row.asked_of == part and needed.verdict is not Verdict.NOT_MET and not left_out:
            yield row.name, row.label.said_in(Language(str(answers["procedure.language"])))


def _answers(turn: Turn) -> dict[str, Any]:
    """The shared answers, the firm's, the worker's, and the days that follow from the filing."""
    told, course = _told(), turn.course
    found: dict[str, Any] = {
        f"{group}.{name}": value
        for group, row in told["answers"].items()
        for name, value in row.items()
    }
    found |= told["employer"][course["employer"]] | told["worker"][course["worker"]]
    found.pop("person", None)
    filed = turn.filed
    first = (filed.replace(day=1) + timedelta(155)).replace(day=1)
    found |= {
        "contract.start": first,
        "contract.end": first.replace(year=first.year + 3) - timedelta(1),
        "card.start": first,
        "criminal-record.issued": filed - timedelta(24),
        "medical.issued": filed - timedelta(17),
    }
    found |= {"pay.base-month": course["pay"]} if "pay" in course else {}
    found |= {"procedure.language": course["language"]} if "language" in course else {}
    return found | course.get("answers", {})
