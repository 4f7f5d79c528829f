"""What the law asks where a clause was looked at: one sentence, or none where nothing is amiss."""

from collections.abc import Sequence
from itertools import takewhile

from tessera.law.expiry import last_known
from tessera.law.explain import Shown
from tessera.law.figures import Amount
from tessera.law.findings import ClauseFinding, Verdict
from tessera.words import dates
from tessera.words.sentences import say

MANY = 6
"""A longer list is not read out: whether something stands on it says more."""

SELF_EVIDENT = frozenset({"is", "is-not", "one-of", "none-of", "present", "absent"})
"""What was found says all, once it is what the law asks."""

INVERSE = {
    "at-least": "less-than",
    "at-most": "more-than",
    "is": "is-not",
    "none-of": "one-of",
    "not-older-than": "older-than",
    "on-or-after": "before",
    "on-or-before": "after",
    "one-of": "none-of",
    "present": "absent",
}


def need(clause: ClauseFinding, shown: Shown, *, alone: bool = False) -> str:
    """What is asked, the other way round within a group of which nothing may hold.

    `alone`: no other clause stands beside it, so that the words of the rule say which yes or no.
    """
    against = _against(clause)
    asks = INVERSE[clause.test] if against else clause.test
    if clause.verdict is not Verdict.UNKNOWN:
        suits = (clause.verdict is Verdict.MET) is not against
        if suits and asks in SELF_EVIDENT:
            return ""
    if alone and isinstance(clause.wanted, bool):
        return ""
    if asks in {"present", "absent"}:
        return say(f"findings.need-{asks}", shown.language)
    return _of_value(clause, asks, shown)


def _of_value(clause: ClauseFinding, asks: str, shown: Shown) -> str:
    wanted, language = clause.wanted, shown.language
    if wanted is None:
        return _not_known(clause, shown)
    if asks == "at-most" and wanted == 0:
        return say("findings.need-nothing", language)
    if isinstance(wanted, bool):
        answer = "yes" if wanted is (asks == "is") else "no"
        return say(f"findings.need-{answer}", language)
    if clause.test == "not-older-than" and isinstance(wanted, tuple):
        first, last = (shown.value(day) for day in wanted)
        return say(f"findings.need-{asks}", language, first=first, last=last)
    if isinstance(wanted, tuple) and len(wanted) > MANY:
        return say(f"findings.need-{asks}-list", language)
    return say(f"findings.need-{asks}", language, wanted=shown.wanted(wanted))


def _not_known(clause: ClauseFinding, shown: Shown) -> str:
    """That the figure or the list is not known, and the last figure that was."""
    amounts = (norm for norm in clause.norms if isinstance(norm, Amount))
    for known in (before for each in amounts if (before := last_known(each, shown.law))):
        if known.until:
            then = dates.day(known.until, shown.language)
            wanted = shown.wanted(known.value)
            return say("findings.need-last-known", shown.language, wanted=wanted, day=then)
    listed = clause.test in {"one-of", "none-of"}
    return say(f"findings.need-unknown{'-list' if listed else ''}", shown.language)


def _against(clause: ClauseFinding) -> bool:
    """Whether the law wants this clause not to hold."""
    return sum(step.startswith("none#") for step in clause.within) % 2 == 1


def alternative(before: ClauseFinding, clause: ClauseFinding) -> bool:
    """Whether either of two clauses would have been enough: the ways to them part at an "any"."""
    pairs = zip(before.within, clause.within, strict=False)
    shared = takewhile(lambda pair: pair[0] == pair[1], pairs)
    way = [step for step, _ in shared]
    parts = clause.within[len(way) :][:1]
    return bool(parts) and parts[0].startswith("any#") and not _inside_none(way)


def _inside_none(way: Sequence[str]) -> bool:
    return any(step.startswith("none#") for step in way)
