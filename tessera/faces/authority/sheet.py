"""Requirement by requirement: what was computed of one half, on which law, with which papers."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from tessera.desk.life import life_before
from tessera.dossier.findings import known_of, reference_days
from tessera.dossier.model import FrozenFinding
from tessera.faces.authority.sitting import EXAMINERS, Sitting
from tessera.faces.look.telling import Source, Teller, Told
from tessera.law.assess import assess
from tessera.law.assessment import Assessment
from tessera.law.findings import Verdict
from tessera.law.model import Kind, Lane, Mark, Question
from tessera.vault.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A document of the law's list, and what was given for it.

    `elsewhere`: it was given, but the agreement does not show it to this seat.
    """

    name: str
    label: str
    of: Kind
    needed: Verdict
    given: tuple[Document, ...]
    elsewhere: bool
    asked: bool
    basis: tuple[tuple[Source, ...], Mark]


class Sheet:
    """Computed when it is read; a page that shows none of it pays nothing."""

    def __init__(self, here: Sitting) -> None:
        self.here = here

    @cached_property
    def teller(self) -> Teller:
        dossier = self.here.dossier
        authority = dossier.work.authority or dossier.stay.authority
        return Teller(law=self.here.law, language=self.here.language, authority=authority)

    @cached_property
    def assessment(self) -> Assessment | None:
        here = self.here
        if here.kind not in EXAMINERS:
            return None
        return assess(
            here.law.shelf,
            here.dossier.procedure,
            {**here.view.answers, **known_of(here.dossier)},
            days=reference_days(here.dossier, here.day),
            authority=here.dossier.work.authority,
            life=self.life,
        )

    @cached_property
    def life(self) -> tuple[Mapping[str, Any], ...]:
        """The earlier periods of this worker, as conditions read them."""
        return life_before(self.here.dossier.worker, self.here.view.id)

    @cached_property
    def findings(self) -> tuple[Told, ...]:
        """Of one's own half, what stands in the way first; once decided, as it was decided."""
        if self.assessment is None or self.here.lane is None:
            return ()
        told = [self.teller.finding(f) for f in self.assessment.in_lane(self.here.lane)]
        if self.settled:
            frozen = {f.condition: f for f in self.decided}
            told = [self._as_decided(t, frozen[t.name]) for t in told if t.name in frozen]
        return tuple(sorted(told, key=lambda t: ORDER.index(t.verdict)))

    @property
    def settled(self) -> bool:
        """Whether nobody is examining one's own half any more."""
        dossier, lane = self.here.dossier, self.here.lane
        return lane is not None and (dossier.phase.ended or not dossier.lane(lane).undecided)

    @cached_property
    def decided(self) -> tuple[FrozenFinding, ...]:
        """What the fact that decided one's own half keeps of each condition, if one did."""
        here = self.here
        version = here.dossier.lane(here.lane).verdict_version if here.lane else 0
        for entry in here.view.entries:
            if version and entry.kind == "dossier" and entry.version == version:
                return getattr(entry.fact, "findings", ())
        return ()

    def _as_decided(self, told: Told, frozen: FrozenFinding) -> Told:
        """The verdict of that day. Where an officer's own answer made it, no clause says so now."""
        note = next((n for key, n in self.here.view.notes.items() if str(key) == frozen.note), None)
        same = told.verdict == frozen.verdict
        return replace(
            told,
            verdict=Verdict(frozen.verdict),
            reasons=tuple(r for r in told.reasons if r.found) if same else (),
            seen=note.text if note else "",
            officer=False,
            open=(),
            missing=(),
        )

    @property
    def open_findings(self) -> tuple[Told, ...]:
        return tuple(t for t in self.findings if t.verdict is not Verdict.MET)

    def count(self, *verdicts: str) -> int:
        return sum(told.verdict in verdicts for told in self.findings)

    @cached_property
    def own_questions(self) -> tuple[Question, ...]:
        """What only an officer answers, where it would settle a condition of this half."""
        asked = {name for told in self.open_findings for name in told.missing}
        return tuple(
            q
            for q in self.here.law.questions(self.here.dossier.procedure)
            if q.name in asked and q.asked_of is self.here.kind and q.type == "yes-no"
        )

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """The papers of one's own half; before completeness, those of both."""
        if self.assessment is None:
            return ()
        dossier = self.here.dossier
        whole = self.here.lane is Lane.WORK and dossier.complete_on is None
        asked = {name for r in dossier.open_requests for name in r.missing}
        shown = {str(d.id) for d in self.here.view.documents}
        hidden = {name for d in dossier.documents if d.id not in shown for name in d.serves}
        return tuple(
            Piece(
                name=n.requirement.name,
                label=n.requirement.label.said_in(self.here.language),
                of=n.requirement.asked_of,
                needed=n.verdict,
                given=tuple(d for d in self.here.view.documents if n.requirement.name in d.serves),
                elsewhere=n.requirement.name in hidden,
                asked=n.requirement.name in asked,
                basis=self.teller.basis(n.requirement),
            )
            for n in self.assessment.needed
            if whole or n.requirement.lane is self.here.lane
        )

    @cached_property
    def besides(self) -> tuple[Document, ...]:
        """What was given and is shown, and no piece of the list above asked for."""
        listed = {paper.id for piece in self.pieces for paper in piece.given}
        return tuple(paper for paper in self.here.view.documents if paper.id not in listed)

    def piece_words(self, name: str) -> str:
        """What a piece is called; its code when the law of today no longer knows it."""
        rows = self.here.law.requirements(
            self.here.dossier.procedure, self.here.dossier.work.authority
        )
        return next((r.label.said_in(self.here.language) for r in rows if r.name == name), name)


ORDER = (Verdict.NOT_MET, Verdict.PRESUMED, Verdict.UNKNOWN, Verdict.MET)
