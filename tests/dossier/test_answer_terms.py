"""How long somebody has to answer, where the law says it, says only the least, or says nothing."""

import pytest

from tessera.dossier.acts.answering import answer_term, days_wrong
from tessera.law.load import shelf
from tests.dossier.test_every_procedure import DAY

LAW = shelf().on(DAY)
CARD = "professional-card-abroad"


def term(procedure, authority, name="information"):
    return LAW.term(name, procedure=procedure, authority=authority)


@pytest.mark.parametrize(
    ("procedure", "authority", "days", "why"),
    [
        (CARD, "brussels", 14, ["days-too-few"]),
        (CARD, "brussels", 15, []),
        (CARD, "brussels", 60, []),
        (CARD, "brussels", None, []),
        (CARD, "flanders", 1, []),
        (CARD, "flanders", 0, ["days-too-few"]),
        (CARD, "flanders", None, ["days-missing"]),
        (CARD, "flanders", -3, ["days-too-few"]),
        ("single-permit-highly-skilled", "flanders", 30, ["days-set-by-law"]),
        ("single-permit-highly-skilled", "flanders", None, []),
        ("medical-9ter", "immigration-office", 30, []),
        ("medical-9ter", "immigration-office", None, ["days-missing"]),
    ],
)
def test_days_are_the_officers_only_where_the_law_leaves_them_open(procedure, authority, days, why):
    assert [o.code for o in days_wrong(days, term(procedure, authority))] == why


def test_the_days_of_the_officer_become_the_length_of_that_request_alone():
    norm = term(CARD, "brussels")
    assert answer_term(21, norm).length == 21
    assert answer_term(None, norm).length == 15
    assert answer_term(None, term(CARD, "flanders")).length is None
    assert norm.length == 15
