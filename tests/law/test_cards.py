"""What the law derives for a professional card, at its edges."""

from datetime import date
from decimal import Decimal

import pytest

from tessera.law.case import Case
from tessera.law.derivations import DERIVATIONS
from tessera.law.load import shelf
from tessera.law.model import Reference

DAY = date(2026, 11, 2)


def derived(name, day=DAY, authority="brussels", **answers):
    case = Case(
        answers={key.replace("__", ".").replace("_", "-"): v for key, v in answers.items()},
        law=shelf().on(day),
        day=day,
        days=dict.fromkeys(Reference, day),
        procedure="professional-card-abroad",
        authority=authority,
        derivations=DERIVATIONS,
    )
    return case.found(name).value


@pytest.mark.parametrize(
    ("refused", "day", "years"),
    [
        (date(2024, 11, 2), date(2026, 11, 1), 1),
        (date(2024, 11, 2), date(2026, 11, 2), 2),
        (date(2024, 2, 29), date(2026, 2, 28), 1),
        (date(2024, 2, 29), date(2026, 3, 1), 2),
        (None, DAY, None),
        ("2024-11-02", DAY, None),
    ],
)
def test_years_since_a_refusal_are_whole_years(refused, day, years):
    assert derived("years-since-refusal", day, card__refused_on=refused) == years


@pytest.mark.parametrize(
    ("start", "years", "last"),
    [
        (date(2027, 3, 1), Decimal(1), date(2028, 2, 29)),
        (date(2027, 3, 1), Decimal(2), date(2029, 2, 28)),
        (date(2028, 2, 29), Decimal(1), date(2029, 2, 27)),
        (date(2027, 3, 1), Decimal("1.5"), None),
        (date(2027, 3, 1), Decimal(0), None),
        (date(2027, 3, 1), None, None),
        (None, Decimal(2), None),
    ],
)
def test_a_card_runs_for_whole_years_from_its_start(start, years, last):
    assert derived("card-until", card__start=start, card__years=years) == last


def test_the_longest_card_is_known_in_brussels_alone():
    asked = {"card__start": date(2027, 3, 1), "card__years": Decimal(4)}
    assert derived("card-longest", **asked) == date(2030, 2, 28)
    assert derived("card-longest", authority="flanders", **asked) is None
    assert derived("card-longest", date(2024, 9, 30), **asked) is None
