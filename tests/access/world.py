"""A small country, brought about by acts: six dossiers in six states, and everybody who sits anywhere.

Every answer, document, note and name is a canary: whoever meets one has seen what it stands for.
"""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from uuid import UUID, uuid4

from django.db import connections, transaction

from tessera.couriers.follow import follow
from tessera.couriers.letters import letters_of
from tessera.desk.standing import standing, title_of
from tessera.dossier.filing import application
from tessera.dossier.kernel import Blocked, Role, Seat
from tessera.dossier.model import Document
from tessera.dossier.telling import act_of
from tessera.journal.sequencer import run_once
from tessera.law.load import shelf
from tessera.law.model import Kind
from tessera.people import demo, mandates, models
from tessera.people.codes import issue
from tessera.people.doors import signing_in, writing
from tessera.people.invitations import Guest, Proof, invite
from tessera.people.who import PLATFORM, Who
from tessera.registry.record import Asking, record
from tessera.registry.withdrawal import withdraw
from tessera.site import moment
from tessera.vault import drafts
from tessera.vault.documents import Giver, examined, take
from tessera.vault.notes import Audience, write
from tests.access import golden
from tests.access.canaries import Canary, spelled, word
from tests.ground.pdf import a_pdf
from tests.registry.builders import answers as story

DAY = date(2026, 9, 21)
LATER = date(2026, 11, 2)
LAPSED = "org:00000000-0000-4000-8000-00000000001a"
STANDS = ["filed", "complete", "granted"]


def at(day):
    return datetime(day.year, day.month, day.day, 9, 30, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chair:
    """Somebody in a seat."""

    name: str
    seat: Seat
    person: str

    @property
    def kind(self):
        return self.seat.kind.value

    @property
    def organisation(self):
        return self.seat.organisation


@dataclass(slots=True, kw_only=True)
class Case:
    """A dossier and what this country knows of it: written here, never asked of the product."""

    name: str
    region: str
    municipality: str
    language: str
    employer: str
    worker: str
    by: str
    reached: str = "filed"
    id: UUID = field(default_factory=uuid4)
    parties: dict = field(default_factory=dict)
    papers: dict = field(default_factory=dict)
    notes: dict = field(default_factory=dict)
    title: UUID | None = None


CASES = (
    # name, region, municipality, language, employer, worker, filed by
    ("filed", "flanders", "44021", "nl", "leiedraad", "worker-ghent", "employer-ghent"),
    (
        "incomplete",
        "brussels",
        "21004",
        "fr",
        "atelier-zenne",
        "worker-brussels",
        "employer-brussels",
    ),
    ("examined", "flanders", "44021", "nl", "leiedraad", "worker-ghent", "representative"),
    ("granted", "german-speaking", "63023", "de", "weserbogen", "worker-eupen", "representative"),
    ("refused", "wallonia", "92094", "fr", "confluence", "worker-namur", "employer-namur"),
    ("lapsed", "flanders", "44021", "nl", "leiedraad", "worker-ghent", "lapsed-representative"),
)
PLANTED = {
    "worker.surname": "identity",
    "worker.address": "contact",
    "contact.name": "contact",
    "worker.birth-place": "civil",
    "passport.number": "travel-document",
    "job.description": "employment",
    "employer.name": "employment",
    "pay.base-month": "pay",
    "diploma.field": "qualification",
    "employer.activity": "company",
    "medical.issued": "health",
    "criminal-record.issued": "criminal",
    "stay.until": "stay",
}
PAPERS = {
    # requirement: category, who is asked for it
    "passport": ("travel-document", "worker"),
    "criminal-record": ("criminal", "worker"),
    "medical-certificate": ("health", "worker"),
    "stay-proof": ("stay", "worker"),
    "diploma": ("qualification", "worker"),
    "means": ("means", "employer"),
    "contract": ("pay", "employer"),
    "contribution-proof": ("payment", "employer"),
}
SIDE = {"employer": "employer", "representative": "employer", "worker": "worker"}


def category_of(paper):
    return PAPERS[paper][0]


@cache
def _examined(name):
    return examined(a_pdf(f"zqinside{name}zq"), f"{name}.pdf", at=at(DAY))


class World:
    """What there is, and who may meet it."""

    def __init__(self, folder):
        self.folder = folder
        self.canaries = []
        self.chairs = {}
        self.cases = {}
        self.guests = []

    # --- who knows of what, by the golden matrix ------------------------------------------------

    def finds(self, chair, case):
        """Whether the chair may know that the dossier exists."""
        since = golden.TABLE["finds"][chair.kind]
        if since == "never" or case.parties.get(chair.kind) != chair.organisation:
            return False
        if since == "filed, while mandated":
            return chair.name != "lapsed-representative"
        return STANDS.index(case.reached) >= STANDS.index(since)

    def sees(self, chair, case, category, asked_of):
        own = SIDE.get(chair.kind) == asked_of
        return self.finds(chair, case) and golden.sees(chair.kind, category, own=own)

    def sees_paper(self, chair, case, name):
        category, asked_of = PAPERS[name]
        gave = chair.organisation == case.papers[name].organisation
        return self.finds(chair, case) and (gave or self.sees(chair, case, category, asked_of))

    def knows(self, chair, case, fact, **told):
        return self.finds(chair, case) and golden.knows(chair.kind, fact, **told)

    def case_of(self, stream):
        """The case of a dossier or of its title."""
        return next((c for c in self.cases.values() if stream in {c.id, c.title}), None)

    # --- building -------------------------------------------------------------------------------

    def build(self):
        demo.seed(at(DAY), folder=self.folder, origin="http://testserver")
        self._seat_everybody()
        for told in CASES:
            case = Case(**dict(zip(Case.__dataclass_fields__, told, strict=False)))
            self.cases[case.name] = case
            self._file(case)
        self._go_on()
        self._draft()
        while run_once(at(LATER)) + follow(LATER, at(LATER)):
            connections["courier"].close()
        self.letters = {c.name: letters_of(c.id, using="courier") for c in self.cases.values()}
        moment.move(LATER)
        return self

    def _seat_everybody(self):
        for row in demo._told()["person"]:
            for n, seat in enumerate(demo.seats(row["key"])):
                name = row["key"] if n == 0 else f"{row['key']}-{n}"
                person = str(demo.person(row["key"]))
                self.chairs[name] = Chair(name=name, seat=seat, person=person)
        other = uuid4()
        models.Organisation.objects.using("owner").create(
            id=LAPSED, kind="representative", name_nl="Voorbij BV", languages=["nl"]
        )
        models.Person.objects.using("owner").create(
            id=other, given_name="Ex", family_name="Voorbij", language="nl", created_at=at(DAY)
        )
        seat = Seat(organisation=LAPSED, kind=Kind.REPRESENTATIVE, role=Role.FILER)
        models.Membership.objects.using("owner").create(
            person_id=other, organisation_id=LAPSED, role="filer", since=demo.SINCE, source="login"
        )
        self.chairs["lapsed-representative"] = Chair(
            name="lapsed-representative", seat=seat, person=str(other)
        )
        self.mandate = (
            models.Mandate.objects.using("owner")
            .create(
                id=uuid4(),
                mandator_id=demo.organisation("leiedraad"),
                mandatee_id=LAPSED,
                scope=["everything"],
                since=demo.SINCE,
                proposed_by=LAPSED,
                proposed_at=at(DAY),
                mandator_accepted_at=at(DAY),
                mandatee_accepted_at=at(DAY),
            )
            .id
        )

    def who(self, name):
        if name == "platform":
            return PLATFORM
        chair = self.chairs[name]
        return Who(person=chair.person, seat=chair.seat, mandate="m")

    def _file(self, case):
        filer, worker = self.chairs[case.by], self.chairs[case.worker]
        employer = demo.organisation(case.employer)
        case.parties = {
            "employer": employer,
            "worker": worker.organisation,
            "work-authority": case.region,
            "stay-authority": "immigration-office",
            "municipality": f"municipality:{case.municipality}",
            "post": "post:in-mumbai",
        }
        if filer.seat.kind is Kind.REPRESENTATIVE:
            case.parties["representative"] = filer.organisation
        told = self._answers(case)
        law = shelf().on(DAY)
        worker_part = {n: v for n, v in told.items() if law.question(n).asked_of is Kind.WORKER}
        employer_part = {n: v for n, v in told.items() if n not in worker_part}
        with writing(filer.seat, person=filer.person):
            case.id = drafts.begin(
                filer.organisation,
                procedure="single-permit-highly-skilled",
                language=case.language,
                at=at(DAY),
            )
            drafts.admit(case.id, worker.organisation, part="worker", at=at(DAY))
        for chair, part, answers in (
            (filer, "employer", employer_part),
            (worker, "worker", worker_part),
        ):
            with writing(chair.seat, person=chair.person):
                saved = drafts.save(case.id, part, answers, seen=0, at=at(DAY))
                drafts.confirm(case.id, part, seen=saved.revision, person=chair.person, at=at(DAY))
                self._give(case, chair, part)
        act = application(
            told,
            filer.seat,
            law=shelf().on(DAY),
            worker=worker.organisation,
            employer=employer,
            documents=tuple(
                Document(id=str(p.id), digest=p.digest, serves=p.serves)
                for p in case.papers.values()
            ),
        )
        record(case.id, act, self.who(case.by), Asking(day=DAY, at=at(DAY)))
        case.title = title_of(case.id)

    def _answers(self, case):
        n = CASES.index(next(c for c in CASES if c[0] == case.name)) + 1
        planted = {
            name: word(category, name.partition(".")[2], case.name)
            for name, category in PLANTED.items()
        }
        planted |= {
            "pay.base-month": Decimal(8431) + Decimal(n) / 100 + n,
            "criminal-record.issued": date(1911, 3, n),
            "medical.issued": date(1912, 4, n),
            "stay.until": date(1913, 6, n),
        }
        law = shelf().on(DAY)
        for name, category in PLANTED.items():
            asked_of = law.question(name).asked_of.value
            self._plant(
                case, f"answer {name}", planted[name], _answer(self, case, category, asked_of)
            )
        place = {
            "work.municipality": case.municipality,
            "employer.seat-municipality": case.municipality,
            "worker.home-municipality": case.municipality,
            "procedure.language": case.language,
        }
        return dict(story()) | planted | place

    def _give(self, case, chair, part):
        giver = Giver(organisation=chair.organisation, person=chair.person, part=part)
        for name, (category, asked_of) in PAPERS.items():
            if asked_of != part:
                continue
            mark = word("paper", name, case.name)
            paper = replace(_examined(name), name=f"{mark}.pdf")
            case.papers[name] = take(case.id, paper, giver=giver, serves=(name,), at=at(DAY))
            self._plant(case, f"paper {name} ({category})", mark, _paper(self, case, name))

    def _plant(self, case, name, planted, allowed):
        self.canaries.append(
            Canary(name=name, pattern=spelled(planted), dossier=case.name, allowed=allowed)
        )

    def note(self, case, name, fact, **told):
        """A text whose id a fact carries: it is known to whoever knows of the fact."""
        chair = self.chairs[name]
        mark = word("note", fact, name, case.name, *map(str, told.get("to", ())), told.get("x", ""))
        told.pop("x", None)
        with writing(chair.seat, person=chair.person):
            which = write(
                case.id,
                mark,
                kind="reasons",
                audience=Audience.PARTIES,
                organisation=chair.organisation,
                person=chair.person,
                at=at(LATER),
            )

        def allowed(who):
            return self.knows(who, case, fact, **told) or (
                self.finds(who, case) and who.organisation == chair.organisation
            )

        case.notes[which] = allowed
        self._plant(case, f"note of {fact}", mark, allowed)
        return str(which)

    def do(self, case, name, code, day=LATER, **content):
        """An act; where a condition asks why, the officer says why."""
        if content.get("settles") == "open":
            content["settles"] = [c.name for c in self.state(case).open_charges]
        asking = Asking(day=day, at=at(day))
        try:
            return record(case.id, act_of(code, content), self.who(name), asking)
        except Blocked as blocked:
            if {o.code for o in blocked.obstacles} != {"say-why"}:
                raise
            fact = {"grant": "granted", "refuse": "refused", "propose": "proposed"}[code]
            why = self.note(case, name, fact, lane=content["lane"], x="why")
            content["otherwise"] = {o.values["condition"]: why for o in blocked.obstacles}
            return record(case.id, act_of(code, content), self.who(name), asking)

    def state(self, case):
        with transaction.atomic(using="door"):
            return standing(case.id, using="door").dossier

    def _complete(self, case, officer):
        self.do(case, officer, "declare-complete", settles="open")
        case.reached = "complete"

    def _go_on(self):
        cases = self.cases
        asked = cases["incomplete"]
        note = self.note(asked, "officer-brussels", "supplement-requested")
        items = [{"name": "diploma", "of": "worker"}]
        self.do(asked, "officer-brussels", "request-supplement", items=items, note=note)

        case = cases["examined"]
        self._complete(case, "officer-flanders")
        for officer, lane in (("officer-flanders", "work"), ("officer-immigration", "stay")):
            self.do(case, officer, "assign", lane=lane, person=str(self._hidden(case, lane)))
        note = self.note(case, "officer-immigration", "proposed", lane="stay")
        self.do(
            case,
            "officer-immigration",
            "propose",
            lane="stay",
            verdict="refuse",
            grounds=["conditions"],
            note=note,
        )
        note = self.note(
            case, "officer-flanders", "message-sent", sender="work-authority", to=("worker",)
        )
        self.do(case, "officer-flanders", "send-message", note=note, to=["worker"])

        case = cases["granted"]
        self._complete(case, "officer-german-speaking")
        since, until = date(2027, 2, 1), date(2029, 1, 31)
        self.do(case, "officer-german-speaking", "grant", lane="work", since=since, until=until)
        self.do(case, "officer-immigration", "grant", lane="stay")
        case.reached = "granted"
        note = self.note(case, "post-mumbai", "visa-signalled")
        self.do(case, "post-mumbai", "report-visa", outcome="signalled", note=note)
        self.do(case, "post-mumbai", "report-visa", outcome="issued", until=until)
        self.do(case, "clerk-eupen", "report-entry", on=LATER)
        self.do(case, "clerk-eupen", "report-residence-check", lives_there=True, on=LATER)

        case = cases["refused"]
        self._complete(case, "officer-wallonia")
        note = self.note(case, "officer-wallonia", "refused", lane="work")
        self.do(case, "officer-wallonia", "refuse", lane="work", grounds=["conditions"], note=note)
        employer = self.chairs["employer-ghent"]
        with writing(employer.seat, person=employer.person):
            mandates.end(employer.seat, self.mandate, day=LATER)
        assert withdraw(LATER) == 1

    def _hidden(self, case, lane):
        """A colleague whom nobody outside the authority may learn of."""
        person = uuid4()
        self._plant(
            case,
            f"assignee of {lane}",
            str(person),
            lambda who: self.knows(who, case, "assigned", lane=lane),
        )
        return person

    def _draft(self):
        """What is still being written, and the invitation that goes with it."""
        filer = self.chairs["employer-ghent"]
        with writing(filer.seat, person=filer.person):
            self.draft = drafts.begin(
                filer.organisation,
                procedure="single-permit-highly-skilled",
                language="nl",
                at=at(DAY),
            )
            drafts.save(
                self.draft, "employer", {"pay.base-month": Decimal("7531.97")}, seen=0, at=at(DAY)
            )
        guest = Guest(
            email="zqguestzq@example.org", language="nl", proof=Proof(passport="P1", born=DAY)
        )
        invite(
            filer.seat,
            person=filer.person,
            to=("draft", self.draft),
            guest=guest,
            day=DAY,
            at=at(DAY),
        )
        self.canaries.append(
            Canary(
                name="e-mail of a guest",
                pattern=spelled("zqguestzq"),
                dossier="",
                allowed=lambda who: who.organisation == filer.organisation,
            )
        )
        with signing_in():
            issue(models.Account.objects.get().id, "sign-in")
        draft = Canary(
            name="answer of a draft",
            pattern=spelled(Decimal("7531.97")),
            dossier="",
            allowed=lambda who: who.organisation == filer.organisation,
        )
        self.canaries.append(draft)


def _answer(world, case, category, asked_of):
    return lambda who: world.sees(who, case, category, asked_of)


def _paper(world, case, name):
    return lambda who: world.sees_paper(who, case, name)
