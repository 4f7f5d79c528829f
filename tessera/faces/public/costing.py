"""What a procedure costs by these answers: each sum, and what it comes to at least and at most."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from tessera.faces.look.telling import Teller
from tessera.faces.public.shown import Cost, row_of
from tessera.law.assess import Assessment, assess
from tessera.law.assessment import Due
from tessera.law.figures import Amount
from tessera.law.findings import Verdict
from tessera.law.model import Answers, Kind, Lane
from tessera.words.sentences import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """`total`: what is surely due; `most`: what may be due; None while an amount is not known.

    `perhaps_less`: something in `most` is not due for everybody, or not before every authority.
    """

    costs: tuple[Cost, ...]
    most: Decimal | None
    perhaps_less: bool

    @property
    def total(self) -> Decimal | None:
        amounts = [cost.amount for cost in self.costs if cost.verdict is Verdict.MET]
        return None if None in amounts else self.at_least

    @property
    def at_least(self) -> Decimal:
        """What is surely due, as far as the amounts are known."""
        amounts = (cost.amount for cost in self.costs if cost.verdict is Verdict.MET)
        return sum((amount for amount in amounts if amount), Decimal(0))


def sums(teller: Teller, found: Assessment, answers: Answers, *, visa: bool) -> Sums:
    """As long as nobody knows who decides on the work, the dearest authority sets the most."""
    posted = tuple(_visa(teller, found, answers)) if visa else ()
    costs = (*_told(teller, found.due, found), *posted)
    nobody = Lane.WORK in found.procedure.lanes and not found.authority
    if not nobody:
        unsure = any(cost.verdict is Verdict.UNKNOWN for cost in costs)
        return Sums(costs=costs, most=_most(costs), perhaps_less=unsure)
    before = [
        assess(teller.law.shelf, found.procedure.code, answers, days=found.days, authority=each.id)
        for each in teller.law.authorities()
        if each.kind is Kind.WORK_AUTHORITY
    ]
    each = [tuple(_told(teller, one.due, one)) for one in before]
    most = [_most((*one, *posted)) for one in each]
    if not each or None in most:
        return Sums(costs=costs, most=None, perhaps_less=True)
    dearest = max(amount for amount in most if amount is not None)
    there = _elsewhere(costs, each[most.index(dearest)])
    return Sums(costs=(*costs, *there), most=dearest, perhaps_less=True)


def _elsewhere(costs: Iterable[Cost], there: Iterable[Cost]) -> Iterator[Cost]:
    """What only that authority asks, and so may be due."""
    asked = {(cost.label, cost.payee) for cost in costs}
    for cost in there:
        if (cost.label, cost.payee) not in asked and cost.verdict is not Verdict.NOT_MET:
            yield replace(cost, verdict=Verdict.UNKNOWN, elsewhere=True)


def _told(teller: Teller, due: Iterable[Due], found: Assessment) -> Iterator[Cost]:
    law = teller.law
    charges = law.charges(found.procedure.code, found.authority or "")
    prices = {row.name: row.amount for row in charges}
    for each in due:
        yield Cost(
            **row_of(teller, each.charge),
            payee=law.authority(each.charge.payee).name.said_in(teller.language),
            amount=each.charge.amount,
            verdict=each.verdict,
            each_year=prices.get(each.charge.name) if each.charge.per else None,
        )


def _visa(teller: Teller, found: Assessment, answers: Answers) -> Iterator[Cost]:
    """What the post asks for the visa: at its own counter, so that no dossier asks for it.

    Without a half for the stay it is the visa for a short stay, which not everybody needs. Where no
    visa follows by the law as it was read, it is not known whether one is due.
    """
    follows = "report-visa" in found.procedure.follow_up
    short = Lane.STAY not in found.procedure.lanes
    due = answers.get("worker.in-belgium") is False and not short and follows
    kind = "fee-short" if short else "fee" if follows else "fee-not-read"
    for row in teller.law.named(Amount, "visa-c" if short else "visa-d"):
        if row.key or not row.holds_for(found.procedure.code, ""):
            continue
        words = say(f"checker.visa-{kind}", teller.language)
        yield Cost(
            **row_of(teller, row) | {"label": words},
            payee=say("dossier.kind-post", teller.language),
            amount=row.value,
            verdict=Verdict.MET if due else Verdict.UNKNOWN,
        )


def _most(costs: Iterable[Cost]) -> Decimal | None:
    amounts = [cost.amount for cost in costs if cost.verdict is not Verdict.NOT_MET]
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if len(known) == len(amounts) else None
