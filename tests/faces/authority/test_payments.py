"""An account statement at the desk: only charges of the own office, booked once, looked at once."""

from django.core.files.uploadedfile import SimpleUploadedFile

from tessera.words.identifiers import reference
from tests.couriers.statements import camt, entry
from tests.registry.builders import DAY, a_filed_dossier

HER = "RAGHAVAN Ananya India 14.05.1994"
STRANGE = "Jan Janssens, school 12"


def sends(officer, content, button="see"):
    form = {"statement": SimpleUploadedFile("day.xml", content), button: "yes"}
    return officer.post("payments", form)


def text(page):
    return page.content.decode()


def test_a_statement_is_seen_then_booked_once_for_the_payee_alone(officers, owner):
    dossier = str(a_filed_dossier())
    lines = camt(entry(free=HER), entry(free=STRANGE, ref="R2"), entry(sign="DBIT", ref="R3"))
    office, region = officers("office"), officers("flanders")
    seen = text(sends(office, lines))
    assert "Would be booked: 1" in seen
    assert "Nothing is booked yet" in seen
    assert STRANGE in seen
    assert "Booked: 1" in text(sends(office, lines, "book"))
    again = text(sends(office, lines, "book"))
    assert "Booked: 1" not in again
    assert "2 entries went out or were booked before" in again
    assert "Would be booked" not in text(sends(region, lines))
    looks = owner("select organisation, dossiers::text from people_look where what = 'payments'")
    assert {who for who, _ in looks} == {"immigration-office"}
    assert all(dossier in told for _, told in looks)


def test_a_file_that_is_no_statement_is_refused_at_its_field(officers):
    office = officers("office")
    page = sends(office, b"%PDF-1.4")
    assert page.status_code == 422
    assert "Statement: This is no account statement in CODA or camt.053." in text(page)
    assert "Choose a file" in text(office.post("payments"))


def test_only_whoever_may_record_payments_has_the_page(officers):
    for seat, status in (("flanders", 200), ("office", 200), ("ghent", 404), ("auditor", 404)):
        assert officers(seat).get("payments").status_code == status, seat


def test_a_number_in_the_text_is_a_hint_for_a_person_and_books_nothing(officers):
    dossier = a_filed_dossier()
    number = reference(dossier.int, DAY.year)
    office, other = officers("office"), officers("brussels")
    lines = camt(entry(free=f"retribution {number.lower()} merci"))
    page = text(sends(office, lines, "book"))
    assert "the number of this dossier stands in the text" in page
    assert f"/desk/{dossier}" in page or number in page
    assert "Nothing was booked." in page
    assert ">Booked" not in page
    assert "stands in the text" not in text(sends(other, lines))
