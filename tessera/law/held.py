"""Terms that are longer for whoever has held a title for long."""

from datetime import date

from tessera.law.model import Term
from tessera.law.shelf import Law
from tessera.words.days import add_months


def term_when_held(
    law: Law, name: str, *, held_since: date | None, procedure: str = "", authority: str = ""
) -> Term:
    """The term of this name on the law's day; the longer one once the title was held so long.

    Without `held_since` nobody knows for how long, and the shorter term stands. LookupError when
    the law of the day has no such term.
    """
    term = law.term(name, procedure=procedure, authority=authority)
    if term.longer is None or held_since is None:
        return term
    held = term.longer.held
    enough = add_months(held_since, 12 * held.years + held.months)
    if law.day < enough:
        return term
    return law.term(term.longer.term, procedure=procedure, authority=authority)
