"""What a title says of its holder's life: work, and stay only where it gave a stay."""

from dataclasses import replace
from datetime import date

import pytest

from tessera.dossier.life import periods_of
from tessera.dossier.title import Title

OPENED = Title(
    opened_on=date(2026, 12, 4), since=date(2027, 2, 1), until=date(2028, 1, 31), annex="46"
)


def kinds(**changes):
    return [row["kind"] for row in periods_of(replace(OPENED, **changes))]


@pytest.mark.parametrize("annex", ["46", "47"])
def test_a_single_permit_is_work_and_stay(annex):
    assert kinds(annex=annex) == ["work", "stay"]


def test_an_authorisation_to_work_alone_proves_no_stay():
    assert kinds(annex="work-authorisation", procedure="work-frontier") == ["work"]


def test_a_stay_decided_apart_is_a_stay():
    assert kinds(annex="work-authorisation", stay_authority="immigration-office") == [
        "work",
        "stay",
    ]


def test_what_never_opened_is_no_period():
    assert kinds(opened_on=None) == []
