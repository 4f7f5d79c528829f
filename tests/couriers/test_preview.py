"""An officer reads the letters before the act is done."""

from datetime import UTC, date, datetime

from django.db import transaction

from tessera.couriers.preview import Draft, previews
from tessera.desk.standing import standing
from tessera.dossier.acts.refuse import Refused
from tessera.law.model import Lane
from tessera.people.doors import writing
from tessera.words.dates import weekday
from tests.couriers.test_follow import all_letters, settle
from tests.registry.builders import a_filed_dossier, do, who

DAY = date(2026, 11, 3)


def test_a_refusal_is_read_before_it_is_sent_and_nothing_is_kept(db_roles):
    dossier = a_filed_dossier()
    do(dossier, "region", "declare-complete", {"settles": "open"})
    settle()
    before = all_letters()
    with transaction.atomic(using="door"):
        stands = standing(dossier, using="door")
    draft = Draft(
        facts=[Refused(on=DAY, lane=Lane.WORK, grounds=("conditions",), note="draft-note")],
        day=DAY,
        at=datetime(2026, 11, 3, 9, tzinfo=UTC),
        texts={"draft-note": "Het loon ligt onder het minimum."},
    )
    with writing(who("region").seat):
        found = {(one.kind, one.role): one.page for one in previews(dossier, stands, draft)}
    assert set(found) == {
        ("annex-48-work", role) for role in ("applicant", "worker", "stay-authority")
    }
    body = found["annex-48-work", "applicant"]["bodies"][0]
    assert "Raghavan" in body["operative"][0]
    assert "Het loon ligt onder het minimum." in str(body["sections"])
    assert weekday(date(2026, 12, 3), "nl") in [
        row["text"] for one in body["sections"] for row in one["rows"]
    ]
    assert all_letters() == before
