"""The list of a desk: what waits, for whom, until when; in a fixed small number of queries."""

import re
from datetime import date, timedelta
from html import unescape
from uuid import uuid4

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from tessera.faces.authority.export import harmless
from tessera.people import demo
from tests.couriers.test_whole_way import note
from tests.faces.authority.conftest import answers_to, day_fields
from tests.registry.builders import DAY, a_complete_dossier, a_filed_dossier, do
from tests.registry.test_life import granted


def text(page):
    return unescape(re.sub(r"<[^>]+>", " ", page.content.decode()))


def reference(page):
    return re.search(r"20\d\d-[0-9A-Z]{4}-[0-9A-Z]{4}", text(page))[0]


@pytest.mark.parametrize("language", ["nl", "fr", "de", "en"])
def test_the_list_is_told_in_four_languages(officers, language):
    a_filed_dossier()
    for seat in ("flanders", "office", "ghent", "mumbai", "auditor"):
        assert officers(seat, language=language).get().status_code == 200


def test_the_list_names_what_to_do_and_how_long_is_left(officers, at_day):
    dossier = a_complete_dossier()
    at_day(DAY + timedelta(117))
    page = officers("flanders").get()
    assert f"/en/desk/{dossier}" in page.content.decode()
    assert "Ananya Raghavan" in text(page)
    assert "Grant" in text(page)
    assert re.search(r"5\s+days left\s+21\u00a0January 2027", text(page))
    assert "1 is past its last day or reaches it within a week" in text(page)
    assert '<span class="tiny nb">21\u00a0January 2027</span>' in page.content.decode()
    folded, whole = "<details><summary>Narrow the list</summary>", page.content.decode()
    order = (folded, 'id="phase"', "</details>", "<table", "</table>", 'id="to"')
    assert sorted(order, key=whole.index) == list(order)


def test_the_list_holds_nothing_of_another_seat(officers):
    dossier = str(a_filed_dossier())
    for seat in ("brussels", "office", "ghent", "mumbai", "auditor"):
        assert dossier not in officers(seat).get().content.decode(), seat
    assert officers("employer").get().status_code == 403


def test_the_tabs_count_exactly(officers):
    mine, _ = a_filed_dossier(), a_filed_dossier()
    person = str(demo.person("officer-flanders"))
    do(mine, "region", "assign", {"lane": "work", "person": person})
    officer = officers("flanders")
    tabs = text(officer.get())
    assert re.search(r"Mine\s+1\s+My team\s+2\s+Unassigned\s+1\s+Waiting for others\s+0", tabs)
    assert str(mine) in officer.get(tab="mine").content.decode()
    assert str(mine) not in officer.get(tab="free").content.decode()


def test_a_search_by_name_or_reference_stands_in_no_address(officers):
    a_filed_dossier()
    officer = officers("flanders")
    number = reference(officer.get())
    assert (
        '<span class="tiny nb">Since 21\u00a0September 2026</span>'
        in officer.get().content.decode()
    )
    found = officer.post("", {"words": "raghavan"})
    assert "1 dossier" in text(found)
    assert "words=raghavan" not in found.content.decode()
    assert "1 dossier" in text(officer.post("", {"words": number}))
    assert "Nothing found" in text(officer.post("", {"words": "nobody"}))


def test_filters_narrow_by_what_to_do(officers):
    a_filed_dossier()
    officer = officers("flanders")
    assert "Nothing found" in text(officer.get(act="grant"))
    assert "1 dossier" in text(officer.get(act="declare-complete", phase="filed"))


def test_a_permit_that_was_withdrawn_no_longer_counts_as_granted(officers):
    dossier = granted(a_filed_dossier())
    officer = officers("flanders")
    assert "1 dossier" in text(officer.get(tab="done", phase="granted"))
    why = str(note(dossier, "region", DAY, "De werkgever is gestopt."))
    do(dossier, "region", "withdraw-work", {"grounds": ["employer-situation"], "note": why})
    assert "Nothing found" in text(officer.get(tab="done", phase="granted"))
    assert "1 dossier" in text(officer.get(tab="done", phase="work-withdrawn"))


def test_pages_follow_one_another_without_gap_or_doubling(officers, monkeypatch):
    monkeypatch.setattr("tessera.faces.authority.queue.A_PAGE", 2)
    wanted = {str(a_filed_dossier()) for _ in range(5)}
    officer, seen, after = officers("flanders"), [], ""
    for _ in range(3):
        page = officer.post("", {"after": after}).content.decode()
        seen += re.findall(r'name="d" value="([^"]+)"', page)
        after = (re.findall(r'name="after" value="([^"]+)"', page) or [""])[0]
    assert sorted(seen) == sorted(wanted)
    assert after == ""


def test_the_number_of_queries_does_not_grow_with_the_list(officers):
    officer, counts = officers("flanders"), []
    for more in (1, 6):
        for _ in range(more):
            a_filed_dossier()
        officer.get()
        with CaptureQueriesContext(connections["default"]) as asked:
            assert officer.get().status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 16, counts


def test_several_dossiers_are_assigned_after_confirmation(officers):
    ids = [str(a_filed_dossier()) for _ in range(2)]
    officer, to = officers("flanders"), str(demo.person("reviewer-flanders"))
    asked = officer.post("assign", {"tab": "free", "d": ids, "to": to})
    assert "2 dossiers" in text(asked)
    done = {"tab": "free", "d": ids, "to": to, "confirm": "yes", "once": str(uuid4())}
    page = officer.client.get(officer.post("assign", done)["Location"])
    assert "2 dossiers assigned" in text(page)
    assert "Greet Claes" in text(officer.get(tab="team"))


def test_assigning_nothing_to_nobody_is_said(officers):
    a_filed_dossier()
    page = officers("flanders").post("assign", {"tab": "free"})
    assert page.status_code == 422
    assert "Tick at least one dossier" in text(page)


def test_the_list_as_a_file_is_a_look_for_export(officers, owner):
    a_filed_dossier()
    answer = officers("flanders").post("export", {"tab": "team"})
    assert answer["Content-Disposition"] == 'attachment; filename="tessera.csv"'
    assert "Leiedraad Data BV" in answer.content.decode()
    ((purpose, shown),) = owner(
        "select purpose, cardinality(dossiers) from people_look where purpose = 'export'"
    )
    assert (purpose, shown) == ("export", 1)


@pytest.mark.parametrize("cell", ["=1+1", "+32", "-1", "@x", "\tx"])
def test_no_name_becomes_a_formula(cell):
    assert harmless(cell) == f"'{cell}"
    assert harmless("Ananya") == "Ananya"


def test_a_proposal_asks_only_another_reader_to_countersign(officers):
    dossier = a_complete_dossier()
    reviewer = officers("reviewer")
    period = {**day_fields("since", date(2027, 2, 1)), **day_fields("until", date(2029, 1, 31))}
    answers = answers_to(reviewer.get(f"{dossier}/acts/propose"))
    grant = {"verdict": "grant", **period, **answers}
    assert reviewer.does(dossier, "propose", grant).status_code == 303
    waits = "Waits for countersignature by another person"
    for seat in ("flanders", "reviewer"):
        assert waits in text(officers(seat).get()), seat
        assert "A colleague’s countersignature" in text(officers(seat).get(str(dossier))), seat
    proposed_by_another = a_complete_dossier()
    assert officers("flanders").does(proposed_by_another, "propose", grant).status_code == 303
    rows = reviewer.get().content.decode().partition("<tbody")[2]
    assert rows.count("<b>Countersign</b>") == 1


def test_ages_are_told_once_and_only_of_the_whole_list(officers):
    a_filed_dossier()
    officer = officers("flanders")
    whole = text(officer.get())
    assert "Oldest" in whole
    assert "Half of the dossiers are older" not in whole
    assert "Oldest" not in text(officer.get(tab="waiting"))
