"""The document beside the requirements: which one, which page, how large, which way up."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from tessera.faces.authority.sheet import Sheet
from tessera.faces.authority.sitting import Sitting
from tessera.vault.document import Document
from tessera.vault.scan import Outcome

TURNS = (0, 90, 180, 270)
ZOOMS = (1, 2, 3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """One page of one document, and the way to every other; by links alone."""

    here: Sitting
    sheet: Sheet
    papers: tuple[Document, ...]
    number: int
    leaf: int
    zoom: int
    turn: int

    @property
    def paper(self) -> Document:
        return self.papers[self.number]

    @property
    def title(self) -> str:
        return self.words(self.paper)

    @property
    def scanned(self) -> bool:
        return self.paper.scan.outcome is not Outcome.NOT_SCANNED

    def words(self, paper: Document) -> str:
        """What it was given for; the name of the file is its giver's affair."""
        return "; ".join(self.sheet.piece_words(name) for name in paper.serves) or paper.name

    @property
    def picture(self) -> str:
        address = self._at("picture", paper=self.paper.id, leaf=self.leaf)
        return f"{address}?{urlencode({'turn': self.turn, 'zoom': self.zoom})}"

    @property
    def original(self) -> str:
        return self._at("original", paper=self.paper.id)

    @property
    def before(self) -> str:
        """The page before this one, or the last of the document before."""
        if self.leaf > 1:
            return self.link(leaf=self.leaf - 1)
        if self.number:
            paper = self.papers[self.number - 1]
            return self.to(paper, leaf=paper.pages)
        return ""

    @property
    def after(self) -> str:
        if self.leaf < self.paper.pages:
            return self.link(leaf=self.leaf + 1)
        if self.number + 1 < len(self.papers):
            return self.to(self.papers[self.number + 1])
        return ""

    @property
    def larger(self) -> str:
        return self.link(zoom=self.zoom + 1) if self.zoom < ZOOMS[-1] else ""

    @property
    def smaller(self) -> str:
        return self.link(zoom=self.zoom - 1) if self.zoom > 1 else ""

    @property
    def turned(self) -> str:
        return self.link(turn=TURNS[(TURNS.index(self.turn) + 1) % len(TURNS)])

    def to(self, paper: Document, *, leaf: int = 1) -> str:
        return f"?{urlencode({'doc': paper.id, 'page': leaf})}#viewer-title"

    def link(self, **other: int) -> str:
        told = {"leaf": self.leaf, "zoom": self.zoom, "turn": self.turn} | other
        asked = {"doc": self.paper.id, "page": told["leaf"]}
        asked |= {name: told[name] for name in ("zoom", "turn") if told[name] not in {0, 1}}
        return f"?{urlencode(asked)}#viewer-title"

    def _at(self, name: str, **places: object) -> str:
        kwargs = {"lang": self.here.language.value, "dossier": self.here.view.id, **places}
        return reverse(f"authority:{name}", kwargs=kwargs)


def viewer(request: HttpRequest, here: Sitting, sheet: Sheet) -> Viewer | None:
    """The document that was asked for, else the first; nothing where there is none to see."""
    papers = here.view.documents
    if not papers:
        return None
    asked = request.GET
    ids = [str(paper.id) for paper in papers]
    number = ids.index(asked["doc"]) if asked.get("doc") in ids else 0
    leaf = _number(asked.get("page", ""), 1, papers[number].pages)
    turn = _number(asked.get("turn", ""), 0, TURNS[-1])
    return Viewer(
        here=here,
        sheet=sheet,
        papers=papers,
        number=number,
        leaf=leaf,
        zoom=_number(asked.get("zoom", ""), 1, ZOOMS[-1]),
        turn=turn if turn in TURNS else 0,
    )


def _number(text: str, least: int, most: int) -> int:
    return min(max(int(text), least), max(most, least)) if text.isdecimal() else least
