"""What fails before any view answers is a page for people and a problem for programs."""

import json

from django.test import Client

from tessera.words.sentences import say


def test_an_unknown_address_of_the_api_is_a_problem_and_not_a_page(db_roles):
    answer = Client().get("/api/v1/horoscopes")
    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"
    assert json.loads(answer.content)["type"] == "urn:problem-type:belgif:resourceNotFound"


def test_an_unknown_address_is_a_page_for_people(db_roles):
    answer = Client().get("/fr/horoscope")
    assert answer.status_code == 404
    assert say("errors.not-found-title", "fr") in answer.content.decode()


def test_a_button_that_is_opened_as_a_page_says_what_happened(db_roles):
    answer = Client().get("/nl/check/forget")
    assert answer.status_code == 405
    assert answer["Allow"] == "POST"
    assert say("errors.not-understood-answers", "nl") in answer.content.decode()
