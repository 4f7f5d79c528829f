"""A dossier that goes wrong goes wrong as the law says: by a person, in time, with a remedy."""

from datetime import date

import pytest

from tessera.dossier.clock import clocks
from tessera.dossier.kernel import Blocked
from tessera.dossier.model import Phase
from tessera.law.load import shelf
from tests.unhappy.conftest import ASKED

REFUSED = date(2026, 11, 3)
GRANT = {"lane": "work", "since": date(2027, 2, 1), "until": date(2030, 1, 31)}
REFUSAL = {"grounds": ["conditions"], "note": "Het loon ligt onder het minimum."}


def blocked(story, *told, **content):
    with pytest.raises(Blocked) as stopped:
        story.does(*told, **content)
    return {each.code for each in stopped.value.obstacles}


def test_what_is_missing_is_supplied_and_the_file_is_complete(story):
    story.does(ASKED, "region", "request-supplement", items=["diploma"])
    assert story.letters("incomplete")
    assert blocked(story, ASKED, "region", "declare-complete", settles="open")
    story.does(date(2026, 10, 5), "worker", "supply", items="asked")
    story.does(date(2026, 10, 6), "region", "declare-complete", settles="open")
    assert story.dossier.phase is Phase.EXAMINED
    assert story.letters("complete")


def test_a_late_supplement_lets_the_term_pass_and_nothing_happens_by_itself(story):
    story.does(ASKED, "region", "request-supplement", items=["diploma"])
    reasons = {"grounds": ["documents-missing"], "note": "Het diploma kwam niet."}
    last = date(2026, 10, 13)
    assert blocked(story, last, "region", "declare-inadmissible", **reasons) == {"term-still-runs"}
    story.worker_follows(date(2026, 10, 14))
    assert story.dossier.passed
    assert story.dossier.phase is Phase.INCOMPLETE
    story.does(date(2026, 10, 16), "region", "declare-inadmissible", **reasons)
    assert story.dossier.phase is Phase.INADMISSIBLE
    assert story.letters("inadmissible")


@pytest.mark.parametrize(
    ("by", "lane", "phase", "body"),
    [
        ("region", "work", Phase.REFUSED_WORK, "minister"),
        ("immigration-office", "stay", Phase.REFUSED_STAY, "Raad voor Vreemdelingenbetwistingen"),
    ],
)
def test_a_refusal_in_either_lane_names_its_remedy_its_body_and_the_last_day(
    story, by, lane, phase, body
):
    story.does(ASKED, "region", "declare-complete", settles="open")
    story.does(REFUSED, by, "refuse", lane=lane, **REFUSAL)
    assert story.dossier.phase is phase
    remedy = story.remedy(f"annex-48-{lane}")
    assert body in remedy, remedy
    assert "3\u00a0december 2026" in remedy, remedy


def test_silence_of_the_immigration_office_is_deemed_then_certified_and_stands(story):
    story.does(ASKED, "region", "declare-complete", settles="open")
    story.does(REFUSED, "region", "grant", **GRANT)
    after = date(2027, 1, 29)
    story.worker_follows(after)
    assert story.dossier.phase is Phase.EXAMINED, "nothing happens by itself"
    stay = {"lane": "stay", **REFUSAL}
    assert "stay-deemed-granted" in blocked(story, after, "immigration-office", "refuse", **stay)
    story.does(after, "immigration-office", "certify-silence")
    assert story.dossier.phase is Phase.GRANTED_TACITLY
    assert story.dossier.stay.verdict_on == date(2027, 1, 29)
    assert {one.role for one in story.letters("annex-47")} >= {"worker", "applicant"}
    assert blocked(story, after, "immigration-office", "refuse", **stay)


def test_silence_of_the_region_is_recorded_means_nothing_known_and_waits_for_a_person(story):
    story.does(ASKED, "region", "declare-complete", settles="open")
    story.does(REFUSED, "immigration-office", "grant", lane="stay")
    after = date(2027, 2, 3)
    story.worker_follows(after)
    assert "decision" in story.dossier.passed
    assert story.dossier.phase is Phase.EXAMINED
    assert story.dossier.work.undecided
    assert blocked(story, after, "immigration-office", "certify-silence")
    (clock,) = (c for c in clocks(story.dossier, shelf().on(after).calendar) if c.key == "decision")
    assert clock.over(after)
    story.does(after, "region", "grant", **GRANT)
    assert story.dossier.phase is Phase.GRANTED
