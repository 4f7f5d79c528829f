"""The room's name in Django, which owns the migrations of its tables."""

from django.apps import AppConfig


class JournalRoom(AppConfig):
    name = "tessera.journal"
    label = "journal"
    default_auto_field = "django.db.models.BigAutoField"
