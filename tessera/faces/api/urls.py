"""Addresses of the API; those of its tokens stand at the root, where standards look for them."""

from django.urls import URLPattern, path

from tessera.faces.api import tokens

unprefixed = [
    path("oauth/token", tokens.token, name="token"),
    path(".well-known/oauth-authorization-server", tokens.discovery, name="issuer"),
    path(".well-known/openid-configuration", tokens.discovery, name="issuer-openid"),
]
urlpatterns: list[URLPattern] = []
