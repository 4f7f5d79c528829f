"""An act whose required choice is empty is shut, and says why in the reader's language."""

from datetime import date
from types import SimpleNamespace

import pytest

from tessera.dossier.kernel import Obstacle
from tessera.faces.authority.obstacles import reason
from tessera.words.languages import Language
from tests.couriers.test_whole_way import note
from tests.faces.authority.conftest import Officer, day_fields
from tests.faces.authority.test_acts import text
from tests.registry.builders import do
from tests.registry.test_life import titled

WHY = {
    "nl": "Elke brief is al betekend",
    "fr": "Chaque lettre est déjà notifiée",
    "de": "Alle Schreiben sind bereits zugestellt",
    "en": "Every letter has been served already",
}


@pytest.mark.parametrize("language", WHY)
def test_confirming_a_service_is_shut_while_no_letter_of_the_title_waits(officers, language):
    office, dossier = officers("office", language=language), titled()
    shown = office.get(f"{dossier}/acts/confirm-service")
    assert WHY[language] in text(shown)
    assert 'name="about"' not in shown.content.decode()
    page = office.get(str(dossier)).content.decode()
    assert WHY[language] in page


def test_a_letter_of_the_title_is_confirmed_once_for_whom_it_is_meant(officers, at_day):
    dossier = titled()
    day = date(2027, 7, 2)
    told = {"grounds": ["conditions"], "note": str(note(dossier, "region", day, "Gezien."))}
    do(dossier, "region", "withdraw-work", told, day=day)
    at_day(day)
    office: Officer = officers("office")
    page = office.get(f"{dossier}/acts/confirm-service").content.decode()
    key = next(k for k in page.split('value="') if ":work-withdrawn:worker" in k).split('"')[0]
    sent = {"about": key, "channel": "registered-post", **day_fields("served_on", day)}
    assert office.does(dossier, "confirm-service", sent).status_code == 303
    assert key not in office.get(f"{dossier}/acts/confirm-service").content.decode()


def test_a_reason_names_its_days_as_the_reader_writes_them():
    late = Obstacle(code="too-late-to-ask", values={"last": date(2027, 3, 2)})
    here = SimpleNamespace(language=Language.FR)
    assert reason(late, here).endswith("le dernier jour pour l’envoyer était le 2\u00a0mars 2027.")
