"""Letters that went out, read again at the desk by whoever wrote or got them, and by nobody else."""

from datetime import date
from html import unescape

from tessera.couriers.letters import letters_of
from tests.couriers.test_whole_way import on, settle
from tests.registry.builders import a_filed_dossier


def text(page):
    return unescape(page.content.decode())


def test_the_history_leads_to_each_letter_and_only_its_desks_may_read_it(officers, owner):
    dossier = a_filed_dossier()
    settle()
    on(dossier, date(2026, 9, 28), "region", "declare-complete", {"settles": "open"})
    sent = {
        x.role: x.id for x in letters_of(dossier, using="courier") if x.fact == "declared-complete"
    }
    region, office = officers("flanders"), officers("office")
    story = text(region.get(str(dossier))).partition('<ol class="line"')[2]
    for letter in sent.values():
        assert f'href="/en/desk/{dossier}/letters/{letter}"' in story
    page = region.get(f"{dossier}/letters/{sent['worker']}")
    assert 'lang="nl"' in text(page)
    assert "Leiedraad" in text(page)
    whole = region.get(f"{dossier}/letters/{sent['worker']}.pdf")
    assert whole.content.startswith(b"%PDF")
    assert "no-store" in whole["Cache-Control"]
    seen = owner("select organisation from people_look where what = 'letter'")
    assert len(seen) == 2
    assert office.get(f"{dossier}/letters/{sent['worker']}").status_code == 404
    for seat in ("brussels", "ghent", "mumbai", "auditor"):
        assert officers(seat).get(f"{dossier}/letters/{sent['worker']}").status_code == 404, seat
        assert officers(seat).get(f"{dossier}/letters/{sent['worker']}.pdf").status_code == 404
    for seat in ("jurist", "employer"):
        assert officers(seat).get(f"{dossier}/letters/{sent['worker']}").status_code == 403, seat
    other = a_filed_dossier()
    assert region.get(f"{other}/letters/{sent['worker']}").status_code == 404
