"""Weighing only what differs says the same as assessing every dossier twice."""

from datetime import date, timedelta
from functools import cache

import pytest

from tessera.faces.console.invented import courses
from tessera.law.assess import assess
from tessera.law.bundle import shipped
from tessera.law.findings import Verdict
from tessera.law.impact import Weigher, charged, effects_between
from tessera.law.impact_rows import Reached
from tessera.law.load import assembled, shelf
from tessera.law.model import Reference
from tessera.law.switching import tried

TODAY = date(2026, 11, 23)
BUNDLE = shipped()
LABEL = 'label.nl = "a"\nlabel.fr = "b"\nlabel.de = "c"\nlabel.en = "d"\n'
NORM = 'since = 2018-12-24\ncites = ["practice"]\nmark = "single"\n'
SCOPE = 'procedures = ["single-permit-highly-skilled"]\n'


def changed(path, old="", new="", more=""):
    text = BUNDLE.get(path, b"").decode()
    assert old in text
    return assembled(BUNDLE | {path: (text.replace(old, new) + more).encode()})


def every_figure_of(path, key, by):
    """All figures of a file with this key moved by so much."""
    lines, inside = [], False
    for line in BUNDLE[path].decode().splitlines():
        inside = line == f'key = "{key}"' or (inside and line != "[[amount]]")
        if inside and line.startswith("value = "):
            line = f"value = {float(line.removeprefix('value = ')) + by:.2f}"  # noqa: PLW2901
        lines.append(line)
    text = "\n".join(lines) + "\n"
    assert text != BUNDLE[path].decode()
    return assembled(BUNDLE | {path: text.encode()})


def shelves():
    document = f'[[document]]\nname = "odd"\nlane = "work"\nasked_of = "employer"\ncategory = "employment"\nauthorities = ["flanders"]\n{SCOPE}when = {{ test = "one-of", of = "worker.nationality", value = ["IND", "CHN"] }}\n{LABEL}{NORM}'
    condition = f'[[condition]]\nname = "odd"\nlane = "work"\nauthorities = ["wallonia"]\n{SCOPE}test = {{ test = "at-least", of = "age", value = 40 }}\n{LABEL}{NORM}'
    return {
        "the floors of Flanders": every_figure_of("amounts/flanders.toml", "highly-skilled", 15000),
        "the floor behind a derivation": every_figure_of("amounts/brussels.toml", "highly-skilled", 500),
        "a new document for some, in one region": changed("documents/odd.toml", more=document),
        "a new condition in one region": changed("conditions/wallonia/odd.toml", more=condition),
        "another term": changed("terms.toml", 'name = "decision-work"\nlength = 4', 'name = "decision-work"\nlength = 5'),
        "the recast in the past": tried(shelf(), "recast-2024-1233", date(2026, 9, 1)),
        "the recast in the future": tried(shelf(), "recast-2024-1233", date(2027, 3, 1)),
        "only a remark": changed("terms.toml", 'cites = ["agreement-2018#25§1"]', 'cites = ["agreement-2018#25§1", "practice"]'),
    }  # fmt: skip


SHELVES = shelves()


@cache
def dossiers():
    """Invented applications: answers, whose they are, and how far they came."""
    found = []
    for number, course in enumerate(courses(160, seed=7, today=TODAY)):
        filed = course.steps[0].day
        authority = assess(
            shelf().on(filed), course.steps[0].act.procedure, course.answers
        ).authority
        complete = filed + timedelta(10) if number % 2 else None
        reached = Reached(course.steps[0].act.procedure, authority, filed, complete)
        found.append((reached, {**course.answers, "payment.contribution-settled": number % 3 > 0}))
    return found


def one_by_one(law, reached, answers):
    """Everything that a whole assessment says."""
    days = {
        Reference.FILING: reached.filed,
        Reference.COMPLETENESS: reached.complete or TODAY,
        Reference.DECISION: TODAY,
    }
    found = assess(law, reached.procedure, answers, days=days, authority=reached.authority)
    said = {("condition", f.condition.name): f.verdict.value for f in found.findings}
    said |= {("document", n.requirement.name): n.verdict.value for n in found.needed}
    opposite = {Verdict.MET: Verdict.NOT_MET, Verdict.NOT_MET: Verdict.MET}
    for due in found.due:
        waived = opposite.get(due.verdict, due.verdict)
        said["charge", due.charge.name] = charged(due.charge.amount, waived)
    if reached.complete is None:
        said |= {("term", e.term.name): e.last for e in found.terms}
    return said


@pytest.mark.parametrize("name", sorted(SHELVES))
def test_weighing_what_differs_equals_assessing_everything_twice(name):
    new = SHELVES[name]
    weigher = Weigher(shelf(), new, TODAY)
    touched = 0
    for reached, answers in dossiers():
        expected = effects_between(
            one_by_one(shelf(), reached, answers), one_by_one(new, reached, answers)
        )
        assert weigher.effects(reached, answers) == expected
        if expected:
            assert weigher.reached(*reached)
        touched += bool(expected)
    untouched = {"only a remark", "the recast in the future"}
    assert (touched == 0) is (name in untouched)


@pytest.mark.parametrize(
    ("name", "authority"),
    [("the floors of Flanders", "flanders"), ("a new condition in one region", "wallonia")],
)
def test_dossiers_out_of_reach_are_not_even_opened(name, authority):
    weigher = Weigher(shelf(), SHELVES[name], TODAY)
    for reached, _ in dossiers():
        assert weigher.reached(*reached) is (reached.authority == authority)


def test_a_remark_or_a_source_reaches_nobody():
    weigher = Weigher(shelf(), SHELVES["only a remark"], TODAY)
    assert not any(weigher.reached(*reached) for reached, _ in dossiers())


@pytest.mark.parametrize(
    "name", ["the floors of Flanders", "the recast in the past", "a new condition in one region"]
)
def test_a_dossier_without_an_authority_for_work_is_weighed_as_it_is_read(name):
    weigher = Weigher(shelf(), SHELVES[name], TODAY)
    for reached, answers in dossiers()[:40]:
        unrouted = reached._replace(authority="")
        assert weigher.effects(unrouted, answers) == effects_between(
            one_by_one(shelf(), unrouted, answers), one_by_one(SHELVES[name], unrouted, answers)
        )
        if weigher.effects(unrouted, answers):
            assert weigher.reached(*unrouted)
