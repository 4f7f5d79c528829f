"""Documents: whole or not there, sealed, their giver's alone until a fact speaks of them."""

import os
import signal
import subprocess
import sys
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import ProgrammingError, connections

from tessera.vault import binding, blobs, destroy, documents, keyring, keys
from tessera.vault.documents import Giver
from tessera.vault.filenames import proper
from tessera.vault.intake import Unfit
from tessera.vault.places import Room, folder
from tests.vault import files
from tests.vault.seats import (
    ADA,
    AT,
    BRUSSELS,
    EMPLOYER,
    FLANDERS,
    OFFICE,
    RIVAL,
    WORKER,
    at,
    give_place,
    the,
)
from tests.vault.test_answers import a_filed_draft
from tests.vault.test_drafts import a_shared_draft
from tests.vault.test_scan import EICAR, FRESH, a_scanner

DIPLOMA = files.a_pdf(pages=2)


def given(dossier, seat=EMPLOYER, part="employer", content=DIPLOMA, name="Diplôme.pdf"):
    paper = documents.examined(content, name, at=AT)
    giver = Giver(organisation=seat.organisation, person=ADA, part=part)
    with at(seat):
        return documents.take(dossier, paper, giver=giver, serves=["diploma", "cv"], at=AT)


def test_a_document_comes_back_as_it_was_given(vault):
    which = a_shared_draft()
    kept = given(which)
    with at(EMPLOYER):
        assert documents.documents(which) == (kept,)
        assert documents.document(kept.id) == kept
        assert documents.open_document(kept.id) == DIPLOMA

    assert (kept.name, kept.pages, kept.serves) == ("Diplôme.pdf", 2, ("cv", "diploma"))
    assert str(kept.scan) == "not-scanned:no-scanner"


def test_neither_file_nor_row_shows_what_it_holds(vault):
    which = a_shared_draft()
    kept = given(which)
    (path,) = (path for path in (vault / "files").rglob("*") if path.is_file())
    with connections["owner"].cursor() as cursor:
        cursor.execute("select vault_document::text from vault_document")
        ((line,),) = cursor.fetchall()

    assert b"%PDF" not in path.read_bytes()
    assert path.name == kept.address != kept.digest
    assert "Dipl" not in line


def test_a_file_that_was_changed_on_disk_does_not_open(vault):
    kept = given(a_shared_draft())
    (path,) = (path for path in (vault / "files").rglob("*") if path.is_file())
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    with at(EMPLOYER), pytest.raises(keys.Unreadable):
        documents.open_document(kept.id)


def test_before_filing_a_document_is_its_partys_alone(vault):
    which = a_shared_draft()
    kept = given(which, WORKER, "worker")
    for seat in (EMPLOYER, RIVAL, FLANDERS):
        with at(seat), pytest.raises(documents.NoSuchDocument):
            documents.open_document(kept.id)
    with at(WORKER):
        documents.serve(kept.id, ["passport"])
        assert documents.document(kept.id).serves == ("passport",)
        documents.withdraw(kept.id)
        assert documents.documents(which) == ()


@pytest.mark.parametrize("seat", [RIVAL, EMPLOYER])
def test_nobody_adds_to_what_is_not_theirs(vault, seat):
    which = a_shared_draft()
    paper = documents.examined(DIPLOMA, "a.pdf", at=AT)
    giver = Giver(organisation=seat.organisation, person=ADA, part="worker")
    with pytest.raises((ProgrammingError, LookupError)), at(seat):
        documents.take(which, paper, giver=giver, serves=[], at=AT)


def test_after_filing_authorities_see_what_a_fact_speaks_of_and_no_more(vault):
    which, _ = a_filed_draft()
    told, untold = given(which, part=""), given(which, part="", content=files.a_pdf(3))
    with the("door"):
        binding.bind(which, documents=[told.id], at=AT)
    with at(FLANDERS):
        assert [seen.id for seen in documents.documents(which)] == [told.id]
    with at(EMPLOYER):
        assert {seen.id for seen in documents.documents(which)} == {told.id, untold.id}
        with pytest.raises(documents.NoSuchDocument):
            documents.withdraw(told.id)
    with at(BRUSSELS):
        assert documents.documents(which) == ()


def test_a_fact_cannot_speak_of_another_dossiers_documents(vault):
    one, other = a_filed_draft()[0], a_filed_draft()[0]
    kept = given(one, part="")
    with pytest.raises(binding.Unbindable), the("door"):
        binding.bind(other, documents=[kept.id], at=AT)
    with pytest.raises(binding.Unbindable), the("door"):
        binding.bind(one, documents=[uuid4()], at=AT)


def test_many_documents_are_bound_in_one_statement(vault, django_assert_num_queries):
    which, _ = a_filed_draft()
    papers = [given(which, part="", content=files.a_pdf(n)).id for n in range(1, 9)]
    with the("door"), django_assert_num_queries(1, using="door"):
        binding.bind(which, documents=papers, at=AT)


def test_a_letter_is_for_the_one_it_goes_to_and_its_sender(vault):
    which, _ = a_filed_draft()
    give_place(which, OFFICE)
    with the("courier"):
        letter = documents.keep_letter(
            which,
            DIPLOMA,
            name="Annex 46.pdf",
            kind="annex-46",
            sender=FLANDERS.organisation,
            to=EMPLOYER.organisation,
            pages=2,
            at=AT,
        )
    for seat in (FLANDERS, EMPLOYER):
        with at(seat):
            assert documents.open_document(letter.id) == DIPLOMA
            assert documents.documents(which) == ()
    with at(OFFICE), pytest.raises(documents.NoSuchDocument):
        documents.open_document(letter.id)


def test_a_party_cannot_fill_a_dossier_without_end(vault, monkeypatch):
    which = a_shared_draft()
    given(which)
    monkeypatch.setattr(documents, "room", lambda: Room(documents=1))
    assert given(which) == Unfit(code="too-many-documents", values={"most": 1})
    monkeypatch.setattr(documents, "room", lambda: Room(bytes=1))
    assert given(which).code == "dossier-full"


def test_a_virus_is_refused_and_a_returning_scanner_judges_what_it_missed(vault, settings):
    which = a_shared_draft()
    early = given(which)
    settings.VAULT_SCANNER = str(vault / "clamd")
    assert documents.scan_again(at=AT) == 0
    with a_scanner(settings.VAULT_SCANNER, FRESH):
        infected = files.a_pdf() + b"\n%" + EICAR
        assert documents.examined(infected, "a.pdf", at=AT).code == "infected"
        assert documents.scan_again(at=AT) == 1
    with at(EMPLOYER):
        assert str(documents.document(early.id).scan) == "clean"


def test_what_a_later_scan_finds_is_not_handed_out(vault, settings):
    kept = given(a_shared_draft(), content=files.a_pdf() + b"\n%" + EICAR)
    settings.VAULT_SCANNER = str(vault / "clamd")
    with a_scanner(settings.VAULT_SCANNER, FRESH):
        assert documents.scan_again(at=AT) == 1
    with at(EMPLOYER), pytest.raises(documents.Infected, match="Eicar"):
        documents.open_document(kept.id)


def test_a_file_without_a_row_is_swept_when_it_is_old(vault):
    which = a_shared_draft()
    kept = given(which)
    with at(EMPLOYER):
        key = keyring.key_of(which)
    blobs.put(folder(), b"nobody speaks of this", key)
    (folder() / "ab" / "cd").mkdir(parents=True)
    (folder() / "ab" / "cd" / "half.part").write_bytes(b"half")

    assert destroy.tidy(at=AT - timedelta(days=3650)) == 0
    assert destroy.tidy(at=AT + timedelta(days=3650)) == 2
    with at(EMPLOYER):
        assert documents.open_document(kept.id) == DIPLOMA


def test_killed_while_storing_leaves_no_half_document(tmp_path):
    """kill -9 at any moment: every file under its address is whole."""
    for pause in (0.05, 0.15, 0.3):
        with subprocess.Popen(
            [sys.executable, "-m", "tests.vault.storing", tmp_path], stdout=subprocess.PIPE
        ) as child:
            child.stdout.readline()
            try:
                child.wait(pause)
            except subprocess.TimeoutExpired:
                os.kill(child.pid, signal.SIGKILL)
    whole = [path for path in tmp_path.glob("??/??/*") if path.suffix != ".part"]
    key = keys.DataKey(dossier=UUID(int=1), secret=bytes(32))

    assert whole
    for path in whole:
        content = blobs.get(tmp_path, path.name, key)
        assert blobs.address_of(content, key) == path.name


@pytest.mark.parametrize(
    ("called", "media_type", "kept"),
    [
        ("C:\\scans\\Diplôme.HEIC", "image/jpeg", "Diplôme.jpg"),
        ("../../etc/passwd", "application/pdf", "passwd.pdf"),
        ("cv\u202efdp.exe.pdf", "application/pdf", "cvfdp.exe.pdf"),
        ("  a\x00b\n.pdf", "application/pdf", "ab.pdf"),
        (".pdf", "application/pdf", "document.pdf"),
        ("ديبلوم.pdf", "application/pdf", "ديبلوم.pdf"),
        ("x" * 500 + ".png", "image/png", "x" * 120 + ".png"),
    ],
)
def test_names_are_kept_without_tricks(called, media_type, kept):
    assert proper(called, media_type) == kept
