"""A preview shows all that was chosen in the form, so that a wrong choice is seen in time."""

from types import SimpleNamespace

from tessera.dossier.acts.arrival import ResidenceChecked
from tessera.dossier.acts.assign import Assigned
from tessera.dossier.acts.readers import Proposed
from tessera.dossier.acts.record_title import TitleRecorded
from tessera.dossier.acts.waiver import ChargeWaived
from tessera.faces.authority.particulars import particulars
from tessera.law.load import shelf
from tessera.law.model import Lane, Mark
from tessera.words.languages import Language
from tests.registry.builders import DAY

CALLS = {"p": "Greet Claes"}


def told(fact, lane=Lane.WORK):
    here = SimpleNamespace(language=Language.EN, lane=lane, law=shelf().on(DAY))
    return [which for _, which in particulars(fact, here, CALLS)]


def test_a_residence_check_says_no_as_it_says_yes():
    assert told(ResidenceChecked(on=DAY, lives_there=False)) == ["no"]
    assert told(ResidenceChecked(on=DAY, lives_there=True)) == ["yes"]


def test_an_assignment_names_the_colleague_and_nobody_of_another_half():
    assert told(Assigned(on=DAY, lane=Lane.WORK, person="p")) == ["Greet Claes"]
    assert told(Assigned(on=DAY, lane=Lane.WORK, person="")) == ["Nobody"]
    assert told(Assigned(on=DAY, lane=Lane.STAY, person="p")) == []


def test_a_proposal_says_whether_it_is_to_grant_or_to_refuse():
    for verdict, said in (("grant", "Grant"), ("refuse", "Refuse")):
        assert told(Proposed(on=DAY, lane=Lane.WORK, verdict=verdict, person="p")) == [said]


def test_a_waiver_says_its_ground():
    waived = ChargeWaived(on=DAY, name="federal-contribution", ground="raised-in-error")
    assert told(waived) == ["Asked for in error"]


def test_an_earlier_title_says_what_it_was_and_how_it_was_found():
    held = {"kind": "work", "country": "MA", "source": "paper-shown", "mark": Mark.UNKNOWN}
    found = told(TitleRecorded(on=DAY, procedure="eu-blue-card", **held))
    assert found[0] == "Work"
    assert found[2] == "Morocco"
    assert len(found) == 5
