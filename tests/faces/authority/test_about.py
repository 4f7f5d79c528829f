"""What an act is said to do is true of the procedure before the officer."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from tessera.dossier.model import Dossier
from tessera.dossier.shape import Shape
from tessera.faces.authority.sitting import Sitting
from tessera.law.model import Lane
from tessera.words.languages import Language

JOINED = Dossier()
APART = replace(JOINED, shape=Shape(joint=False))
ALONE = replace(APART, lanes=(Lane.STAY,))


def about(act, dossier):
    return Sitting.about(SimpleNamespace(dossier=dossier, language=Language.EN), act)


@pytest.mark.parametrize(
    ("dossier", "said"),
    [
        (JOINED, "Once both halves are granted, one decision goes out."),
        (APART, "Each authority decides for itself"),
        (ALONE, "You grant. You see first"),
    ],
)
def test_a_grant_speaks_of_as_many_halves_as_there_are(dossier, said):
    assert said in about("grant", dossier)


def test_only_a_joined_procedure_sends_the_whole_file_to_the_immigration_office():
    told = [
        "Immigration Office" in about("declare-complete", each) for each in (JOINED, APART, ALONE)
    ]
    assert told == [True, False, False]
    assert about("assign", ALONE) == about("assign", JOINED)
