"""An application that is still being written, as one of its parties may know it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpRequest

from tessera.desk.view import seen_answers
from tessera.dossier.acts.filers import COUNTERS
from tessera.dossier.kernel import Seat
from tessera.dossier.shape import EXAMINES, Shape
from tessera.faces.applicant.caller import law_today, seat_of, writing_here
from tessera.faces.applicant.late import Late, late
from tessera.faces.applicant.typed import answers_among
from tessera.faces.look.telling import Teller
from tessera.law.asking import concerned
from tessera.law.assess import Assessment, assess
from tessera.law.assessment import Needed
from tessera.law.findings import Verdict
from tessera.law.model import Answers, Kind, Question
from tessera.law.procedure import Procedure
from tessera.law.shelf import Law
from tessera.people.models import Organisation
from tessera.people.seats import names_of
from tessera.vault import drafts
from tessera.vault.answers import Drafted, drafted
from tessera.vault.document import Document
from tessera.vault.documents import documents
from tessera.vault.drafts import Draft, NoSuchDraft, Part, Progress
from tessera.words.languages import Language

READERS = (
    *(Kind.EMPLOYER, Kind.WORKER, Kind.WORK_AUTHORITY, Kind.STAY_AUTHORITY),
    *(Kind.MUNICIPALITY, Kind.POST),
)
OF_THE_POST = "report-visa"
FIRST, LAST = ("employer", "worker", "passport", "stay"), ("certificates", "procedure")
AMONG = len(FIRST)
RANKS = dict(zip((*FIRST, *LAST), (*range(AMONG), AMONG + 1, AMONG + 2), strict=True))
"""Who it is comes before what is asked for; papers that expire and the language come last."""


@dataclass(frozen=True, kw_only=True)
class Application:
    """`parts` are those this seat writes; `told` is what it may lean on of all that was written."""

    draft: Draft
    seat: Seat
    law: Law
    parts: Mapping[str, Part]
    progress: Mapping[str, Progress]
    papers: tuple[Document, ...]
    whole: Drafted
    names: Mapping[str, str]
    number: str

    @property
    def id(self) -> UUID:
        return self.draft.id

    @property
    def mine(self) -> bool:
        """Whether this seat began it, and files it."""
        return self.draft.owner == self.seat.organisation

    @property
    def procedure(self) -> Procedure:
        return self.law.procedure(self.draft.procedure)

    @property
    def parties(self) -> tuple[str, ...]:
        """The parts it has: one for each kind of party of the procedure."""
        return tuple(str(kind) for kind in self.procedure.parties)

    @property
    def alone(self) -> bool:
        """Whether nobody but who began it has a part in it."""
        return len(self.parties) == 1

    @property
    def readers(self) -> tuple[Kind, ...]:
        """The kinds of seats that this procedure has at all: nobody else will ever read it."""
        row = self.procedure
        shape = Shape.of(self.law, row)
        there = {*row.parties, *row.counters, shape.intake, *(EXAMINES[x] for x in row.lanes)}
        if set(row.follow_up) - {OF_THE_POST}:
            there.add(Kind.MUNICIPALITY)
        if OF_THE_POST in row.follow_up:
            there.add(Kind.POST)
        return tuple(kind for kind in READERS if kind in there)

    @property
    def halved(self) -> str:
        """The ending of sentences: `-one` authority, two that decide `-each`, or both together."""
        if len(self.procedure.lanes) == 1:
            return "-one"
        return "" if self.procedure.joint else "-each"

    @property
    def employer(self) -> str:
        """The employer it is for: who writes the employer's part, or else the firm that began."""
        return _employer(self.whole, self.draft)

    @property
    def represented(self) -> bool:
        return bool(self.employer) and self.employer != self.draft.owner

    @property
    def invites(self) -> bool:
        """Whether its owner can ask the worker to fill in the worker's part."""
        alone = {Kind.WORKER, *COUNTERS}
        return self.mine and "worker" in self.parties and self.seat.kind not in alone

    @property
    def worker(self) -> str:
        """The worker who was invited and came; empty until then."""
        holders = self.whole.holders.get("worker", ())
        return next((h for h in holders if h.startswith("person:")), "")

    @cached_property
    def told(self) -> Answers:
        """What this seat wrote, and of the rest what the agreement gives it."""
        others = seen_answers(self.whole.answers, self.law, self.draft.procedure, self.seat.kind)
        own: dict[str, object] = {}
        for part in self.parts.values():
            own |= answers_among(part.answers)
        return {**others, **own}  # type: ignore[dict-item]  # both hold values of the law

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """All that concerns this application by now, in the order in which it is asked."""
        found = concerned(self.law, self.draft.procedure, self.told)
        asked = (q for q in found if q.asked_of in self.parties)
        return tuple(sorted(asked, key=lambda q: RANKS.get(q.group, AMONG)))

    def groups(self, part: str) -> tuple[str, ...]:
        """The pages of a part, in the order of the law's questions."""
        return tuple(dict.fromkeys(q.group for q in self.questions if q.asked_of == part))

    def asked(self, part: str, group: str) -> tuple[Question, ...]:
        return tuple(q for q in self.questions if q.asked_of == part and q.group == group)

    @cached_property
    def assessment(self) -> Assessment:
        return assess(self.law, self.draft.procedure, self.told)

    def late(self, language: Language) -> Late | None:
        """What is said of an application that comes after the stay has ended."""
        authority = self.assessment.authority or self.procedure.stay_authority
        teller = Teller(law=self.law, language=language, authority=authority)
        return late(self.told, self.assessment, teller)

    def needed(self, part: str) -> tuple[Needed, ...]:
        """The papers that the law asks of this part; `unknown`: perhaps, more answers will tell."""
        found = [n for n in self.assessment.needed if n.requirement.asked_of == part]
        return tuple({n.requirement.name: n for n in found}.values())

    def serving(self, name: str) -> tuple[Document, ...]:
        return tuple(p for p in self.papers if name in p.serves)

    def missing_papers(self, part: str) -> tuple[Needed, ...]:
        return tuple(
            n
            for n in self.needed(part)
            if n.verdict is Verdict.MET and not self.serving(n.requirement.name)
        )


def opened(request: HttpRequest, which: UUID) -> Application:
    """The draft as the visitor's seat holds it; for anybody else there is none."""
    seat = seat_of(request)
    try:
        with writing_here(request):
            draft = drafts.draft(which, organisation=seat.organisation)
            progress = {p.part: p for p in drafts.progress(which)}
            parts = {name: drafts.part(which, name) for name in draft.holds if name in progress}
            papers = documents(which)
            with transaction.atomic(using="door"):
                whole = drafted(which)
            held = {o for p in progress.values() for o in p.holders} | {draft.owner}
            names = names_of(held, request.lang)  # type: ignore[attr-defined]
            number = _number(whole, draft)
    except NoSuchDraft:
        raise Http404 from None
    return Application(
        draft=draft,
        seat=seat,
        law=law_today(request),
        parts=parts,
        progress=progress,
        papers=papers,
        whole=whole,
        names=names,
        number=number,
    )


def _number(whole: Drafted, draft: Draft) -> str:
    """The enterprise number of the employer as its organisation is registered here."""
    row = Organisation.objects.filter(id=_employer(whole, draft)).first()
    return row.enterprise_number if row else ""


def _employer(whole: Drafted, draft: Draft) -> str:
    """Nobody where the procedure has no employer, or where the worker began."""
    holders = whole.holders.get("employer", ())
    found = next((h for h in holders if h != draft.owner), draft.owner if holders else "")
    return "" if found.startswith("person:") else found
