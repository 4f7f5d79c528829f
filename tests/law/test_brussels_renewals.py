"""What Brussels asks at a renewal it asks in every category; where it was not read for one, so it says."""

from datetime import date

import pytest

from tessera.law.assess import assess
from tessera.law.findings import Verdict
from tessera.law.load import shelf
from tessera.law.model import Mark

LAW = shelf().on(date(2026, 11, 28))
PAPERS = ("earlier-authorisation", "individual-account", "pay-slips")
READ = ("single-permit-shortage", "single-permit-labour-market", "eu-blue-card-mobility")
NOT_READ = (
    *("single-permit-highly-skilled", "single-permit-manager", "eu-blue-card"),
    *("single-permit-researcher", "single-permit-ict", "single-permit-trainee"),
)


def asked(procedure, kind, authority="brussels"):
    found = assess(LAW, procedure, {"application.kind": kind}, authority=authority)
    rows = [n.requirement for n in found.needed if n.verdict is Verdict.MET]
    return {row.name: row for row in rows if row.name in PAPERS}


@pytest.mark.parametrize("procedure", [*READ, *NOT_READ])
def test_a_renewal_in_brussels_shows_pay_slips_account_and_the_earlier_authorisation(procedure):
    assert sorted(asked(procedure, "renewal")) == sorted(PAPERS)
    assert asked(procedure, "first") == {}
    assert asked(procedure, "renewal", authority="flanders") == {}


@pytest.mark.parametrize("procedure", NOT_READ)
def test_what_was_not_read_for_the_category_says_so(procedure):
    for row in asked(procedure, "renewal").values():
        assert row.mark is Mark.DERIVED
        assert row.note is not None
