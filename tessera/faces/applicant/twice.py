"""The same file given for two papers: told at both, refused at neither."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from tessera.vault.document import Document


def twice(papers: Iterable[Document]) -> Mapping[UUID, tuple[str, ...]]:
    """For each paper, what else was given as the very same bytes, sent a second time.

    One paper that its giver said serves several requirements is no mistake.
    """
    known = tuple(papers)
    found = {
        paper.id: tuple(
            dict.fromkeys(
                name
                for other in known
                if other.id != paper.id and other.received == paper.received
                for name in other.serves
                if name not in paper.serves
            )
        )
        for paper in known
    }
    return {paper: names for paper, names in found.items() if names}
