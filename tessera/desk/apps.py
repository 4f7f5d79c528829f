"""The room's name in Django, which owns the migrations of its tables."""

from django.apps import AppConfig


class DeskRoom(AppConfig):
    name = "tessera.desk"
    label = "desk"
    default_auto_field = "django.db.models.BigAutoField"
