"""Who refuses because the conditions are not met says of which one, where all are computed met."""

from types import SimpleNamespace

import pytest

from tessera.dossier import findings
from tessera.dossier.model import Dossier
from tessera.law.findings import Verdict
from tessera.law.model import Lane

ASKED = Dossier(procedure="single-permit-highly-skilled")


@pytest.mark.parametrize(
    ("computed", "otherwise", "nothing"),
    [
        ([Verdict.MET, Verdict.MET], {}, True),
        ([Verdict.MET], {"salary": ""}, True),
        ([Verdict.MET], {"salary": "note"}, False),
        ([Verdict.MET, Verdict.NOT_MET], {}, False),
        ([Verdict.MET, Verdict.UNKNOWN], {}, False),
        ([], {}, False),
    ],
)
def test_a_condition_is_unmet_by_the_computation_or_by_what_the_officer_says(
    monkeypatch, computed, otherwise, nothing
):
    found = tuple(SimpleNamespace(verdict=v) for v in computed)
    monkeypatch.setattr(findings, "findings", lambda *_: found)
    asked = (ASKED, None, Lane.WORK, otherwise)
    assert findings.nothing_unmet(*asked, grounds=("conditions",)) is nothing
    assert not findings.nothing_unmet(*asked, grounds=("fraud",))
