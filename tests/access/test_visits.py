"""Pages and programs: an address from a chair shows what the golden matrix gives, and no more."""

import pytest

from tests.access import visits

CHAIRS = ["employer-ghent", "officer-flanders", "clerk-eupen", "lapsed-representative", None]
NAMES = [
    "api:dossiers", "api:dossier", "api:acts", "api:documents", "api:journal",
    "applicant:dossier", "applicant:messages", "applicant:pay", "authority:dossier", "authority:queue",
]  # fmt: skip


def test_every_address_has_a_policy_here():
    assert set(visits.addresses()) == {*visits.POLICIES, *visits.OPEN}


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("name", CHAIRS)
def test_no_chair_is_shown_what_is_not_its_own(world, name):
    assert visits.leaks(world, [world.chairs.get(name)], NAMES) == []


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("part", ["seen_answers", "seen_documents"])
def test_the_matrix_fails_where_the_filter_of_the_agreement_is_switched_off(
    world, monkeypatch, part
):
    monkeypatch.setattr(f"tessera.desk.view.{part}", lambda whole, *_, **__: whole)
    assert visits.leaks(world, [world.chairs["officer-flanders"]], ["api:dossier", "api:document"])
