"""The list of a desk."""

from tests.registry.builders import a_filed_dossier


def test_the_list_shows_what_waits_for_the_seat(officers):
    dossier = a_filed_dossier()
    page = officers("flanders").get().content.decode()
    assert str(dossier) in page
    assert "Declare complete" in page
