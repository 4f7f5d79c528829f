"""Which texts speak for a norm before one authority: its own and everybody's, never another's."""

from tessera.law.figures import Derived
from tessera.law.findings import least_sure
from tessera.law.model import Mark, Norm
from tessera.law.shelf import Law


def cited_for(norm: Norm, law: Law, authority: str) -> tuple[tuple[str, ...], Mark]:
    """The citations of a norm that count before this work authority, and how sure that leaves it.

    What only another Region's text says is not known here; what a text of everybody says beside
    it is derived; a computation is the same everywhere, whoever describes it. Without an authority
    every citation counts.
    """
    of = {cite: law.source(cite).of for cite in norm.cites}
    kept = tuple(c for c in norm.cites if not authority or not of[c] or authority in of[c])
    if len(kept) == len(norm.cites) or any(authority in of[cite] for cite in kept):
        return kept, norm.mark
    if kept and isinstance(norm, Derived):
        return kept, norm.mark
    if kept or isinstance(norm, Derived):
        return kept, least_sure((norm.mark, Mark.DERIVED))
    return kept, Mark.UNKNOWN
