"""Every procedure that the platform was asked to know is there; every norm cites a text it holds."""

import pytest

from tessera.law.load import shelf
from tessera.law.model import Norm
from tessera.law.norms_of import authorities_of, norms_of
from tessera.law.procedure import Procedure
from tests.law.persons import TODAY

ASKED = """
single-permit-highly-skilled single-permit-manager eu-blue-card eu-blue-card-mobility
single-permit-shortage single-permit-labour-market single-permit-special-profile
single-permit-exempt single-permit-ict single-permit-ict-mobility ict-short-mobility
single-permit-researcher single-permit-researcher-mobility researcher-short-mobility
researcher-search-stay single-permit-seasonal seasonal-short seasonal-extension seasonal-renewal
single-permit-trainee single-permit-volunteer single-permit-unlimited work-short work-frontier
work-telework work-long work-collective au-pair professional-card-abroad professional-card-belgium
student-first student-renewal student-search-year family-third-country family-eu-belgian
humanitarian-9bis medical-9ter long-term-resident-mobility working-holiday
""".split()  # noqa: SIM905 - to be read
KNOWN = {row.code for row in shelf().rows[Procedure]}


@pytest.mark.parametrize("code", ASKED)
def test_each_procedure_says_something_before_each_authority(code):
    assert code in KNOWN
    law = shelf().on(TODAY)
    for authority in authorities_of(law, code):
        norms = norms_of(law, code, authority)
        assert norms["terms"], (code, authority.id)
        assert norms["questions"], (code, authority.id)


def test_every_norm_cites_a_text_of_the_shelf():
    rows = [row for found in shelf().rows.values() for row in found if isinstance(row, Norm)]
    sources = {
        row.id for row in shelf().rows[next(k for k in shelf().rows if k.__name__ == "Source")]
    }
    assert len(rows) > 900
    for row in rows:
        assert row.cites, row.id
        assert {cite.partition("#")[0] for cite in row.cites} <= sources, row.id
