"""The rules we apply, as anyone may read and doubt them: each with its days, texts and mark."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from tessera.faces.look.rendering import page
from tessera.faces.look.telling import Source, Teller
from tessera.faces.look.tongue import language_of
from tessera.law.explain import Shown
from tessera.law.load import shelf
from tessera.law.model import Kind, Lane, Mark, Norm, Test
from tessera.law.tested import told
from tessera.words.sentences import knows, say

PROCEDURE = "single-permit-highly-skilled"
EXAMINE = {Kind.WORK_AUTHORITY: Lane.WORK, Kind.STAY_AUTHORITY: Lane.STAY}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a test in words, and how deep it stands."""

    depth: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One norm in words."""

    label: str
    lines: tuple[Line, ...]
    value: str
    since: date
    sources: tuple[Source, ...]
    notes: tuple[str, ...]
    mark: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """The rules of one authority, or of all of them."""

    id: str
    title: str
    rules: tuple[Rule, ...]


@require_GET
def rules(request: HttpRequest) -> HttpResponse:
    law = shelf().on(request.day)
    reader = Reader(teller=Teller(law=law, language=language_of(request)))
    return page(
        request,
        "public/rules.html",
        public=True,
        procedure=law.procedure(PROCEDURE),
        today=law.day,
        digest=law.digest[:12],
        chapters=reader.chapters(),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Reads one procedure out of the law of one day."""

    teller: Teller

    def chapters(self) -> tuple[Chapter, ...]:
        by_authority = [
            Chapter(
                id=authority.id,
                title=self._say("shelf.conditions", authority=authority.name),
                rules=tuple(self._conditions(authority.id)),
            )
            for authority in self.teller.law.authorities()
            if authority.kind in EXAMINE
        ]
        return (
            self._chapter("competence", self._competence()),
            *by_authority,
            self._chapter("charges", self._charges()),
            self._chapter("terms", self._terms()),
        )

    def _chapter(self, name: str, found: Iterable[Rule]) -> Chapter:
        return Chapter(id=name, title=self._say(f"shelf.{name}"), rules=tuple(found))

    def _say(self, key: str, **texts: object) -> str:
        language = self.teller.language
        values = {k: t.said_in(language) if hasattr(t, "said_in") else t for k, t in texts.items()}
        return say(key, language, **values)

    def _conditions(self, authority: str) -> Iterable[Rule]:
        for row in self.teller.law.conditions(PROCEDURE, authority):
            label = row.label.said_in(self.teller.language)
            yield self._rule(row, label, lines=self._lines(row.test, authority))

    def _competence(self) -> Iterable[Rule]:
        for row in self.teller.law.rules(PROCEDURE):
            if row.overlay:
                over = self.teller.law.authority(row.overlay).name
                yield self._rule(row, self._say("shelf.overlay", authority=over))
            else:
                place = self.teller.name(row.place)
                label = self._say("shelf.at-place", place=place)
                yield self._rule(row, label[:1].upper() + label[1:], lines=self._lines(row.when))

    def _charges(self) -> Iterable[Rule]:
        seen: dict[str, Rule] = {}
        law, language = self.teller.law, self.teller.language
        for authority in law.authorities():
            if authority.kind is not Kind.WORK_AUTHORITY:
                continue
            for row in law.charges(PROCEDURE, authority.id):
                payee = law.authority(row.payee).name
                shown = Shown(language=language, law=law, of="", unit="eur").wanted(row.amount)
                label = self._say("shelf.charge", label=row.label, amount=shown, payee=payee)
                seen.setdefault(row.id, self._rule(row, label))
        return seen.values()

    def _terms(self) -> Iterable[Rule]:
        for row in self.teller.law.terms(PROCEDURE, ""):
            key = f"public.term-{row.name}"
            if not knows(key):
                continue
            length = self._say("findings.not-known")
            if row.length is not None:
                length = self._say(f"findings.{row.unit}", count=row.length)
            yield self._rule(row, self._say(key), value=length)

    def _rule(
        self, norm: Norm, label: str, *, lines: tuple[Line, ...] = (), value: str = ""
    ) -> Rule:
        return Rule(
            label=label,
            lines=lines,
            value=value,
            since=norm.since,
            sources=self.teller.sources(norm.cites),
            notes=self.teller.notes((norm,)),
            mark=norm.mark,
        )

    def _lines(self, test: Test | None, authority: str = "") -> tuple[Line, ...]:
        if test is None:
            return ()
        written = told(test, self.teller.language, self.teller.law, authority)
        return tuple(
            Line(depth=(len(each) - len(each.lstrip())) // 2, text=each.strip().removeprefix("- "))
            for each in written
        )
