"""Every answer protects its reader (SE-1, SE-2)."""

from django.test import Client, override_settings

from tessera.site import middleware


def test_every_answer_forbids_what_it_does_not_need():
    headers = Client().get("/alive").headers
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    for rule in ("frame-ancestors 'none'", "base-uri 'none'", "object-src 'none'"):
        assert rule in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_a_form_may_lead_to_the_issuer_of_the_sign_in_and_nowhere_else():
    with override_settings(ISSUER="https://login.example.be/fas/oauth2"):
        assert "form-action 'self' https://login.example.be;" in middleware.policy()


def test_transport_security_is_announced_in_production_alone():
    def answer(**settings):
        with override_settings(**settings):
            return Client().get("/alive", secure=True).headers

    assert "Strict-Transport-Security" not in answer(HTTPS=True, PRODUCTION=False)
    assert "Strict-Transport-Security" in answer(HTTPS=True, PRODUCTION=True)
    assert "upgrade-insecure-requests" in answer(HTTPS=True)["Content-Security-Policy"]


def test_a_reader_gets_the_first_language_that_we_speak():
    class Asking:
        def __init__(self, wish):
            self.headers = {"Accept-Language": wish}

    for wish, language in (
        ("fr-BE,fr;q=0.9,en;q=0.8", "fr"),
        ("it,de;q=0.7,nl;q=0.9", "nl"),
        ("zh", "en"),
        ("", "en"),
        ("nl;q=0,de", "de"),
        ("nl;q=nonsense,fr", "fr"),
    ):
        assert middleware.preferred(Asking(wish)) == language
