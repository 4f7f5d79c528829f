"""One renderer: the language of the page, values that are escaped, keys that are sent once."""

import gzip
import re

import pytest
from django.conf import settings
from django.test import Client, RequestFactory
from jinja2 import UndefinedError
from markupsafe import Markup

from tessera.faces.look import assets, rendering
from tessera.faces.look.tongue import same_page_in
from tessera.words.languages import Language


def said(source, path="/fr/x", **values):
    environment = rendering.environment()
    token = rendering._page.set(
        rendering.Page(request=RequestFactory().get(path), language=Language(path[1:3]))
    )
    try:
        return environment.from_string(source).render(values)
    finally:
        rendering._page.reset(token)


def test_a_value_that_nobody_gave_fails_the_page():
    with pytest.raises(UndefinedError):
        said("{{ forgotten }}")


def test_typed_values_are_escaped_and_markup_stays():
    assert said("{{ '<b>' }}") == "&lt;b&gt;"
    assert said("{{ say('shell.days-left', count=count) }}", count=1) == "jour restant"
    link = Markup("<b>{}</b>").format("R&D")
    assert said("{{ link }}", link=link) == "<b>R&amp;D</b>"


def test_a_fragment_in_another_language_says_which():
    assert said("{{ spoken('Dienst', 'nl') }}") == '<span lang="nl">Dienst</span>'
    assert said("{{ spoken('Office', 'fr') }}") == "Office"


def test_the_same_page_in_another_language_keeps_its_question():
    assert same_page_in("/nl/check/pay?again=yes", Language.DE) == "/de/check/pay?again=yes"
    assert same_page_in("/", Language.DE) == "/de/"


def test_each_form_is_sent_once_and_from_here(db_roles):
    first, second = (Client().get("/en/style").content.decode() for _ in range(2))
    keys = [re.search(r'name="once" value="([0-9a-f-]{36})"', text)[1] for text in (first, second)]
    assert keys[0] != keys[1]
    assert 'name="csrfmiddlewaretoken"' in first


def test_public_pages_may_be_kept_personal_ones_never(db_roles):
    client = Client()
    assert client.get("/en/")["Cache-Control"] == "private, no-cache"
    assert client.post("/en/style")["Cache-Control"] == "no-store, private"


def test_pages_and_styles_travel_compressed_and_styles_are_kept_for_ever(db_roles):
    client = Client(headers={"Accept-Encoding": "gzip"})
    assert b"<h1>" in gzip.decompress(client.get("/en/").content)
    style = client.get(settings.STATIC_URL + "tessera.css")
    assert "immutable" in style["Cache-Control"]
    assert style["Content-Encoding"] == "gzip"
    assert b":root" in gzip.decompress(b"".join(style.streaming_content))
    style.close()


def test_the_styles_stay_small():
    assert (assets.FOLDER / "tessera.css").stat().st_size <= 30_000


def test_templates_hold_no_inline_style_or_script():
    for template in rendering.FACES.glob("*/templates/**/*.html"):
        text = template.read_text("utf-8")
        assert not re.search(r"\sstyle=|\son[a-z]+=|<style|<script(?![^>]*src=)", text), template
        assert len(text.splitlines()) <= 150, template
