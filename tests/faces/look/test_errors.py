"""Pages for what went wrong say what became of the answers, in the language of the page."""

import pytest
from django.db import OperationalError
from django.test import Client, RequestFactory
from markupsafe import escape

from tessera.faces.look import errors
from tessera.words.languages import Language
from tessera.words.sentences import say


def asked(language, trace="0123456789abcdef"):
    request = RequestFactory().get(f"/{language}/anywhere")
    request.lang, request.trace = language.value, trace
    return request


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("status", errors.KINDS)
def test_each_failure_has_a_page_in_each_language(status, language):
    answer = errors.problem(asked(language), status)
    kind, text = errors.KINDS[status], answer.content.decode()
    assert answer.status_code == status
    assert str(escape(say(f"errors.{kind}-answers", language))) in text
    assert "0123456789abcdef" in text
    assert answer["Cache-Control"] == "no-store, private"


def failing():
    raise OperationalError


def test_a_database_that_is_away_is_a_passing_failure():
    try:
        failing()
    except OperationalError:
        answer = errors.broken(asked(Language.FR))
    assert answer.status_code == 503
    assert answer["Retry-After"] == "60"


def test_an_unknown_address_is_told_in_its_language(db_roles):
    answer = Client().get("/de/nowhere")
    assert answer.status_code == 404
    assert "Wir finden diese Seite nicht" in answer.content.decode()
    assert answer["X-Request-Id"] in answer.content.decode()


def test_a_form_from_elsewhere_is_not_accepted_and_says_so(db_roles):
    answer = Client(enforce_csrf_checks=True).post("/nl/style", {"s-text": "x"})
    assert answer.status_code == 403
    assert say("errors.stale-form-answers", "nl") in answer.content.decode()
