"""Nothing is read without a seat, a purpose and a look."""

from uuid import uuid4

import pytest
from django.db import InternalError, ProgrammingError, connection, transaction
from django.db.utils import DatabaseError

from tessera.dossier.kernel import Role, Seat
from tessera.law.model import Kind
from tessera.people import demo, doors, models
from tessera.people.guard import NakedQuery
from tessera.people.looks import looks_of
from tessera.people.purposes import Channel, Purpose
from tessera.people.reading import reading
from tests.people.conftest import AT, DAY

FLANDERS = Seat(organisation="flanders", kind=Kind.WORK_AUTHORITY, role=Role.OFFICER)
EUPEN = Seat(organisation="municipality:63023", kind=Kind.MUNICIPALITY, role=Role.OFFICER)


def read_from(seat, **more):
    person = str(demo.person("officer-flanders"))
    usual = {"purpose": Purpose.EXAMINATION, "channel": Channel.PAGE, "at": AT, "person": person}
    return reading(seat, **(usual | more))


def settings_of_the_transaction():
    with connection.cursor() as cursor:
        cursor.execute(
            "select current_setting('tessera.seat', true), current_setting('tessera.kind', true)"
        )
        return cursor.fetchone()


def test_a_reading_knows_its_seat_and_forgets_it(people):
    for seat in (FLANDERS, EUPEN, FLANDERS):
        with read_from(seat):
            assert settings_of_the_transaction() == (seat.organisation, seat.kind)
        with doors.machinery():
            assert settings_of_the_transaction() == ("", "")


def test_a_reading_that_fails_forgets_its_seat_too(people):
    with pytest.raises(LookupError), read_from(FLANDERS):
        raise LookupError
    with doors.machinery():
        assert settings_of_the_transaction() == ("", "")


def test_nothing_can_be_written_while_reading(people):
    with pytest.raises(InternalError, match="read-only"), read_from(FLANDERS):
        models.Mandate.objects.filter(mandator="flanders").update(ended_by="x")


def test_a_reading_cannot_turn_itself_into_a_writing(people):
    with pytest.raises(DatabaseError), read_from(FLANDERS), connection.cursor() as cursor:
        cursor.execute("select set_config('transaction_read_only', 'off', true)")


def test_one_reading_does_not_stand_inside_another(people):
    with pytest.raises(RuntimeError), read_from(FLANDERS), read_from(EUPEN):
        pass


def test_a_look_is_written_before_the_dossier_is_read(people, owner):
    dossier = uuid4()
    with read_from(FLANDERS, dossiers=[dossier], what="dossier"):
        found = owner("select organisation, role, purpose, what, dossiers from people_look")
    assert found == [("flanders", "officer", "examination", "dossier", [dossier])]
    assert owner("select count(*) from people_look") == [(1,)]


def test_a_list_leaves_one_look_with_what_it_showed(people, owner):
    shown = sorted(uuid4() for _ in range(50))
    with read_from(FLANDERS, purpose=Purpose.WORK_LIST) as look:
        look.these(shown)
    assert owner("select dossiers from people_look") == [(shown,)]


def test_a_list_that_broke_off_leaves_its_look_all_the_same(people, owner):
    dossier = uuid4()

    def read_half():
        with read_from(FLANDERS, purpose=Purpose.WORK_LIST) as look:
            look.these([dossier])
            raise LookupError

    with pytest.raises(LookupError):
        read_half()
    assert owner("select dossiers from people_look") == [([dossier],)]


def test_without_a_look_there_is_no_result(people, monkeypatch):
    def full_disk(*_):
        raise DatabaseError

    monkeypatch.setattr("tessera.people.looks.leave", full_disk)
    with pytest.raises(DatabaseError), read_from(FLANDERS) as look:
        look.these([uuid4()])
    with pytest.raises(DatabaseError), read_from(FLANDERS, dossiers=[uuid4()]):
        pytest.fail("was read without a look")


@pytest.mark.parametrize("verb", ["select * from", "update", "delete from", "truncate"])
def test_looks_cannot_be_read_changed_or_removed_by_a_face(people, verb):
    statement = f"{verb} people_look" + (" set person = ''" if verb == "update" else "")
    refused = pytest.raises(ProgrammingError, match="permission denied")
    with refused, doors.machinery(), connection.cursor() as cursor:
        cursor.execute(statement)


def placed(owner, dossier, *seats):
    """Give these seats a place on the desk for a dossier."""
    columns = [
        "reference",
        "procedure",
        "phase",
        "work",
        "stay",
        "queue",
        "act",
        "waits_for",
        "assignee",
        "title",
    ]
    for seat in seats:
        owner(
            f"insert into desk_place (seat, dossier, kind, due, since, filed_on, titled,"
            f" {', '.join(columns)}) values (%s, %s, %s, %s, %s, %s, %s,"
            f" {', '.join(['%s'] * len(columns))})",
            *(seat.organisation, dossier, seat.kind, DAY, DAY, DAY, uuid4()),
            *columns,
        )


def test_the_people_concerned_are_told_who_looked_newest_first(people, owner):
    dossier, other = uuid4(), uuid4()
    placed(owner, dossier, FLANDERS, EUPEN)
    for seat, seen in ((FLANDERS, [dossier]), (EUPEN, [other]), (EUPEN, [other, dossier])):
        with read_from(seat, dossiers=seen):
            pass
    with read_from(FLANDERS, dossiers=[other]):
        told = looks_of(dossier)
        (first,) = looks_of(dossier, most=1)
        (second,) = looks_of(dossier, before=first.id)
    assert [look.organisation for look in told] == ["municipality:63023", "flanders"]
    assert (first, second) == told
    assert not hasattr(first, "person")


def test_who_is_not_concerned_is_told_nothing(people):
    dossier = uuid4()
    with read_from(FLANDERS, dossiers=[dossier]):
        assert looks_of(dossier) == ()


def test_a_query_outside_every_door_is_refused(people):
    for naked in (
        models.Organisation.objects.count,
        models.Mandate.objects.first,
        settings_of_the_transaction,
    ):
        with pytest.raises(NakedQuery):
            naked()


def test_a_transaction_of_ones_own_is_no_door(people):
    with pytest.raises(NakedQuery), transaction.atomic():
        settings_of_the_transaction()


def test_a_visitor_without_a_seat_sees_no_rows_that_belong_to_somebody(people):
    with doors.strolling():
        for model in (models.Person, models.Subject, models.Membership, models.Mandate):
            assert model.objects.count() == 0, model
        assert models.Account.objects.count() == 0
        assert models.Invitation.objects.count() == 0


def test_a_seat_sees_its_own_members_and_mandates_alone(people):
    leiedraad = demo.seats("employer-ghent")[0]
    zenne = demo.seats("employer-brussels")[0]
    with read_from(leiedraad):
        assert models.Mandate.objects.count() == 1
        assert {m.organisation_id for m in models.Membership.objects.all()} >= {
            leiedraad.organisation
        }
    with read_from(zenne):
        assert models.Mandate.objects.count() == 0
        assert not models.Membership.objects.filter(organisation=leiedraad.organisation).exists()


def test_a_person_sees_no_other_person(people):
    with read_from(FLANDERS):
        assert [p.id for p in models.Person.objects.all()] == [demo.person("officer-flanders")]


def test_an_officer_knows_the_names_of_colleagues_alone(people):
    from tessera.people.seats import colleagues

    with read_from(FLANDERS):
        names = {"Wim Desmet", "Greet Claes", "Elke Verstraete"}
        assert {c.name for c in colleagues(DAY)} == names
