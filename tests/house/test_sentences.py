"""Whatever a person reads exists in four languages, with the same places to fill."""

import string
import tomllib

from tessera.words.languages import Language
from tests.house.tree import below, shown

LANGUAGES = tuple(language.value for language in Language)


def sentences():
    for file in below("tessera/words/sentences", ".toml"):
        for key, texts in tomllib.loads(file.read_text("utf-8")).items():
            yield f"{file.stem}.{key}", texts


def places(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_each_sentence_is_said_in_four_languages():
    missing = {
        key: [language for language in LANGUAGES if not str(texts.get(language, "")).strip()]
        for key, texts in sentences()
    }
    assert {key: absent for key, absent in missing.items() if absent} == {}


def test_each_language_fills_the_same_places():
    differ = {
        key: {language: sorted(places(texts[language])) for language in LANGUAGES}
        for key, texts in sentences()
        if len({frozenset(places(texts[language])) for language in LANGUAGES}) > 1
    }
    assert differ == {}


def test_a_form_for_one_fills_no_place_of_its_own():
    strange = {
        f"{key}: {form}"
        for key, texts in sentences()
        for form in texts
        if form.endswith("_one") and not places(texts[form]) <= places(texts[form[:2]])
    }
    assert strange == set()


def test_no_sentence_has_a_form_nobody_knows():
    known = {*LANGUAGES, *(f"{language}_one" for language in LANGUAGES)}
    strange = {key: sorted(set(texts) - known) for key, texts in sentences() if set(texts) - known}
    assert strange == {}


def test_the_four_languages_are_four():
    """A sentence that is word for word the same in all four was most likely never translated."""
    same = {
        key
        for key, texts in sentences()
        if len({texts[language] for language in LANGUAGES}) == 1
        and len(texts["en"].split()) > 3
        and not texts["en"].startswith(("{", "http"))
    }
    assert same == set()


def test_sentences_stand_in_files_of_their_own():
    assert {
        shown(path) for path in below("tessera/words/sentences") if path.suffix != ".toml"
    } == set()
