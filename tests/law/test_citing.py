"""Before one Region, no other Region's text is a source."""

from datetime import date

import pytest

from tessera.law.citing import cited_for
from tessera.law.load import shelf
from tessera.law.model import Mark

LAW = shelf().on(date(2026, 11, 28))
WORK = ("flanders", "brussels", "wallonia", "german-speaking")


def row(procedure, authority, name):
    found = LAW.requirements(procedure, authority)
    return next(row for row in found if row.name == name)


@pytest.mark.parametrize("authority", WORK)
def test_no_norm_is_told_with_a_text_of_another_region(authority):
    for procedure in LAW.procedures():
        for norm in (
            *LAW.requirements(procedure.code, authority),
            *LAW.conditions(procedure.code, authority),
        ):
            cites, mark = cited_for(norm, LAW, authority)
            assert all(LAW.source(c).of in {(), (authority,)} for c in cites), norm.id
            assert cites or mark is Mark.UNKNOWN, norm.id


def test_what_only_brussels_says_of_a_professional_card_is_unknown_in_wallonia():
    passport = row("professional-card-abroad", "wallonia", "passport")
    assert cited_for(passport, LAW, "wallonia") == ((), Mark.UNKNOWN)
    assert cited_for(passport, LAW, "brussels") == (passport.cites, passport.mark)
    assert cited_for(passport, LAW, "") == (passport.cites, passport.mark)


def test_an_own_text_is_enough_and_a_text_of_everybody_leaves_a_doubt():
    plan = row("professional-card-abroad", "flanders", "business-plan")
    assert cited_for(plan, LAW, "flanders") == (("flemish-card-pages",), plan.mark)
    cover = row("eu-blue-card", "wallonia", "health-insurance")
    cites, mark = cited_for(cover, LAW, "wallonia")
    assert cites == ("aliens-act#61/25-2",)
    assert mark is Mark.DERIVED
    (age,) = LAW.derivations("age")
    assert cited_for(age, LAW, "wallonia") == (("aliens-act#61/25-2",), age.mark)
