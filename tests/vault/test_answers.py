"""What was filed stands: revisions are added to, sealed, and checked by the fingerprint in a fact."""

from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import IntegrityError, ProgrammingError, connections, transaction

from tessera.vault import answers, drafts, keyring, keys
from tests.vault.seats import (
    ADA,
    AT,
    BRUSSELS,
    EMPLOYER,
    FLANDERS,
    WORKER,
    at,
    give_place,
    the,
)
from tests.vault.test_drafts import a_shared_draft


def a_filed_draft():
    which = a_shared_draft()
    with at(EMPLOYER):
        drafts.save(which, "employer", {"gross-pay": Decimal("4000.00")}, seen=0, at=AT)
        drafts.confirm(which, "employer", seen=1, person=ADA, at=AT)
    with at(WORKER):
        drafts.save(which, "worker", {"birth-place": "Rabat"}, seen=0, at=AT)
    with the("door"):
        revision = answers.freeze(which, by=ADA, at=AT)
    give_place(which, EMPLOYER, FLANDERS)
    return which, revision


def test_filing_a_draft_joins_its_parts_and_ends_it(vault):
    which, revision = a_filed_draft()

    assert revision.number == 1
    assert revision.answers == {"gross-pay": Decimal("4000.00"), "birth-place": "Rabat"}
    with at(EMPLOYER):
        assert drafts.drafts(EMPLOYER.organisation) == ()
        assert answers.answers(which, 1) == revision.answers


def test_a_blocked_act_leaves_the_draft_as_it_was(vault):
    which = a_shared_draft()
    with at(EMPLOYER):
        drafts.save(which, "employer", {"a": "typed"}, seen=0, at=AT)
    with the("door"):
        answers.freeze(which, by=ADA, at=AT)
        transaction.set_rollback(True, using="door")  # as Blocked does
    with at(EMPLOYER):
        assert drafts.part(which, "employer").answers == {"a": "typed"}


def test_the_door_knows_who_confirmed_and_who_did_not(vault):
    which = a_shared_draft()
    with at(EMPLOYER):
        drafts.confirm(which, "employer", seen=0, person=ADA, at=AT)
    with the("door"):
        whole = answers.drafted(which)

    assert whole.confirmed == {"employer": ADA}
    assert whole.unconfirmed == ("worker",)
    assert whole.holders == {"employer": ("org:1",), "worker": ("person:1",)}


def test_a_dossier_without_a_draft_is_one_statement(vault, django_assert_num_queries):
    dossier, told = uuid4(), {f"question-{n}": "x" * 90 for n in range(100)}
    keyring.made(uuid4(), using="door")  # the master key is there, as in any day's work
    with the("door"), django_assert_num_queries(1, using="door"):
        answers.filed(dossier, told, by=ADA, at=AT)
    with the("door"):
        assert answers.answers(dossier, 1, using="door") == told


def test_answers_in_one_piece_take_the_place_of_a_draft_that_brought_papers(vault):
    which = a_shared_draft()
    with the("door"):
        answers.filed(which, {"a": 1}, by=ADA, at=AT)
        assert answers.answers(which, 1, using="door") == {"a": 1}
    with at(EMPLOYER):
        assert drafts.drafts(EMPLOYER.organisation) == ()


def test_filing_the_same_dossier_twice_is_refused(vault):
    dossier = uuid4()
    with the("door"):
        answers.filed(dossier, {"a": 1}, by=ADA, at=AT)
    with pytest.raises(IntegrityError), the("door"):
        answers.filed(dossier, {"a": 2}, by=ADA, at=AT)


def test_a_correction_is_a_new_revision_and_the_old_one_stands(vault):
    which, first = a_filed_draft()
    with the("door"):
        second = answers.revise(which, {"birth-place": None, "born": "Fes"}, by=ADA, at=AT)

    assert (second.number, answers.latest(which, using="door")) == (2, 2)
    assert second.answers == {"gross-pay": Decimal("4000.00"), "born": "Fes"}
    assert answers.answers(which, 1, using="door") == first.answers
    assert answers.checks(which, 1, first.fingerprint, using="door")
    assert not answers.checks(which, 2, first.fingerprint, using="door")


def test_only_who_has_the_dossier_on_the_desk_reads_its_answers(vault):
    which, _ = a_filed_draft()
    with at(FLANDERS):
        assert answers.latest(which) == 1
    with at(BRUSSELS):
        assert answers.latest(which) == 0
        with pytest.raises(answers.NoSuchRevision):
            answers.answers(which, 1)


@pytest.mark.parametrize("role", ["default", "door", "courier"])
@pytest.mark.parametrize(
    "statement",
    ["update vault_revision set at = now()", "delete from vault_revision"],
)
def test_nobody_changes_what_was_filed(vault, role, statement):
    a_filed_draft()
    with pytest.raises(ProgrammingError, match="permission denied"), the_any(role):
        connections[role].cursor().execute(statement)


def the_any(role):
    return at(EMPLOYER) if role == "default" else the(role)


def test_a_row_moved_to_another_dossier_does_not_open(vault):
    one, _ = a_filed_draft()
    other, _ = a_filed_draft()
    with connections["owner"].cursor() as cursor:
        cursor.execute("delete from vault_revision where dossier = %s", [other])
        cursor.execute("update vault_revision set dossier = %s", [other])
    with pytest.raises(keys.Unreadable):
        answers.answers(other, 1, using="door")
    with pytest.raises(answers.NoSuchRevision):
        answers.answers(one, 1, using="door")
