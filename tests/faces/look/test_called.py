"""Who applies alone is called what they are: a student, a researcher, never a worker."""

from datetime import date

import pytest

from tessera.faces.look.called import called
from tessera.law.load import shelf
from tessera.law.model import Kind
from tessera.words.sentences import knows

LAW = shelf().on(date(2026, 11, 28))


@pytest.mark.parametrize(
    ("procedure", "key"),
    [
        ("single-permit-highly-skilled", "person-worker"),
        ("student-renewal", "person-student"),
        ("professional-card-abroad", "person-self-employed"),
        ("family-third-country", "person-family"),
        ("humanitarian-9bis", "person-applicant"),
        ("repealed-long-ago", "person-worker"),
    ],
)
def test_the_shape_of_the_procedure_names_its_person(procedure, key):
    assert called(LAW, "worker", procedure) == f"dossier.{key}"


def test_no_one_alone_is_called_a_worker_and_every_name_has_its_words():
    for row in LAW.procedures():
        key = called(LAW, "worker", row.code)
        assert knows(key)
        assert (key == "dossier.person-worker") is (Kind.EMPLOYER in row.parties), row.code


def test_every_other_seat_keeps_its_name():
    assert called(LAW, "municipality", "student-renewal") == "dossier.kind-municipality"
