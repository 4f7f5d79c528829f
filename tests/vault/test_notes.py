"""Notes and names: each for its audience, and for nobody before a fact speaks of it."""

import pytest

from tessera.dossier.kernel import Role, Seat
from tessera.law.model import Kind
from tessera.vault import binding, identity, notes
from tessera.vault.notes import Audience
from tests.vault.seats import ADA, AT, BRUSSELS, EMPLOYER, FLANDERS, OFFICE, at, give_place, the
from tests.vault.test_answers import a_filed_draft

COLLEAGUE = Seat(organisation="flanders", kind=Kind.WORK_AUTHORITY, role=Role.REVIEWER)


def a_note(dossier, audience=Audience.ORGANISATION, kind="reasons"):
    with at(FLANDERS):
        return notes.write(
            dossier,
            "De functie is te laag betaald.",
            kind=kind,
            audience=audience,
            organisation=FLANDERS.organisation,
            person=ADA,
            at=AT,
        )


def a_dossier_on_three_desks():
    dossier, _ = a_filed_draft()
    give_place(dossier, OFFICE)
    return dossier


def readers(dossier, which):
    found = set()
    for seat in (COLLEAGUE, OFFICE, EMPLOYER, BRUSSELS):
        with at(seat):
            if which in {note.id for note in notes.notes(dossier)}:
                found.add(seat.organisation)
    return found


@pytest.mark.parametrize(
    ("audience", "bound"),
    [
        (Audience.ORGANISATION, {"flanders"}),
        (Audience.AUTHORITIES, {"flanders", "immigration-office"}),
        (Audience.PARTIES, {"flanders", "immigration-office", "org:1"}),
    ],
)
def test_a_note_reaches_its_audience_once_a_fact_speaks_of_it(vault, audience, bound):
    dossier = a_dossier_on_three_desks()
    which = a_note(dossier, audience)
    assert readers(dossier, which) == {"flanders"}
    with the("door"):
        binding.bind(dossier, notes={which: ["all"]}, at=AT)
    assert readers(dossier, which) == bound


def test_a_note_may_be_rewritten_until_a_fact_speaks_of_it(vault):
    dossier = a_dossier_on_three_desks()
    which = a_note(dossier)
    with at(COLLEAGUE):
        notes.rewrite(which, "Beter gezegd.", at=AT)
        assert notes.note(which).text == "Beter gezegd."
    with the("door"):
        binding.bind(dossier, notes={which: ["all"]}, at=AT)
    for attempt in (lambda: notes.rewrite(which, "x", at=AT), lambda: notes.tear_up(which)):
        with at(FLANDERS), pytest.raises(notes.NoSuchNote):
            attempt()


def test_a_note_of_another_authority_cannot_be_rewritten_or_torn_up(vault):
    dossier = a_dossier_on_three_desks()
    which = a_note(dossier, Audience.PARTIES)
    for attempt in (lambda: notes.rewrite(which, "x", at=AT), lambda: notes.tear_up(which)):
        with at(OFFICE), pytest.raises(notes.NoSuchNote):
            attempt()


def test_names_are_for_the_desks_that_have_the_dossier(vault):
    dossier = a_dossier_on_three_desks()
    with the("door"):
        identity.identify(dossier, worker="Zeynep Öztürk-Ó Brien", employer="Café De Ïnkt")
    with at(FLANDERS):
        found = identity.identity_of(dossier)
        assert identity.identities([dossier]) == {dossier: found}
    with at(BRUSSELS):
        assert identity.identity_of(dossier) is None

    assert (found.worker, found.employer) == ("Zeynep Öztürk-Ó Brien", "Café De Ïnkt")
    assert {"zeynep", "ozturk", "cafe"} <= found.words
