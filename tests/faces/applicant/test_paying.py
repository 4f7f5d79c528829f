"""Paying: what the page shows, and a payment at the simulator in every way in which it can go."""

import re
from datetime import date
from threading import Thread
from urllib.parse import urlencode, urlsplit
from urllib.request import Request, urlopen

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client

from simulators.payment.__main__ import serve
from simulators.payment.service import Service
from tessera.desk.standing import standing
from tessera.law.load import shelf
from tessera.site import moment
from tests.faces.applicant.conftest import LANGUAGES, told
from tests.faces.applicant.test_filing import files
from tests.ground.pdf import a_pdf
from tests.registry.builders import do

FED, FLEMISH = "federal-contribution", "flemish-retribution"
FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def filed(ready):
    visit, draft = ready
    files(visit, draft)
    return visit, draft


@pytest.fixture
def service(settings):
    """The simulator, running; notifications are passed on by hand."""
    service = Service(secret="shared", merchant=settings.ORIGIN)
    server = serve(service, host="127.0.0.1", port=0)
    Thread(target=server.serve_forever, daemon=True).start()
    settings.PAYMENTS = f"http://127.0.0.1:{server.server_port}"
    settings.PAYMENTS_SECRET = "shared"
    yield service
    server.shutdown()
    server.server_close()


def state(dossier):
    with transaction.atomic(using="door"):
        return standing(dossier, using="door")


def count(dossier, code):
    return [e.code for e in state(dossier).entries].count(code)


def goes_to_pay(visit, dossier, name=FLEMISH):
    return visit.post(f"/{dossier}/pay", {"name": name})


def only(service):
    (payment,) = service.payments.values()
    return payment


def notifies(service, payment, *, body=None, signature=None):
    content = body if body is not None else urlencode({"id": payment.id}).encode()
    return Client().post(
        "/payments/notify",
        content,
        content_type=FORM,
        headers={"X-Signature": signature if signature is not None else service.signed(content)},
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_sum_payee_account_and_reference(filed, service, language):
    visit, dossier = filed
    visit.language = language
    text = told(visit.get(f"/{dossier}/pay"))
    assert "BE57 6792 0060 9235" in text
    assert "152" in text
    assert "180" in text
    page = visit.get(f"/{dossier}/pay").content.decode()
    assert page.count("<svg") >= 1
    assert page.count("<h1") == 1


def test_in_the_next_year_the_sum_is_still_as_sure_as_when_it_was_asked(filed, service):
    visit, dossier = filed
    unknown = "that of 2027 is not known yet"
    moment.move(date(2027, 1, 5))
    text = told(visit.get(f"/{dossier}/pay"))
    assert "152" in text
    assert unknown not in text
    row = shelf().on(date(2027, 1, 5)).amount(FED, "work")
    assert unknown in row.note.en


def test_a_proof_given_with_the_application_is_told_to_be_looked_at(ready):
    visit, draft = ready
    paper = SimpleUploadedFile("proof.pdf", a_pdf("proof"))
    visit.post(f"/{draft}/papers/employer/contribution-proof", {"file": paper})
    files(visit, draft)
    status = told(visit.get(f"/{draft}"))
    assert status.count("Proof of payment given, being looked at") == 1
    assert status.count("Still to be paid") == 1
    assert "You gave a proof of payment." in told(visit.get(f"/{draft}/pay"))
    do(draft, "immigration-office", "record-payment", {"name": FED, "cents": 15200})
    assert "Proof of payment given" not in told(visit.get(f"/{draft}"))


def test_without_a_service_nothing_is_offered_that_does_not_work(filed, settings):
    visit, dossier = filed
    settings.PAYMENTS = ""
    page = visit.get(f"/{dossier}/pay").content.decode()
    assert f'id="pay-{FLEMISH}"' not in page
    assert goes_to_pay(visit, dossier).status_code == 422


def test_a_payment_goes_to_the_service_and_comes_back_settled(filed, service):
    visit, dossier = filed
    answer = goes_to_pay(visit, dossier)
    assert answer.status_code == 303
    assert urlsplit(answer["Location"]).path == f"/pay/{only(service).id}"
    service.end(only(service).id, "paid")
    back = visit.client.get(urlsplit(only(service).back).path)
    assert back.status_code == 302
    assert f"/apply/{dossier}/pay" in back["Location"]
    visit.get(f"/{dossier}/pay")
    visit.get(f"/{dossier}/pay")
    assert count(dossier, "charge-settled") == 1


def test_the_service_hears_a_sum_and_numbers_and_nobody_s_name(filed, service):
    visit, dossier = filed
    goes_to_pay(visit, dossier)
    payment = only(service)
    heard = f"{payment.id} {payment.reference} {payment.back} {payment.notify}"
    assert payment.amount == "180.00"
    assert re.fullmatch(r"\+\+\+\d{3}/\d{4}/\d{5}\+\+\+", payment.reference)
    assert str(dossier) not in heard
    assert dossier.hex not in heard
    assert "aghavan" not in heard.casefold()


def test_the_browser_dies_and_the_notification_settles(filed, service):
    visit, dossier = filed
    goes_to_pay(visit, dossier)
    service.end(only(service).id, "paid")
    assert [notifies(service, only(service)).status_code for _ in range(2)] == [204, 204]
    assert count(dossier, "charge-settled") == 1


def test_nobody_tells_us_and_the_page_asks(filed, service):
    visit, dossier = filed
    goes_to_pay(visit, dossier)
    service.end(only(service).id, "paid")
    assert count(dossier, "charge-settled") == 0
    visit.get(f"/{dossier}/pay")
    assert count(dossier, "charge-settled") == 1


def test_an_interrupted_payment_goes_on_with_the_same_payment(filed, service):
    visit, dossier = filed
    first = goes_to_pay(visit, dossier)["Location"]
    assert goes_to_pay(visit, dossier)["Location"] == first
    assert len(service.payments) == 1
    service.payments.clear()  # the service was started again and has forgotten it
    assert goes_to_pay(visit, dossier)["Location"] == first
    assert count(dossier, "payment-started") == 1


def test_after_a_refusal_of_the_bank_a_new_payment_is_begun(filed, service):
    visit, dossier = filed
    first = goes_to_pay(visit, dossier)["Location"]
    service.end(only(service).id, "failed")
    visit.get(f"/{dossier}/pay")
    assert count(dossier, "payment-ended") == 1
    assert goes_to_pay(visit, dossier)["Location"] != first


def test_a_service_that_does_not_answer_takes_nothing_and_says_so(filed, service, settings):
    visit, dossier = filed
    settings.PAYMENTS = "http://127.0.0.1:9"
    answer = goes_to_pay(visit, dossier)
    assert answer.status_code == 422
    assert "does not answer" in told(answer)
    assert visit.get(f"/{dossier}/pay").status_code == 200


def test_a_notification_that_is_not_signed_or_not_ours_is_refused(filed, service):
    visit, dossier = filed
    goes_to_pay(visit, dossier)
    payment = only(service)
    service.end(payment.id, "paid")
    assert notifies(service, payment, signature="").status_code == 401
    assert notifies(service, payment, signature="é").status_code == 401
    assert notifies(service, payment, body=b"id=nobody-knows-me").status_code == 404
    assert notifies(service, payment, body=b"").status_code == 404
    assert count(dossier, "charge-settled") == 0


def test_a_notification_is_believed_only_as_far_as_the_service_confirms_it(filed, service):
    visit, dossier = filed
    goes_to_pay(visit, dossier)
    body = urlencode({"id": only(service).id, "status": "paid"}).encode()
    assert notifies(service, only(service), body=body).status_code == 204
    assert count(dossier, "charge-settled") == 0


def test_the_federal_contribution_is_not_paid_there(filed, service):
    visit, dossier = filed
    assert goes_to_pay(visit, dossier, FED).status_code == 422
    assert service.payments == {}


def test_the_simulator_says_what_it_is_and_keeps_its_word(service, settings):
    asked = urlencode(
        {
            "id": "payment-1",
            "amount": "180.00",
            "currency": "EUR",
            "reference": "+++000/0000/00097+++",
            "back": f"{settings.ORIGIN}/x",
            "notify": f"{settings.ORIGIN}/y",
        }
    ).encode()
    bearer = {"Authorization": "Bearer shared"}
    with urlopen(Request(f"{settings.PAYMENTS}/payments", asked, bearer), timeout=5) as answer:
        assert answer.status == 201
        assert "SIMULATOR" in answer.headers["X-Simulator"]
    with urlopen(f"{settings.PAYMENTS}/pay/payment-1?lang=de", timeout=5) as answer:
        page = answer.read().decode()
    assert "SIMULATOR" in page
    assert "180.00" in page
    assert service.end("payment-1", "paid").status == "paid"
    assert service.end("payment-1", "cancelled").status == "paid"
