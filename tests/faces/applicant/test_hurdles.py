"""What stands in the way of a filing is told in the words of the field itself."""

from datetime import date

import pytest

from tessera.dossier.kernel import Obstacle, wrong
from tessera.faces.applicant.hurdles import sentence_of

HOURS = {"question": "contract.weekly-hours", "mend": "too-great", "what": "number", "most": 60}


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("nl", "Getal: dit is te groot om juist te zijn. Typ 60 of minder."),
        ("de", "Zahl: Das ist zu groß, um zu stimmen. Geben Sie 60 oder weniger ein."),
        ("en", "Number: this is too great to be right. Type 60 or less."),
    ],
)
def test_an_answer_that_cannot_be_is_told_as_at_its_field(language, told):
    assert (
        sentence_of(wrong("answer-impossible", "contract.weekly-hours", **HOURS), language) == told
    )


def test_a_day_in_a_reason_is_written_as_people_write_it():
    early = Obstacle(code="renewal-too-early", values={"first": date(2029, 9, 18)})
    assert sentence_of(early, "fr").endswith("à partir du 18\u00a0septembre 2029.")
