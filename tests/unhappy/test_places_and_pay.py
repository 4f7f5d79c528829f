"""Places that mislead, and pay one cent under the floor: told by the API, decided by people."""

import json

import pytest

from tessera.faces.api.spelling import answers_outside
from tessera.faces.console.library import open_story
from tests.faces.api.conftest import programs  # noqa: F401 - a fixture
from tests.faces.api.test_thread import because, do, done, filed
from tests.registry.builders import STORIES


def application(story):
    answers = open_story(STORIES / f"{story}.toml").answers
    return {"procedure": "singlePermitHighlySkilled", "answers": answers_outside(answers)}


@pytest.mark.parametrize(
    ("story", "authority"),
    [
        ("31_seat_in_brussels_unit_in_waterloo", "wallonia"),
        ("32_linkebeek", "flanders"),
        ("35_merged_municipality", "flanders"),
    ],
)
def test_the_place_of_work_decides_whatever_else_stands_there(db_roles, client, story, authority):
    answer = client.post(
        "/api/v1/assessments", json.dumps(application(story)), content_type="application/json"
    )
    assert answer.status_code == 200, answer.content
    assert answer.json()["competence"]["authority"] == authority


def test_pay_one_cent_under_is_not_met_and_a_person_decides_all_the_same(programs):
    dossier = filed(programs, application("30_salary_one_cent_under"))
    region = programs("flanders")
    done(
        region, dossier, "declareComplete", settles=["federal-contribution", "flemish-retribution"]
    )
    period = {"since": "2027-02-01", "until": "2030-01-31"}
    refused = do(region, dossier, "grant", **period)
    assert refused.status_code == 409
    why = because(region, dossier)
    assert "payFloor" in why, why
    done(region, dossier, "grant", **period, otherwise=why)
    told = programs("employer").get(f"dossiers/{dossier}").json()
    assert told["halves"]["work"]["state"] == "granted"
