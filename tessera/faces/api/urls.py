"""Addresses of the API; those of its tokens stand at the root, where standards look for them."""

from django.urls import URLPattern, path

from tessera.faces.api import (
    acts,
    assessments,
    codes,
    description,
    documents,
    dossiers,
    events,
    health,
    journal,
    tokens,
)

unprefixed = [
    path("oauth/token", tokens.token, name="token"),
    path(".well-known/oauth-authorization-server", tokens.discovery, name="issuer"),
    path(".well-known/openid-configuration", tokens.discovery, name="issuer-openid"),
]
urlpatterns: list[URLPattern] = [
    path("health", health.health, name="health"),
    path("doc/openapi.yaml", description.openapi, name="openapi"),
    path("assessments", assessments.assessments, name="assessments"),
    path("dossiers", dossiers.dossiers, name="dossiers"),
    path("dossiers/<uuid:dossier>", dossiers.dossier, name="dossier"),
    path("dossiers/<uuid:dossier>/acts", acts.acts, name="acts"),
    path("dossiers/<uuid:dossier>/acts/<str:code>", acts.one, name="act"),
    path("dossiers/<uuid:dossier>/documents", documents.documents, name="documents"),
    path("dossiers/<uuid:dossier>/documents/<uuid:paper>", documents.content, name="document"),
    path("dossiers/<uuid:dossier>/journal", journal.journal, name="journal"),
    path("dossiers/<uuid:dossier>/journal/<str:commitment>", journal.entry, name="entry"),
    path("refData/<str:name>", codes.code_list, name="codes"),
    path("refData/<str:name>/<str:code>", codes.one_code, name="code"),
    path("events", events.events, name="events"),
]
