"""The same way in Ghent, Brussels, Namur and Eupen: complete, both halves granted, annex 46."""

import pytest

from tessera.faces.console.library import _answers
from tests.e2e.officers import a_dossier_with_papers, complete, granted
from tests.faces.authority.test_acts import phase, text
from tests.registry.builders import DAY, STORIES

PLACES = [
    ("ghent", "officer-flanders", "nl", "Bijlage 46"),
    ("brussels", "officer-brussels", "fr", "Annexe 46"),
    ("namur", "officer-wallonia", "fr", "Annexe 46"),
    ("eupen", "officer-german-speaking", "de", "Anlage 46"),
]


@pytest.mark.parametrize(("place", "person", "language", "annex"), PLACES)
def test_officers_of_each_place_grant_in_their_language(officers, place, person, language, annex):
    from tests.faces.authority.conftest import Officer, answers_to

    told = _answers(STORIES / "01.toml", {"answers": place})
    dossier = a_dossier_with_papers(DAY, changes=told)
    region, office = Officer(person, language), Officer("officer-immigration", language)
    page = region.get(f"{dossier}/acts/declare-complete").content.decode()
    charges = [c for c in ("federal-contribution", "flemish-retribution") if f'value="{c}"' in page]
    done = region.does(dossier, "declare-complete", {"settles": charges})
    assert done.status_code == 303, text(done)
    form = answers_to(region.get(f"{dossier}/acts/grant"))
    days = {"since-day": "1", "since-month": "2", "since-year": "2027"}
    days |= {"until-day": "31", "until-month": "1", "until-year": "2029"}
    assert region.does(dossier, "grant", {**form, **days}).status_code == 303
    form = {"issues": "yes", **answers_to(office.get(f"{dossier}/acts/grant"))}
    preview = office.post(f"{dossier}/acts/grant", {"seen": "99", **form})
    assert annex in text(preview)
    assert office.does(dossier, "grant", form).status_code == 303
    assert phase(dossier) == "granted"


def test_a_document_is_shown_to_whom_the_agreement_shows_it_and_leaves_a_look(officers, owner):
    dossier = complete(a_dossier_with_papers(DAY), DAY)
    region, office = officers("flanders"), officers("office")
    papers = dict(owner("select serves[1], id from vault_document"))
    for officer, piece in ((region, "diploma"), (office, "passport"), (region, "contract")):
        image = officer.get(f"{dossier}/documents/{papers[piece]}/1", turn="90")
        assert image["Content-Type"] == "image/webp"
        assert "no-store" in image["Cache-Control"]
        whole = officer.get(f"{dossier}/documents/{papers[piece]}")
        assert whole["Content-Disposition"].startswith("attachment")
        assert "sandbox" in whole["Content-Security-Policy"]
    assert office.get(f"{dossier}/documents/{papers['diploma']}/1").status_code == 404
    assert office.get(f"{dossier}/documents/{papers['diploma']}").status_code == 404
    assert region.get(f"{dossier}/documents/{papers['diploma']}/9").status_code == 404
    assert officers("brussels").get(f"{dossier}/documents/{papers['diploma']}/1").status_code == 404
    kinds = {row[0] for row in owner("select what from people_look")}
    assert {"document", "original"} <= kinds


def test_a_note_for_colleagues_stays_in_the_seat(officers):
    dossier = granted(complete(a_dossier_with_papers(DAY), DAY))
    region = officers("flanders")
    assert region.post(f"{dossier}/remarks", {"remark": "Apostille nagekeken."}).status_code == 303
    assert "Apostille nagekeken." in text(region.get(str(dossier)))
    long = "Apostille. " * 500
    kept = region.post(f"{dossier}/remarks", {"remark": long})
    assert kept.status_code == 422
    assert long.strip() in kept.content.decode()
    assert "at most 5000 characters, this one has 5499" in text(kept)
    assert region.post(f"{dossier}/remarks", {"remark": " "}).status_code == 422
    for seat in ("office", "ghent", "mumbai"):
        assert "Apostille" not in text(officers(seat).get(str(dossier))), seat


def test_who_looked_is_told_by_organisation_and_reason(officers):
    dossier = complete(a_dossier_with_papers(DAY), DAY)
    officers("office").get(str(dossier))
    page = text(officers("flanders").get(f"{dossier}/looks?before={'9' * 30}"))
    assert "Immigration Office" in page
    assert "To examine the application" in page
