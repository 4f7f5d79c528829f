"""Addresses of the public pages, inside the language."""

from django.urls import path

from tessera.faces.public import entry, style

unprefixed = [path("", entry.choose_language, name="choose-language")]
urlpatterns = [
    path("", entry.home, name="home"),
    path("rules", entry.home, name="rules"),
    path("verify", entry.home, name="verify"),
    path("accessibility", entry.home, name="accessibility"),
    path("your-data", entry.home, name="your-data"),
    path("check", entry.home, name="check"),
    path("style", style.style, name="style"),
]
