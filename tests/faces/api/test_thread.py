"""The thinnest thread through every room: filed, complete, granted twice, by programs alone."""

import base64

import pytest

from tests.ground.pdf import a_pdf

BLOCKED = "urn:problem-type:tessera:dossiers:actBlocked"

NAMED = {"procedure": "singlePermitHighlySkilled"}


def filed(programs, application, **more):
    answer = programs("employer").post("dossiers", application | more)
    assert answer.status_code == 201, answer.content
    return answer.json()["id"]


def do(program, dossier, act, **content):
    return program.post(f"dossiers/{dossier}/acts", {"act": act, **content})


def done(program, dossier, act, **content):
    answer = do(program, dossier, act, **content)
    assert answer.status_code == 201, answer.content
    return answer.json()


def because(program, dossier):
    """What the officer says of every condition the computation leaves open."""
    answer = do(program, dossier, "grant", since="2027-02-01", until="2030-01-31")
    said = answer.json()["issues"]
    return {
        i["name"].removeprefix("otherwise."): "Seen in the file."
        for i in said
        if i["code"] == "sayWhy"
    }


def test_an_application_goes_the_whole_way_through_the_api(programs, application):
    dossier = filed(programs, application)
    region, office = programs("flanders"), programs("immigration-office")
    assert office.get(f"dossiers/{dossier}").status_code == 404
    done(
        region, dossier, "declareComplete", settles=["federal-contribution", "flemish-retribution"]
    )
    assert office.get(f"dossiers/{dossier}").json()["phase"] == "examined"
    why = because(region, dossier)
    done(region, dossier, "grant", since="2027-02-01", until="2030-01-31", otherwise=why)
    why = because(office, dossier)
    done(office, dossier, "grant", otherwise=why)
    told = programs("employer").get(f"dossiers/{dossier}").json()
    assert told["phase"] == "granted"
    assert told["title"]["phase"] == "open"
    assert programs("municipality:44021").get(f"dossiers/{dossier}").status_code == 200
    facts = [
        i["fact"] for i in programs("employer").get(f"dossiers/{dossier}/journal").json()["items"]
    ]
    assert facts[:2] == ["filed", "routed"]
    assert facts[-2:] == ["decisionIssued", "titleOpened"]


def test_a_blocked_act_tells_every_obstacle_with_its_sentence(programs, application):
    dossier = filed(programs, application)
    answer = do(programs("flanders"), dossier, "declareComplete")
    assert answer.status_code == 409
    problem = answer.json()
    assert problem["type"] == BLOCKED
    assert {i["code"] for i in problem["issues"]} == {"chargeOpen"}
    assert all(i["detail"] for i in problem["issues"])
    assert answer["BelGov-Trace-Id"] in problem["instance"]


def test_documents_come_with_the_filing_and_are_seen_as_the_agreement_says(programs, application):
    paper = base64.b64encode(a_pdf("Diploma")).decode()
    crime = base64.b64encode(a_pdf("Extract")).decode()
    given = [
        {"name": "diploma.pdf", "serves": ["diploma"], "content": paper},
        {"name": "extract.pdf", "serves": ["criminalRecord"], "content": crime},
    ]
    dossier = filed(programs, application, documents=given)
    served = {
        s
        for d in programs("flanders").get(f"dossiers/{dossier}/documents").json()["items"]
        for s in d["serves"]
    }
    assert served == {"diploma"}
    mine = programs("employer").get(f"dossiers/{dossier}/documents").json()["items"]
    assert len(mine) == 2
    fetched = programs("flanders").get(f"dossiers/{dossier}/documents/{mine[0]['id']}")
    assert fetched.content.startswith(b"%PDF") or fetched.status_code == 404


def test_a_draft_takes_documents_and_is_filed_by_an_act(programs, application):
    employer = programs("employer")
    draft = employer.post("dossiers", application | {"file": False}).json()["id"]
    paper = base64.b64encode(a_pdf("Diploma")).decode()
    answer = employer.post(
        f"dossiers/{draft}/documents", {"name": "d.pdf", "serves": ["diploma"], "content": paper}
    )
    assert answer.status_code == 201, answer.content
    assert do(employer, draft, "file").status_code == 201
    assert programs("flanders").get(f"dossiers/{draft}").json()["documents"]


def test_the_same_key_makes_one_dossier_and_another_body_is_refused(programs, application):
    employer = programs("employer")
    first = employer.post("dossiers", application, key="k")
    assert employer.post("dossiers", application, key="k").json()["id"] == first.json()["id"]
    other = employer.post("dossiers", application | {"worker": "person:x"}, key="k")
    assert other.status_code == 422
    assert other.json()["type"].endswith("idempotencyKeyReused")


@pytest.mark.parametrize(
    ("body", "code", "name"),
    [
        ({"answers": {"pay": {"baseMonth": "lots"}}}, "invalidInput", "answers.pay.baseMonth"),
        ({"answers": {"worker": {"email": "nope"}}}, "invalidInput", "answers.worker.email"),
        ({"answers": {"worker": {"phone": "abc"}}}, "invalidInput", "answers.worker.phone"),
        (
            {"answers": {"worker": {"birthDate": "2050-01-01"}}},
            "outOfRange",
            "answers.worker.birthDate",
        ),
        (
            {"answers": {"contract": {"weeklyHours": 999}}},
            "outOfRange",
            "answers.contract.weeklyHours",
        ),
        ({"answers": {"pay": {"horoscope": 1}}}, "unknownInput", "answers.pay.horoscope"),
        ({"answers": {}, "colour": "red"}, "unknownInput", "colour"),
        ({}, "requiredInput", "answers"),
        ({"procedure": "", "answers": {}}, "requiredInput", "procedure"),
        ({"procedure": "divination", "answers": {}}, "referencedResourceNotFound", "procedure"),
    ],
)
def test_bad_input_says_where_and_what(programs, body, code, name):
    answer = programs("employer").post("dossiers", NAMED | body)
    assert answer.status_code == 400, answer.content
    (issue,) = answer.json()["issues"]
    assert issue["type"] == f"urn:problem-type:belgif:input-validation:{code}"
    assert issue["name"] == name


def test_a_program_that_names_no_procedure_hears_which_there_are(programs):
    (issue,) = programs("employer").post("dossiers", {"answers": {}}).json()["issues"]
    assert issue["name"] == "procedure"
    assert "euBlueCard" in issue["detail"]


def test_a_program_is_told_how_to_mend_what_cannot_be(programs):
    body = NAMED | {"answers": {"experience": {"years": 200}}}
    (issue,) = programs("employer").post("dossiers", body).json()["issues"]
    assert "70" in issue["detail"]
    assert "200" not in issue["detail"]


def test_no_token_no_answer_and_health_needs_none(programs, client):
    assert client.get("/api/v1/dossiers").status_code == 401
    assert client.get("/api/v1/health").json() == {"status": "UP"}
    assert client.get("/api/v1/doc/openapi.yaml").status_code == 200


def test_anybody_may_ask_what_is_needed(programs, client, application):
    import json

    answer = client.post(
        "/api/v1/assessments", json.dumps(application), content_type="application/json"
    )
    assert answer.status_code == 200, answer.content
    assert answer.json()["competence"]["authority"] == "flanders"


def test_the_feed_tells_only_of_dossiers_of_the_seat(programs, application):
    from tessera.journal import sequencer
    from tests.faces.api.conftest import AT

    dossier = filed(programs, application)
    sequencer.run_once(AT)
    told = programs("flanders").get("events").json()["items"]
    assert {e["subject"] for e in told} == {dossier}
    assert programs("wallonia").get("events").json()["items"] == []


def test_the_same_key_gets_the_same_answer_word_for_word(programs, application):
    employer = programs("employer")
    paper = {
        "name": "d.pdf",
        "serves": ["diploma"],
        "content": base64.b64encode(a_pdf("Diploma")).decode(),
    }
    whole = application | {"documents": [paper]}
    first = employer.post("dossiers", whole, key="whole")
    assert first.json()["receipt"][0]["fact"] == "filed"
    assert employer.post("dossiers", whole, key="whole").json() == first.json()

    draft = [employer.post("dossiers", application | {"file": False}, key="d") for _ in range(2)]
    assert draft[0].json() == draft[1].json()
    id_ = draft[0].json()["id"]
    given = [employer.post(f"dossiers/{id_}/documents", paper, key="p").json() for _ in range(2)]
    assert given[0] == given[1]
    filed = [employer.post(f"dossiers/{id_}/acts", {"act": "file"}, key="f") for _ in range(2)]
    assert filed[0].status_code == 201, filed[0].content
    assert filed[0].json() == filed[1].json()
    assert len(employer.get(f"dossiers/{id_}/documents").json()["items"]) == 1
    assert employer.post("dossiers", application | {"file": False}, key="d").json()["id"] == id_


def test_a_key_for_a_draft_or_a_document_with_another_body_is_refused(programs, application):
    employer = programs("employer")
    employer.post("dossiers", application | {"file": False}, key="d")
    other = application | {"file": False, "procedure": "single-permit-highly-skilled"}
    assert employer.post("dossiers", other, key="d").status_code == 422


def test_a_creating_call_without_a_key_is_refused(programs, application):
    employer = programs("employer")
    answer = employer.client.post(
        "/api/v1/dossiers",
        application,
        content_type="application/json",
        headers={"Authorization": f"Bearer {employer.token}"},
    )
    assert answer.status_code == 400
    (issue,) = answer.json()["issues"]
    assert (issue["in"], issue["name"]) == ("header", "Idempotency-Key")


def test_a_database_that_does_not_answer_is_said_to_be_away_for_a_moment(programs, monkeypatch):
    from django.db import OperationalError

    from tessera.faces.api import dossiers

    def gone(*_, **__):
        raise OperationalError

    employer = programs("employer")
    monkeypatch.setattr(dossiers, "my_places", gone)
    answer = employer.get("dossiers")
    assert answer.status_code == 503
    assert answer["Retry-After"] == "5"
    assert "issues" not in answer.json()


def test_where_the_authority_has_one_language_nobody_is_asked_for_it(programs, application):
    said = application["answers"]
    said["work"]["municipality"] = "63023"
    said["procedure"] = {}
    dossier = filed(programs, application)
    assert programs("employer").get(f"dossiers/{dossier}").json()["language"] == "de"


def test_an_act_brings_answers_to_the_questions_of_its_own_seat_alone(programs, application):
    dossier = filed(programs, application)
    answer = do(
        programs("flanders"),
        dossier,
        "declareComplete",
        settles=["federal-contribution", "flemish-retribution"],
        answers={"pay": {"baseMonth": "9999"}},
    )
    assert answer.status_code == 409
    assert {i["code"] for i in answer.json()["issues"]} == {"askedOfAnother"}


def test_findings_on_the_stay_are_not_told_to_the_employer(programs, application):
    dossier = filed(programs, application)
    region, office = programs("flanders"), programs("immigration-office")
    done(
        region, dossier, "declareComplete", settles=["federal-contribution", "flemish-retribution"]
    )
    done(office, dossier, "grant", otherwise=because(office, dossier))

    def granted(program):
        items = program.get(f"dossiers/{dossier}/journal").json()["items"]
        return next(i["content"] for i in items if i["fact"] == "granted")

    assert "findings" not in granted(programs("employer"))
    assert "findings" not in granted(region)
    assert granted(office)["findings"]
