"""Addresses of applicants' pages, under `apply/` in each language."""

from django.urls import path

from tessera.faces.applicant import (
    checking,
    drafting,
    inviting,
    mine,
    papers,
    questions,
    receipt,
    starting,
)

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
]
