"""Addresses of the public pages, inside the language; `/` itself asks for the language."""

from django.urls import path

from tessera.faces.public import (
    about,
    carrying,
    checker,
    entry,
    invited,
    own_account,
    rules,
    sign_in,
    style,
    verifying,
)

unprefixed = [
    path("", entry.choose_language, name="choose-language"),
    path("sign-in/return", sign_in.come_back, name="sign-in-return"),
]
urlpatterns = [
    path("", entry.home, name="home"),
    path("check", checker.start, name="check"),
    path("check/result", checker.result, name="check-result"),
    path("check/result/<slug:procedure>", checker.result, name="check-as"),
    path("check/take-along", checker.take_along, name="check-take-along"),
    path("check/forget", checker.forget, name="check-forget"),
    path("check/<slug:name>", checker.step, name="check-step"),
    path("rules", rules.rules, name="rules"),
    path("rules/bundle.zip", carrying.bundle, name="bundle"),
    path("rules/regime/<slug:name>", rules.regime, name="regime"),
    path("rules/<slug:procedure>/<slug:authority>", rules.rulebook, name="rulebook"),
    path("verify", verifying.verify, name="verify"),
    path("verify/<str:code>", verifying.verified, name="verified"),
    path("accessibility", about.accessibility, name="accessibility"),
    path("your-data", about.your_data, name="your-data"),
    path("style", style.style, name="style"),
    path("sign-in", sign_in.sign_in, name="sign-in"),
    path("sign-in/start/<slug:issuer>", sign_in.start, name="sign-in-start"),
    path("sign-in/seats", sign_in.seats, name="seats"),
    path("sign-in/sessions", sign_in.own_sessions, name="sessions"),
    path("sign-out", sign_in.sign_out, name="sign-out"),
    path("account", own_account.sign_in, name="account"),
    path("account/new", own_account.create, name="create-account"),
    path("account/code", own_account.code, name="code"),
    path("account/forgot", own_account.forgot, name="forgot"),
    path("account/password", own_account.new_password, name="new-password"),
    path("invitation", invited.invited, name="invited"),
    path("invitation/join", invited.join, name="join"),
    path("invitation/part", invited.take_part, name="take-part"),
    path("invitation/<str:secret>", invited.follow, name="follow"),
]
