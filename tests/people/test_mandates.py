"""A mandate lives from a proposal to its end; only between both does it count."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from tessera.people import demo, doors
from tessera.people.mandates import (
    EVERYTHING,
    MandatePhase,
    NoMandate,
    accept,
    end,
    mandate_of,
    mandates_of,
    propose,
)
from tests.people.conftest import AT, DAY


@pytest.fixture
def sides(people):
    """An employer without a mandate, a representative, and an employer who is no party."""
    return (
        demo.seats("employer-namur")[0],
        demo.seats("representative")[0],
        demo.seats("employer-brussels")[0],
    )


def proposed(by, employer, representative, *, since=DAY, until=None, scope=(EVERYTHING,)):
    with doors.writing(by):
        return propose(
            by,
            mandator=employer.organisation,
            mandatee=representative.organisation,
            scope=scope,
            days=(since, until),
            at=AT,
        )


def counts(employer, representative, day=DAY, procedure=""):
    with doors.writing(representative):
        return mandate_of(
            representative.organisation, employer.organisation, day, procedure=procedure
        )


def test_a_mandate_counts_once_both_sides_accepted(sides):
    employer, representative, _ = sides
    mandate = proposed(representative, employer, representative)
    assert mandate.phase(DAY) is MandatePhase.PROPOSED
    assert mandate.awaits == {employer.organisation}
    assert counts(employer, representative) is None
    with doors.writing(employer):
        accept(employer, mandate.id, day=DAY, at=AT)
    assert counts(employer, representative).phase(DAY) is MandatePhase.ACTIVE


def test_who_proposes_cannot_accept_for_the_other(sides):
    employer, representative, _ = sides
    mandate = proposed(representative, employer, representative)
    with doors.writing(representative), pytest.raises(NoMandate) as why:
        accept(representative, mandate.id, day=DAY, at=AT)
    assert why.value.code == "not-yours-to-accept"


def test_a_stranger_cannot_see_propose_accept_or_end_it(sides):
    employer, representative, stranger = sides
    mandate = proposed(representative, employer, representative)
    with doors.writing(stranger):
        assert mandates_of(stranger) == ()
        for step in (
            lambda: accept(stranger, mandate.id, day=DAY, at=AT),
            lambda: end(stranger, mandate.id, day=DAY),
            lambda: accept(stranger, uuid4(), day=DAY, at=AT),
        ):
            with pytest.raises(NoMandate) as why:
                step()
            assert why.value.code == "unknown"
    with pytest.raises(NoMandate):
        proposed(stranger, employer, representative)


def test_either_side_ends_it_from_that_day(sides):
    employer, representative, _ = sides
    mandate = proposed(employer, employer, representative)
    with doors.writing(representative):
        accept(representative, mandate.id, day=DAY, at=AT)
    with doors.writing(representative):
        end(representative, mandate.id, day=DAY)
    assert counts(employer, representative) is None
    assert counts(employer, representative, DAY - timedelta(days=1)) is None
    with doors.writing(employer), pytest.raises(NoMandate):
        end(employer, mandate.id, day=DAY)


def test_a_mandate_counts_from_its_first_day_to_its_last(sides):
    employer, representative, _ = sides
    mandate = proposed(employer, employer, representative, since=DAY, until=DAY + timedelta(days=9))
    with doors.writing(representative):
        accept(representative, mandate.id, day=DAY, at=AT)
    wanted = {-1: False, 0: True, 9: True, 10: False}
    found = {n: bool(counts(employer, representative, DAY + timedelta(days=n))) for n in wanted}
    assert found == wanted


def test_a_mandate_may_be_limited_to_procedures(sides):
    employer, representative, _ = sides
    mandate = proposed(employer, employer, representative, scope=("single-permit",))
    with doors.writing(representative):
        accept(representative, mandate.id, day=DAY, at=AT)
    assert counts(employer, representative, procedure="single-permit")
    assert not counts(employer, representative, procedure="blue-card")


def test_a_mandate_that_ends_before_it_begins_is_none(sides):
    employer, representative, _ = sides
    with pytest.raises(NoMandate):
        proposed(employer, employer, representative, until=DAY - timedelta(days=1))


def test_the_demo_representative_acts_for_two_employers(people):
    representative = demo.seats("representative")[0]
    for employer in ("weserbogen", "leiedraad"):
        with doors.writing(representative):
            found = mandate_of(
                representative.organisation, demo.organisation(employer), date(2026, 12, 28)
            )
        assert found is not None


def test_the_registry_may_ask_as_its_own_role(people):
    representative = demo.seats("representative")[0]
    found = mandate_of(
        representative.organisation, demo.organisation("leiedraad"), DAY, using="door"
    )
    assert found is not None
