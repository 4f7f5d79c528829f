"""Anyone may ask if a letter is real; a code that nobody gave out is told apart from a mistyped one."""

from django.test import Client

from tessera.couriers.codes import drawn, shown
from tessera.words.sentences import say


def test_a_code_that_is_none_is_told_at_the_field(db_roles):
    page = Client().post("/fr/verify", {"code": "7F3K"})
    assert page.status_code == 422
    assert 'href="#code"' in page.content.decode()
    assert say("public.verify-mistyped", "fr") in page.content.decode()


def test_a_code_leads_to_a_page_of_its_own_however_it_was_typed(db_roles):
    code = drawn()
    page = Client().post("/de/verify", {"code": f" {shown(code).lower()} "})
    assert page["Location"] == f"/de/verify/{shown(code)}"


def test_a_code_nobody_gave_out_is_not_known(db_roles):
    page = Client().get(f"/nl/verify/{shown(drawn())}")
    assert page.status_code == 404
    assert say("public.verify-unknown-title", "nl") in page.content.decode()
    assert "enctype" not in page.content.decode()
