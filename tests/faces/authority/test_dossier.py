"""The dossier before its officer, and the acts done from it."""

import re
from datetime import date, timedelta
from html import unescape

import pytest

from tests.couriers.test_whole_way import on
from tests.faces.authority.conftest import answers_to, day_fields
from tests.registry.builders import DAY, a_complete_dossier, a_filed_dossier, do

PERIOD = {**day_fields("since", date(2027, 2, 1)), **day_fields("until", date(2029, 1, 31))}


def text(page):
    return page.content.decode()


@pytest.mark.parametrize("language", ["nl", "fr", "de", "en"])
def test_the_dossier_is_told_in_four_languages(officers, language):
    dossier = a_complete_dossier()
    for seat in ("flanders", "office"):
        page = officers(seat, language=language).get(str(dossier))
        assert page.status_code == 200
        assert f'<html lang="{language}"' in text(page)


@pytest.mark.parametrize("language", ["nl", "fr", "de", "en"])
def test_each_act_of_a_seat_has_a_page_in_four_languages(officers, language):
    from tessera.desk.doors import doors
    from tessera.people import demo
    from tessera.people.who import Who

    dossier = a_complete_dossier()
    for seat, person in (("flanders", "officer-flanders"), ("office", "officer-immigration")):
        who = Who(person="p", seat=demo.seats(person)[0])
        for door in doors(dossier, who, day=DAY):
            page = officers(seat, language=language).get(f"{dossier}/acts/{door.act}")
            assert page.status_code == 200, (seat, door.act)


def test_a_region_declares_the_file_complete_after_seeing_what_will_happen(officers):
    dossier = a_filed_dossier()
    officer = officers("flanders")
    form = {"settles": ["federal-contribution", "flemish-retribution"]}
    page = officer.post(f"{dossier}/acts/declare-complete", {"seen": "5", **form})
    assert page.status_code == 200, text(page)
    assert "This letter goes out" in text(page)
    answer = officer.does(dossier, "declare-complete", form)
    assert answer.status_code == 303, text(answer)
    assert "Declare complete" in text(officer.client.get(answer["Location"]))
    assert officers("office").get(str(dossier)).status_code == 200


def test_what_is_wrong_stands_at_its_field(officers):
    dossier = a_filed_dossier()
    page = officers("flanders").does(dossier, "declare-complete", {})
    assert page.status_code == 422
    summary = text(page).partition('href="#settles">')[2].partition("</a>")[0]
    assert summary.startswith("Payments of which you saw the proof: "), summary


def test_what_happened_is_told_by_its_day_newest_first_and_names_each_letter(officers):
    dossier = a_complete_dossier()
    assigned = {"lane": "work", "person": "somebody"}
    do(dossier, "region", "assign", assigned, day=DAY + timedelta(3))
    late = {"about": "declared-complete"}
    for to in ("worker", "stay-authority"):
        served = late | {"to": to, "served_on": DAY + timedelta(1)}
        do(dossier, "platform", "record-service", served, day=DAY + timedelta(9))
    story = text(officers("flanders").get(str(dossier))).partition('<ol class="line"')[2]
    happened = [line for line in story.split("<li>") if "<b>" in line]
    days = [re.search(r'datetime="(\d{4}-\d\d-\d\d)', line)[1] for line in happened]
    assert days == sorted(days, reverse=True)
    words = [unescape(re.sub(r"<[^>]+>", " ", each)) for each in happened]
    assert "assigned" in words[0]
    letter = (
        "Letter arrived: “Your application is complete”, Flemish Region, of 21\u00a0September 2026"
    )
    assert letter in words[1], words[1]
    assert "recorded on 30\u00a0September 2026" in words[1]
    assert "Immigration Office, Worker" in words[1]
    assert sum(letter in each for each in words) == 2


def test_a_stay_is_not_there_before_the_file_is_complete(officers):
    dossier = a_filed_dossier()
    for seat in ("office", "brussels", "ghent", "mumbai", "auditor"):
        assert officers(seat).get(str(dossier)).status_code == 404, seat
        assert officers(seat).get(f"{dossier}/acts/grant").status_code == 404, seat
    assert officers("employer").get(str(dossier)).status_code == 403


def test_a_grant_is_read_before_it_is_confirmed(officers):
    dossier = a_complete_dossier()
    officer = officers("flanders")
    form = {**PERIOD, **answers_to(officer.get(f"{dossier}/acts/grant"))}
    shown = text(officer.post(f"{dossier}/acts/grant", {"seen": "9", **form}))
    assert "Nagekeken aan de hand van de stukken" in shown
    page = officer.does(dossier, "grant", form)
    assert page.status_code == 303, text(page)
    page = text(officer.get(str(dossier)))
    assert "Granted" in page
    found = page.partition('id="requirements">')[2].partition("</section>")[0]
    assert found.startswith("Conditions at the decision: "), found[:80]
    assert "not answered yet" not in found
    assert "You answer this one yourself" not in found
    assert "saw it otherwise" in found
    why = "Nagekeken aan de hand van de stukken"
    story = page.partition('<ol class="line"')[2]
    assert why in story
    assert why not in text(officers("office").get(str(dossier)))


def test_a_text_for_a_letter_says_in_which_language_it_is_to_be_written(officers):
    dossier = a_complete_dossier()
    officer = officers("flanders", language="fr")
    page = text(officer.get(f"{dossier}/acts/refuse"))
    assert re.search(r'<textarea[^>]* name="note"[^>]* lang="nl"', page)
    assert "Écrivez en néerlandais, la langue de la procédure." in page
    message = text(officer.get(f"{dossier}/acts/send-message"))
    assert 'name="note"' in message
    assert "lang=" not in message.partition('name="note"')[2].partition(">")[0]


def test_a_pending_appeal_stands_on_top_and_says_before_whom(officers, at_day):
    dossier = a_complete_dossier()
    refused = {"lane": "stay", "grounds": ["public-order"], "note": "Gezien."}
    on(dossier, DAY, "immigration-office", "refuse", refused)
    at_day(later := DAY + timedelta(10))
    appeal = {"lane": "stay", "body": "alien-law-council", "lodged_on": later}
    office = officers("office")
    assert "An appeal is pending" not in text(office.get(str(dossier)))
    do(dossier, "immigration-office", "record-appeal", appeal, day=later)
    at_day(later)
    page = unescape(text(office.get(str(dossier))))
    top = page.partition("<h1>")[2].partition('class="bench"')[0]
    assert "An appeal is pending." in top
    assert f"appeal since {later.day}\u00a0October 2026" in top
    assert "Nothing to do here" not in page
