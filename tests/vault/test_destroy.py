"""Destroyed is destroyed: no key, no names, no files, also after a restore."""

from datetime import timedelta

import pytest
from django.db import connections

from tessera.vault import answers, destroy, documents, drafts, identity, keyring, notes
from tests.vault.seats import AT, EMPLOYER, FLANDERS, at, the
from tests.vault.test_answers import a_filed_draft
from tests.vault.test_documents import given
from tests.vault.test_drafts import a_draft
from tests.vault.test_notes import a_note


def owner(statement, *values):
    with connections["owner"].cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


def files_of(vault):
    return [path for path in (vault / "files").rglob("*") if path.is_file()]


def test_destroying_takes_the_key_the_names_and_every_paper(vault):
    dossier, _ = a_filed_draft()
    other, _ = a_filed_draft()
    kept, note = given(dossier, part=""), a_note(dossier)
    with the("door"):
        identity.identify(dossier, worker="Ada", employer="Inkt")
    destroy.destroy(dossier, by="archivist", why="retention", at=AT)

    with the("door"):
        with pytest.raises(keyring.KeyGone):
            keyring.key_of(dossier, using="door")
        with pytest.raises(answers.NoSuchRevision):
            answers.answers(dossier, 1, using="door")
        assert identity.identity_of(dossier, using="door") is None
        with pytest.raises(documents.NoSuchDocument):
            documents.document(kept.id, using="door")
        with pytest.raises(notes.NoSuchNote):
            notes.note(note, using="door")
        assert answers.latest(other, using="door") == 1
    assert files_of(vault) == []
    assert owner("select dossier, by, why from vault_destroyed") == [
        (dossier, "archivist", "retention")
    ]


def test_a_restore_does_not_bring_it_back(vault):
    dossier, _ = a_filed_draft()
    ring = owner("select master, wrapped from vault_keyring.key where dossier = %s", dossier)[0]
    revision = owner("select * from vault_revision where dossier = %s", dossier)[0]
    destroy.destroy(dossier, by="archivist", why="retention", at=AT)
    owner("insert into vault_keyring.key values (%s, %s, %s)", dossier, *ring)
    owner(f"insert into vault_revision values ({', '.join(['%s'] * 7)})", *revision)

    assert destroy.replay() == 1
    assert destroy.replay() == 0
    with the("door"), pytest.raises(answers.NoSuchRevision):
        answers.answers(dossier, 1, using="door")


def test_a_discarded_draft_takes_its_papers_and_key_along(vault):
    which, stays = a_draft(), a_draft()
    given(which)
    kept = given(stays)
    with at(EMPLOYER):
        drafts.discard(which)
    destroy.tidy(at=AT + timedelta(days=3650))

    assert owner("select dossier from vault_keyring.key") == [(stays,)]
    assert [path.name for path in files_of(vault)] == [kept.address]


def test_drafts_nobody_came_back_to_are_forgotten(vault):
    which = a_draft()

    assert destroy.forget_drafts(untouched_since=AT - timedelta(days=90)) == 0
    assert destroy.forget_drafts(untouched_since=AT + timedelta(days=90)) == 1
    with at(EMPLOYER), pytest.raises(drafts.NoSuchDraft):
        drafts.draft(which, organisation=EMPLOYER.organisation)


def test_what_was_filed_is_never_tidied_away(vault):
    dossier, _ = a_filed_draft()
    kept = given(dossier, part="")
    destroy.tidy(at=AT + timedelta(days=3650))
    with at(EMPLOYER):
        assert documents.open_document(kept.id)
    with at(FLANDERS):
        assert answers.latest(dossier) == 1
