"""A test in words, without a case: what the law wants, as jurists read it."""

from collections.abc import Iterator

from tessera.law.explain import Shown
from tessera.law.figures import Amount
from tessera.law.model import Operand, Period, Question, Test
from tessera.law.shelf import Law
from tessera.words.languages import Language
from tessera.words.sentences import say

INDENT = "  "
BARE = frozenset({"is", "one-of"})
"""What they want needs no word before it: the answer that counts, or those that do."""


def told(test: Test, language: Language, law: Law, authority: str, depth: int = 0) -> Iterator[str]:
    """One line a clause, under the words of its group."""
    if test.tests:
        yield f"{INDENT * depth}- {say(f'findings.group-{test.test}', language)}"
        for inner in test.tests:
            yield from told(inner, language, law, authority, depth + 1)
        return
    unit = _unit(test, law)
    shown = Shown(language=language, law=law, of=test.of, unit=unit)
    what = test.label.said_in(language) if test.label else shown.what()
    wants = _wants(test, shown, authority)
    key = "rule-asked" if what.endswith("?") else "rule"
    yield f"{INDENT * depth}- {say(f'findings.{key}', language, what=what, wants=wants)}"


def _wants(test: Test, shown: Shown, authority: str) -> str:
    if isinstance(test.value, Period):
        return say(
            "findings.wants-not-older", shown.language, wanted=period(test.value, shown.language)
        )
    key = f"findings.{'rule' if test.test in BARE else 'wants'}-{test.test}"
    if isinstance(test.value, Operand):
        return say(key, shown.language, wanted=_operand(test.value, shown, authority))
    return say(key, shown.language, wanted=shown.wanted(test.value))


def _operand(value: Operand, shown: Shown, authority: str) -> str:
    text = _named(value, shown, authority)
    for key, moved in (("after", value.plus), ("before", value.minus)):
        if moved is not None:
            said = period(moved, shown.language)
            text = say(f"findings.{key}-name", shown.language, period=said, name=text)
    return text


def _named(value: Operand, shown: Shown, authority: str) -> str:
    if value.amount:
        return figure(value.amount, value.key, shown, authority)
    if value.listed:
        return codes(value.listed, shown, authority)
    if value.day is not None:
        return say(f"findings.day-{value.day}", shown.language)
    return Shown(language=shown.language, law=shown.law, of=value.name, unit="").what()


def figure(name: str, key: str, shown: Shown, authority: str) -> str:
    try:
        row = shown.law.amount(name, key, authority=authority)
    except LookupError:
        return say("findings.not-known", shown.language)
    return Shown(language=shown.language, law=shown.law, of="", unit=row.unit).wanted(row.value)


def codes(name: str, shown: Shown, authority: str) -> str:
    try:
        return shown.wanted(shown.law.listed(name, authority=authority).codes)
    except LookupError:
        return say("findings.not-known", shown.language)


def period(value: Period, language: Language) -> str:
    parts = (("years", value.years), ("months", value.months), ("days", value.days))
    return " ".join(
        say(f"findings.{unit}", language, count=count) for unit, count in parts if count
    )


def _unit(test: Test, law: Law) -> str:
    for row in law.derivations(test.of):
        return row.unit
    for asked in law.named(Question, test.of):
        if asked.type == "money":
            return "eur"
    if isinstance(test.value, Operand):
        return next((row.unit for row in law.named(Amount, test.value.amount)), "")
    return ""
