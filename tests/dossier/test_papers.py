"""Which provisional papers can be handed over: what shuts the act, and what only shuts one annex."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tessera.dossier.acts.papers import BRIDGES, IssuePaper
from tessera.dossier.kernel import Role, Scene, Seat, Sort
from tessera.dossier.title import Title
from tessera.law.load import shelf
from tessera.law.model import Kind

DAY = date(2027, 5, 3)
CLERK = Seat(organisation="ghent", kind=Kind.MUNICIPALITY, role=Role.OFFICER)
SCENE = Scene(person="p", seat=CLERK, day=DAY, shelf=shelf())
TITLE = Title(
    procedure="single-permit-highly-skilled",
    municipality="ghent",
    opened_on=date(2027, 1, 4),
    until=date(2029, 12, 31),
)
HERE = {"entered_on": date(2027, 2, 1), "registered_on": date(2027, 2, 4)}


def shut(**changes):
    """Whether the situation shuts the act, whatever annex the form would ask for."""
    acts = (IssuePaper(annex=annex, until=DAY + timedelta(30)) for annex in BRIDGES)
    title = replace(TITLE, **changes)
    return [any(o.sort is Sort.SHUT for o in act.obstacles(title, SCENE)) for act in acts]


@pytest.mark.parametrize("more", [{}, {"card_on": date(2027, 3, 1)}])
def test_with_or_without_a_card_some_paper_can_still_be_needed(more):
    assert not any(shut(**HERE, **more))


def test_nobody_who_is_not_here_gets_a_paper():
    assert all(shut())
