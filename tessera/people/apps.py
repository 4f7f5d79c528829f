"""The room's name in Django, which owns the migrations of its tables."""

from django.apps import AppConfig


class PeopleRoom(AppConfig):
    name = "tessera.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
