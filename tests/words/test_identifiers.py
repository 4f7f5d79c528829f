"""Numbers as people type them: read, checked, shown, and mended in four languages."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tessera.words.identifiers import (
    ALPHABET,
    EXAMPLES,
    Identifier,
    dossier_reference,
    enterprise_number,
    establishment_unit,
    iban,
    national_number,
    payment_reference,
    reference,
    structured_reference,
    valid,
)
from tessera.words.languages import Language
from tessera.words.mending import Mend

READERS = {
    "national-number": national_number,
    "enterprise-number": enterprise_number,
    "establishment-unit": establishment_unit,
    "iban": iban,
    "structured-reference": structured_reference,
    "dossier-reference": dossier_reference,
}
identities = st.integers(0, 2**128 - 1)


def test_every_example_shown_to_people_is_right():
    for what, read in READERS.items():
        found = read(EXAMPLES[what])
        assert isinstance(found, Identifier), what
        assert found.shown == EXAMPLES[what]


@pytest.mark.parametrize("typed", ["85.07.30-033.28", "85073003328", "85 07 30 033 28"])
def test_a_national_number_may_be_typed_in_any_spelling(typed):
    found = national_number(typed)
    assert found.canonical == "85073003328"
    assert found.shown == "85.07.30-033.28"
    assert found.born == date(1985, 7, 30)


def test_a_birth_from_2000_on_counts_with_a_two_before_the_number():
    assert national_number("17073003384").born == date(2017, 7, 30)
    assert isinstance(national_number("17073003384", day=date(2016, 1, 1)), Mend)


def test_bis_numbers_are_known_by_their_month_and_an_unknown_birth_stays_unknown():
    assert national_number("53480200724").bis
    unknown = national_number("00000100195")
    assert unknown.born is None


def test_invented_people_have_numbers_that_are_never_given_out():
    body = 850730999
    typed = f"{body}{97 - body % 97:02}"
    assert national_number(typed).invented
    assert not national_number("85073003328").invented


@pytest.mark.parametrize("typed", ["0202239951", "BE 0409.536.968", "0206.731.645", "202239951"])
def test_enterprise_numbers_of_the_public_examples_are_right(typed):
    assert isinstance(enterprise_number(typed), Identifier)


def test_an_enterprise_number_is_not_an_establishment_unit():
    wrong = establishment_unit("0202.239.951")
    assert (wrong.code, wrong.what) == ("is-enterprise", "establishment-unit")


def test_the_account_of_the_federal_fee_is_a_right_account():
    assert iban("be57 6792 0060 9235").shown == "BE57 6792 0060 9235"
    assert iban("BE57 6792 0060 9236").code == "check"


def test_a_payment_reference_reads_back():
    assert structured_reference(payment_reference(108068171).shown) == payment_reference(108068171)


@pytest.mark.parametrize(
    ("what", "typed", "code"),
    [
        ("national-number", "85.07.30-033", "length"),
        ("national-number", "85.07.30-033.XX", "digits"),
        ("national-number", "85.07.30-033.29", "check"),
        ("national-number", "85730003332", "check"),
        ("establishment-unit", "12", "length"),
        ("enterprise-number", "", "length"),
        ("enterprise-number", "0202.239.952", "check"),
        ("establishment-unit", "2.000.000.338", "check"),
        ("iban", "BE57", "incomplete"),
        ("iban", "BE57 6792 0060 9236", "check"),
        ("iban", "hello", "letters"),
        ("structured-reference", "123", "length"),
        ("structured-reference", "+++010/8068/17184+++", "check"),
        ("dossier-reference", "2026-4K7Q", "length"),
        ("dossier-reference", "2026-4K7Q-2M8U", "letters"),
        ("dossier-reference", "2026-4K7Q-2M82", "check"),
    ],
)
def test_a_wrong_number_says_in_four_languages_how_to_mend_it(what, typed, code):
    wrong = READERS[what](typed)
    assert isinstance(wrong, Mend)
    assert wrong.code == code
    told = [wrong.told(language) for language in Language]
    assert len(set(told)) == 4
    assert typed not in wrong.values.values()


@given(identities, st.integers(2020, 2099))
def test_a_reference_reads_back_however_it_is_typed(identity, year):
    spelled = reference(identity, year)
    assert reference(str(UUID(int=identity)), year) == spelled
    typed = spelled.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert dossier_reference(typed).canonical == spelled


@given(identities, st.integers(0, 11), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_always_found(identity, place, other):
    plain = reference(identity, 2026).replace("-", "")
    wrong = plain[:place] + other + plain[place + 1 :]
    assert valid(wrong) == (wrong == plain)


def test_a_hundred_thousand_references_hardly_ever_meet():
    step = 0x9E3779B97F4A7C15F39CC0605CEDC835
    seen = {reference(n * step % 2**128, 2026) for n in range(20_000)}
    assert len(seen) == 20_000
