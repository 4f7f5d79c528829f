"""Before an act is confirmed its officer hears what a careful colleague would say."""

from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace

from tessera.dossier.acts.announce import EndingAnnounced
from tessera.dossier.acts.arrival import Entered
from tessera.dossier.acts.notice import NoticeStands
from tessera.dossier.acts.paid import ChargeSettled
from tessera.dossier.acts.papers import PaperIssued
from tessera.dossier.model import Dossier, Due, FrozenTerm
from tessera.dossier.shape import Shape
from tessera.dossier.title import Title
from tessera.dossier.titled import Paper
from tessera.faces.authority.cautions import cautions
from tessera.faces.authority.sheet import Sheet
from tessera.law.load import shelf
from tessera.law.model import Lane, Mark
from tessera.law.switching import tried
from tessera.words.languages import Language

DAY = date(2027, 5, 3)
NOTICE = "single-permit-employer-notice"
PROCEDURE = "single-permit-highly-skilled"
ABROAD = Dossier(procedure=PROCEDURE, post="mumbai", shape=Shape(follow_up=("report-visa",)))
FEDERAL, FLEMISH = "federal-contribution", "flemish-retribution"


def told(fact, dossier=ABROAD, title=Title(procedure=PROCEDURE)):
    here = SimpleNamespace(
        dossier=dossier,
        view=SimpleNamespace(title=title),
        law=shelf().on(DAY),
        language=Language.EN,
        day=DAY,
    )
    return cautions(here, Sheet(here), [fact])


def received(cents, charge=FEDERAL):
    due = Due(name=charge, payee="office", cents=9000, norm="n", paid=4000)
    unpaid = Dossier(procedure=PROCEDURE, charges=(due,)).with_lane(Lane.WORK, authority="flanders")
    return told(ChargeSettled(on=DAY, name=charge, cents=cents), unpaid)


def announced(answer_by, **changes):
    term = FrozenTerm.of(shelf().on(DAY).term("hearing", procedure=PROCEDURE))
    term = replace(term, **changes)
    return told(EndingAnnounced(on=DAY, grounds=("x",), answer_by=answer_by, term=term))


def test_more_money_than_is_open_is_asked_about_with_both_sums():
    (caution,) = received(cents=4000 + 5001)
    assert "€\u00a00.01 more than is still open (€\u00a050)" in caution.said
    assert "the excess can go back" in caution.said
    assert received(cents=9000) == ()


def test_where_no_ground_to_refund_was_found_none_is_promised():
    (caution,) = received(cents=9001, charge=FLEMISH)
    assert "On which ground the excess of this charge can go back was not found" in caution.said


def test_an_entry_without_a_visa_is_asked_about_only_where_one_is_asked():
    (caution,) = told(Entered(on=DAY))
    assert "no visa is noted here" in caution.said
    assert caution.mark is Mark.VERIFIED
    (refused,) = told(Entered(on=DAY), replace(ABROAD, visa="refused"))
    assert "the visa was refused" in refused.said
    for without in ({"visa": "issued"}, {"in_belgium": True}, {"shape": Shape(follow_up=())}):
        assert told(Entered(on=DAY), replace(ABROAD, **without)) == ()


def test_a_paper_that_ends_before_the_one_held_is_asked_about():
    held = Paper(annex="49", since=DAY, until=DAY + timedelta(45))
    title = Title(procedure=PROCEDURE, papers=(held,))

    def issued(days):
        return told(PaperIssued(on=DAY, annex="49", until=DAY + timedelta(days)), title=title)

    (caution,) = issued(44)
    assert "already has annex 49, valid until and including 17\u00a0June 2027" in caution.said
    assert issued(45) == ()


def test_a_day_for_the_answer_is_said_to_rest_on_no_term_that_was_read():
    (caution,) = announced(DAY + timedelta(1))
    assert caution.said.startswith("You give one day to answer")
    assert "The text with the term was not read" in caution.note
    assert caution.mark is Mark.UNKNOWN
    assert announced(DAY + timedelta(1), length=15) == ()


def test_a_notice_of_work_under_another_authority_is_said_to_rest_on_no_source():
    law = tried(shelf(), "recast-2024-1233", DAY).on(DAY)
    noticed = Dossier(procedure=NOTICE, worker="w").with_lane(Lane.WORK, authority="brussels")
    here = SimpleNamespace(dossier=noticed, law=law, language=Language.EN, day=DAY)
    fact = NoticeStands(on=DAY, lane=Lane.WORK, employer="org:other", since=DAY)

    def said(region, until):
        sheet = Sheet(here)
        row = {"region": region, "until": until, "procedure": PROCEDURE, "kind": "work"}
        sheet.life = (row,)
        return cautions(here, sheet, [fact])

    (caution,) = said("flanders", DAY)
    assert "found in no source" in caution.said
    assert caution.mark is Mark.UNKNOWN
    assert said("brussels", None) == ()
    assert said("flanders", DAY - timedelta(1)) == ()
