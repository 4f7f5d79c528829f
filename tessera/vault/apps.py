"""The room's name in Django, which owns the migrations of its tables."""

from django.apps import AppConfig


class VaultRoom(AppConfig):
    name = "tessera.vault"
    label = "vault"
    default_auto_field = "django.db.models.BigAutoField"
