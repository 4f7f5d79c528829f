"""A person signs in, chooses a seat, signs out; nobody gets further than their seat."""

import re
from datetime import date, timedelta
from html import unescape
from uuid import uuid4

import pytest
from django.core import mail
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import path

from tessera.dossier.kernel import Assurance
from tessera.faces.look.visitor import is_ours, looking, needs_seat
from tessera.law.model import Kind
from tessera.people import demo, throttle
from tessera.people.invitations import Guest, Proof, invite
from tessera.people.purposes import Purpose
from tests.people.browser import chosen
from tests.people.conftest import AT, DAY

PROOF = Proof(passport="P1234567", born=date(1994, 5, 17))


@pytest.fixture(autouse=True)
def _origin(settings):
    settings.ORIGIN = "http://testserver"


@pytest.fixture
def browser(people, provider):
    return Client(headers={"User-Agent": "Mozilla/5.0 (X11; Linux x86_64) Gecko Firefox/140.0"})


def signs_in(browser, person, language="nl"):
    """Through the provider's page and back; the last answer."""
    away = browser.get(f"/{language}/sign-in/start/login")
    return browser.get(chosen(away["Location"], person).removeprefix("http://testserver"))


def text_of(answer):
    return unescape(re.sub(r"<[^>]+>", " ", answer.content.decode()))


@pytest.mark.parametrize("language", ["nl", "fr", "de", "en"])
def test_the_ways_to_sign_in_are_told_in_four_languages(browser, language):
    answer = browser.get(f"/{language}/sign-in")
    assert answer.status_code == 200
    assert "SIMULATOR" in text_of(answer)
    assert f"/{language}/sign-in/start/login" in answer.content.decode()


def test_an_officer_comes_back_at_their_desk(browser):
    answer = signs_in(browser, "officer-flanders")
    assert answer["Location"] == "/nl/desk/"
    page = text_of(browser.get("/nl/sign-in/sessions"))
    assert "Wim Desmet" in page
    assert "Vlaams Gewest" in page
    assert "Firefox op Linux" in page


@pytest.mark.parametrize("person", ["employer-eupen", "worker-eupen", "representative"])
def test_applicants_come_back_at_their_applications(browser, person):
    assert signs_in(browser, person, "de")["Location"] == "/de/apply/"


def test_somebody_with_two_seats_chooses_one_and_may_change(browser):
    assert signs_in(browser, "post-new-delhi", "en")["Location"] == "/en/sign-in/seats"
    page = browser.get("/en/sign-in/seats")
    assert "Consulate General in Mumbai" in text_of(page)
    answer = browser.post("/en/sign-in/seats", {"seat": "officer@post:in-mumbai"})
    assert answer["Location"] == "/en/desk/"
    assert browser.session["seat"] == "officer@post:in-mumbai"
    browser.post("/en/sign-in/seats", {"seat": "officer@post:in-new-delhi"})
    assert browser.session["seat"] == "officer@post:in-new-delhi"


def test_nobody_sits_where_they_have_no_seat(browser):
    signs_in(browser, "post-new-delhi", "en")
    answer = browser.post("/en/sign-in/seats", {"seat": "officer@flanders"})
    assert answer.status_code == 422
    assert "Choose who you are working for" in text_of(answer)
    assert "seat" not in browser.session


def test_somebody_without_a_role_is_told_so(browser, provider):
    object.__setattr__(provider.people["auditor"], "roles", ("something-else:x",))
    assert signs_in(browser, "auditor", "en")["Location"] == "/en/sign-in/seats"
    assert "You have no access here" in text_of(browser.get("/en/sign-in/seats"))


def test_signing_in_gives_another_session_key(browser):
    browser.get("/nl/sign-in/start/login")
    before = browser.cookies["session"].value
    signs_in(browser, "auditor")
    assert browser.cookies["session"].value != before


def test_the_session_cookie_is_for_the_server_alone_and_carries_no_date(browser):
    signs_in(browser, "auditor")
    cookie = browser.cookies["session"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert not cookie["expires"]
    assert not cookie["max-age"]


def test_signing_out_ends_the_session_on_the_server(browser):
    signs_in(browser, "auditor")
    key = browser.cookies["session"].value
    answer = browser.get(browser.post("/nl/sign-out")["Location"])
    assert "U bent afgemeld" in text_of(answer)
    assert "/connect/endSession" in answer.content.decode()
    browser.cookies["session"] = key
    assert browser.get("/nl/sign-in/sessions")["Location"] == "/nl/sign-in?problem=needed"


def test_signing_out_is_never_a_mere_link(browser):
    signs_in(browser, "auditor")
    assert "<button" in browser.get("/nl/sign-out").content.decode()
    assert browser.get("/nl/sign-in/sessions").status_code == 200


def test_an_answer_nobody_asked_for_signs_nobody_in(browser):
    answer = browser.get("/sign-in/return?code=x&state=y")
    assert answer["Location"].endswith("/sign-in?problem=failed")
    assert "person" not in browser.session


def test_an_answer_serves_once(browser):
    away = browser.get("/nl/sign-in/start/login")
    back = chosen(away["Location"], "auditor").removeprefix("http://testserver")
    browser.get(back)
    assert browser.get(back)["Location"].endswith("?problem=failed")


def test_who_stops_there_is_told_so_here(browser):
    answer = signs_in(browser, "", "fr")
    assert answer["Location"] == "/fr/sign-in?problem=refused-there"
    assert "vous avez arrêté la connexion" in text_of(browser.get(answer["Location"]))


def test_an_unknown_provider_is_not_found(browser):
    assert browser.get("/nl/sign-in/start/other").status_code == 404


def test_too_many_starts_from_one_network_are_refused(browser, monkeypatch):
    monkeypatch.setattr(throttle, "allows", lambda *_, **__: False)
    assert browser.get("/nl/sign-in/start/login")["Location"].endswith("?problem=too-often")


def test_another_browser_is_seen_and_can_be_ended(browser):
    other = Client(headers={"User-Agent": "Mozilla/5.0 (iPhone) Safari/605"})
    signs_in(browser, "auditor", "en")
    signs_in(other, "auditor", "en")
    page = browser.get("/en/sign-in/sessions").content.decode()
    assert "Safari on iPhone" in text_of(browser.get("/en/sign-in/sessions"))
    rows = re.findall(r"<tr.*?</tr>", page, re.DOTALL)
    (row,) = [row for row in rows if "iPhone" in row]
    handle = re.search(r'name="handle" value="([0-9a-f]+)"', row)[1]
    browser.post("/en/sign-in/sessions", {"handle": handle})
    assert other.get("/en/sign-in/sessions")["Location"] == "/en/sign-in?problem=needed"


# Views that ask for a seat.


@needs_seat(Kind.WORK_AUTHORITY, at_least=Assurance.SUBSTANTIAL)
def examine(request):
    with looking(request, Purpose.EXAMINATION, dossiers=[DOSSIER]):
        return HttpResponse(request.visitor.seat.organisation)


@needs_seat()
def anyone(request):
    return HttpResponse(request.visitor.seat.kind)


DOSSIER = uuid4()


@pytest.fixture
def views():
    from tessera.site import urls

    extra = [path("<lang:lang>/examine", examine), path("<lang:lang>/anyone", anyone)]
    urls.urlpatterns.extend(extra)
    from django.urls import clear_url_caches

    clear_url_caches()
    yield
    for pattern in extra:
        urls.urlpatterns.remove(pattern)
    clear_url_caches()


def test_a_page_that_needs_a_seat_sends_you_to_sign_in_and_back(browser, views):
    assert browser.get("/nl/examine?page=2")["Location"] == "/nl/sign-in?problem=needed"
    lost = browser.post("/nl/examine", {"note": "x"})["Location"]
    assert lost == "/nl/sign-in?problem=lapsed"
    assert "niet aangekomen" in text_of(browser.get(lost))
    assert signs_in(browser, "officer-flanders")["Location"] == "/nl/examine?page=2"


def test_a_page_for_authorities_refuses_an_employer_and_leaves_a_look_of_an_officer(
    browser, views, owner
):
    signs_in(browser, "employer-ghent")
    assert browser.get("/nl/examine").status_code == 403
    assert owner("select count(*) from people_look") == [(0,)]
    officer = Client()
    signs_in(officer, "officer-flanders")
    assert officer.get("/nl/examine").content == b"flanders"
    assert owner("select organisation, purpose, channel, person, dossiers from people_look") == [
        ("flanders", "examination", "page", str(demo.person("officer-flanders")), [DOSSIER])
    ]


def test_a_weak_sign_in_does_not_open_a_page_that_asks_for_more(browser, views, provider):
    object.__setattr__(provider.people["officer-flanders"], "level", 100)
    signs_in(browser, "officer-flanders")
    assert browser.get("/nl/examine")["Location"] == "/nl/sign-in?problem=stronger"
    assert browser.get("/nl/anyone").status_code == 200


def test_a_seat_taken_away_is_gone_with_the_next_page(browser, views, owner):
    signs_in(browser, "officer-flanders")
    assert browser.get("/nl/anyone").status_code == 200
    owner(
        "update people_membership set until = %s where organisation_id = 'flanders'",
        date(2026, 1, 2),
    )
    assert browser.get("/nl/anyone")["Location"] == "/nl/sign-in/seats"


@pytest.mark.parametrize(
    "elsewhere",
    ["https://example.org/", "//example.org", "/\\example.org", "javascript:x", "", "x"],
)
def test_signing_in_never_leads_to_another_site(elsewhere):
    assert not is_ours(elsewhere)


# Accounts of our own and invitations.


def code_in_mail():
    return re.search(r"\b(\d{8})\b", mail.outbox[-1].body)[1]


@pytest.fixture
def link(browser):
    employer = demo.seats("employer-ghent")[0]
    guest = Guest(email="somebody@example.org", language="en", proof=PROOF)
    _, secret = invite(
        employer, person="x", to=("draft", uuid4()), guest=guest, day=_today(), at=AT
    )
    return f"/en/invitation/{secret}"


def _today():
    from tessera.site.moment import on_the_wall

    return on_the_wall().date()


def born(of=PROOF.born):
    return {"born-day": of.day, "born-month": of.month, "born-year": of.year}


def test_a_worker_abroad_follows_the_invitation_makes_an_account_and_takes_the_part(
    browser, link, owner
):
    assert browser.get(link)["Location"] == "/en/invitation"
    assert browser.get("/en/invitation").status_code == 200
    proven = browser.post("/en/invitation", {"passport": "p 123 4567", **born()})
    assert proven["Location"] == "/en/invitation/join"
    assert browser.get("/en/invitation/join").status_code == 200
    made = browser.post(
        "/en/account/new", {"email": "Somebody@example.org", "password": "correct horse battery"}
    )
    assert made["Location"] == "/en/account/code"
    assert mail.outbox[-1].to == ["somebody@example.org"]
    signed_in = browser.post("/en/account/code", {"code": code_in_mail()})
    assert signed_in["Location"] == "/en/invitation/part"
    assert "somebody@example.org" in text_of(browser.get("/en/invitation/part"))
    assert browser.post("/en/invitation/part")["Location"] == "/en/apply/"
    ((taken_by, person),) = owner(
        "select i.accepted_by, a.person_id from people_invitation i, people_account a"
        " where a.email = 'somebody@example.org'"
    )
    assert taken_by == f"person:{person}"
    assert browser.session["assurance"] == Assurance.LOW


def test_a_worker_with_a_key_takes_the_part_with_it(browser, link, owner):
    browser.get(link)
    browser.post("/en/invitation", {"passport": PROOF.passport, **born()})
    browser.get("/en/invitation/join")
    assert signs_in(browser, "worker-ghent", "en")["Location"] == "/en/invitation/part"
    browser.post("/en/invitation/part")
    assert owner("select accepted_by from people_invitation") == [
        (f"person:{demo.person('worker-ghent')}",)
    ]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"passport": "P7654321", **born()}, "do not belong to this invitation"),
        ({"passport": "P1234567", **born(date(1994, 5, 16))}, "do not belong to this invitation"),
        ({"passport": "", **born()}, "Enter the number of your passport"),
        ({"passport": "P1234567", "born-day": "x"}, "in figures"),
    ],
)
def test_the_wrong_person_gets_no_further(browser, link, typed, told):
    browser.get(link)
    answer = browser.post("/en/invitation", typed)
    assert answer.status_code == 422
    assert told in text_of(answer)
    for next_page in ("/en/invitation/join", "/en/invitation/part"):
        assert browser.get(next_page)["Location"] == "/en/invitation"
    assert browser.get("/en/account/new")["Location"] == "/en/sign-in"


def test_a_guessed_invitation_looks_like_one_that_ended(browser):
    browser.get("/en/invitation/guessed")
    answer = browser.get("/en/invitation")
    assert answer.status_code == 410
    assert "This invitation cannot be used" in text_of(answer)


def test_the_demo_account_signs_in_with_its_code(browser):
    answer = browser.post("/en/account", {"email": demo.OWN_ACCOUNT, "password": demo.OWN_PASSWORD})
    assert answer["Location"] == "/en/account/code"
    wrong = browser.post("/en/account/code", {"code": "1"})
    assert wrong.status_code == 422
    assert browser.post("/en/account/code", {"code": code_in_mail()})["Location"] == "/en/apply/"


def test_a_wrong_password_and_an_unknown_address_look_the_same(browser):
    wrong, unknown = (
        text_of(browser.post("/en/account", {"email": email, "password": "some long password"}))
        for email in (demo.OWN_ACCOUNT, "nobody@example.org")
    )
    same = re.compile(r"\s+")
    assert same.sub(" ", wrong) == same.sub(" ", unknown)
    assert mail.outbox == []


def test_after_ten_attempts_at_one_address_it_rests(browser, monkeypatch):
    monkeypatch.setattr("tessera.people.accounts.password_holds", lambda *_, **__: None)
    for _ in range(10):
        browser.post("/en/account", {"email": "a@example.org", "password": "x"})
    answer = browser.post("/en/account", {"email": "A@example.org", "password": "x"})
    assert "too many attempts" in text_of(answer)


def test_a_forgotten_password_is_replaced_and_ends_other_sessions(browser):
    other = Client()
    other.post("/en/account", {"email": demo.OWN_ACCOUNT, "password": demo.OWN_PASSWORD})
    other.post("/en/account/code", {"code": code_in_mail()})
    browser.post("/en/account/forgot", {"email": demo.OWN_ACCOUNT})
    assert (
        browser.post("/en/account/code", {"code": code_in_mail()})["Location"]
        == "/en/account/password"
    )
    assert browser.post("/en/account/password", {"password": "short"}).status_code == 422
    done = browser.post("/en/account/password", {"password": "another long sentence"})
    assert "Your password has changed" in text_of(done)
    assert other.get("/en/sign-in/sessions")["Location"] == "/en/sign-in?problem=needed"


def test_a_forgotten_password_of_nobody_is_told_to_the_address_alone(browser):
    answers = [
        browser.post("/en/account/forgot", {"email": email}).headers["Location"]
        for email in (demo.OWN_ACCOUNT, "nobody@example.org")
    ]
    assert answers == ["/en/account/code"] * 2
    assert "There is no account" in mail.outbox[-1].body


def test_a_mail_server_that_is_away_is_told_and_nothing_is_lost(browser, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    answer = browser.post("/en/account/forgot", {"email": demo.OWN_ACCOUNT})
    assert "could not send" in text_of(answer)


def test_no_page_of_signing_in_may_be_kept_by_a_browser(browser):
    for place in ("sign-in", "account", "account/forgot", "sign-out"):
        assert "no-store" in browser.get(f"/nl/{place}")["Cache-Control"], place


def test_a_visitor_is_nobody_without_a_session(db_roles):
    from tessera.faces.look.visitor import visitor_of
    from tessera.people.sessions import SessionStore

    request = RequestFactory().get("/")
    request.session, request.day = SessionStore(), DAY + timedelta(days=1)
    assert visitor_of(request) is None


@pytest.mark.usefixtures("people", "provider")
def test_signing_in_begins_at_the_address_to_which_the_answer_comes(client, settings):
    settings.ORIGIN, settings.ALLOWED_HOSTS = "http://127.0.0.1:8000", ["localhost"]
    away = client.get("/de/sign-in/start/login", headers={"host": "localhost:8000"})
    assert away.status_code == 302
    assert away["Location"] == "http://127.0.0.1:8000/de/sign-in/start/login"
