"""Addresses of applicants' pages, under `apply/` in each language."""

from django.urls import path

from tessera.faces.applicant import (
    acting_on_title,
    answering,
    checking,
    copying,
    drafting,
    inviting,
    mail,
    messages,
    mine,
    papers,
    paying,
    questions,
    receipt,
    renewing,
    returning,
    starting,
    status,
    withdrawing,
)

unprefixed = [
    path("payments/back/<slug:payment>", returning.back, name="payment-back"),
    path("payments/notify", returning.notified, name="payment-notify"),
]
urlpatterns = [
    path("", mine.mine, name="mine"),
    path("start", starting.start, name="start"),
    path("<uuid:which>", drafting.dossier, name="dossier"),
    path("<uuid:which>/discard", drafting.discard, name="discard"),
    path("<uuid:which>/ask/<slug:part>/<slug:group>", questions.question, name="question"),
    path("<uuid:which>/papers/<slug:part>", papers.papers, name="papers"),
    path("<uuid:which>/papers/<slug:part>/<slug:name>", papers.add, name="add"),
    path("<uuid:which>/paper/<uuid:paper>", papers.paper, name="paper"),
    path("<uuid:which>/invite", inviting.invite, name="invite"),
    path("<uuid:which>/check", checking.check, name="check"),
    path("<uuid:which>/receipt", receipt.receipt, name="receipt"),
    path("<uuid:which>/receipt.json", receipt.proof, name="proof"),
    path("<uuid:which>/give/<int:asked>", answering.give, name="give"),
    path("<uuid:which>/messages", messages.messages, name="messages"),
    path("<uuid:which>/pay", paying.pay, name="pay"),
    path("<uuid:which>/withdraw", withdrawing.withdraw, name="withdraw"),
    path("<uuid:which>/title/<slug:code>", acting_on_title.act, name="act-on-title"),
    path("<uuid:which>/renew", renewing.renew, name="renew"),
    path("<uuid:which>/tell", renewing.tell, name="tell"),
    path("<uuid:which>/letters/<uuid:letter>", mail.letter, name="letter"),
    path("<uuid:which>/letters/<uuid:letter>.pdf", mail.sealed, name="sealed"),
    path("<uuid:which>/document/<uuid:paper>", copying.paper, name="document"),
    path("<uuid:which>/looks", status.looks, name="looks"),
    path("<uuid:which>/copy.zip", copying.copy, name="copy"),
]
