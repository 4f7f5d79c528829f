"""Addresses of the desk, under `/<language>/desk/`."""

from django.urls import URLPattern, path

from tessera.faces.authority import (
    acting,
    assigning,
    dossier,
    export,
    lawroom,
    norm,
    papers,
    payments,
    proposal,
    proposing,
    queue,
    remarks,
    sent,
)

urlpatterns: list[URLPattern] = [
    path("", queue.queue, name="queue"),
    path("export", export.export, name="export"),
    path("assign", assigning.assign, name="assign"),
    path("payments", payments.payments, name="payments"),
    path("law/", lawroom.room, name="law"),
    path("law/propose", proposing.propose, name="law-propose"),
    path("law/<int:number>", proposal.proposal, name="law-proposal"),
    path("law/norm/<path:norm>", norm.norm, name="norm"),
    path("<uuid:dossier>", dossier.dossier, name="dossier"),
    path("<uuid:dossier>/looks", dossier.looks, name="looks"),
    path("<uuid:dossier>/remarks", remarks.remark, name="remarks"),
    path("<uuid:dossier>/acts/<slug:code>", acting.act, name="act"),
    path("<uuid:dossier>/letters/<uuid:letter>", sent.letter, name="letter"),
    path("<uuid:dossier>/letters/<uuid:letter>.pdf", sent.sealed, name="sealed"),
    path("<uuid:dossier>/documents/<uuid:paper>", papers.original, name="original"),
    path("<uuid:dossier>/documents/<uuid:paper>/<int:leaf>", papers.picture, name="picture"),
]
