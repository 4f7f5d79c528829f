"""Terms of which the law knows a shorter or longer one for some: which holds in this case."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tessera.law.case import Case
from tessera.law.conditions import Check, compiled
from tessera.law.findings import Verdict
from tessera.law.model import Term
from tessera.law.shelf import Law

Tried = Sequence[tuple[Term, Check | None]]


def applicable(rows: Tried, case: Case) -> Iterator[Term]:
    """The terms of a case, each that takes the place of another or may still do so among them."""
    said = [(term, when(case)[0] if when else Verdict.MET) for term, when in rows]
    replaced = {term.instead for term, verdict in said if verdict is Verdict.MET}
    for term, verdict in said:
        if verdict is not Verdict.NOT_MET and term.name not in replaced:
            yield term


def term_for(name: str, case: Case, law: Law) -> Term:
    """The term of this name in a case, under its own name; LookupError when the law has none.

    Only a test that is met puts another length in its place: what is not known changes nothing.
    """
    for row in law.terms(case.procedure, case.authority):
        if row.instead == name and row.when and compiled(row.when)(case)[0] is Verdict.MET:
            return replace(row, name=name)
    return law.term(name, procedure=case.procedure, authority=case.authority)
