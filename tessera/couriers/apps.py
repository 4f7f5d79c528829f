"""The room's name in Django, which owns the migrations of its tables."""

from django.apps import AppConfig


class CouriersRoom(AppConfig):
    name = "tessera.couriers"
    label = "couriers"
    default_auto_field = "django.db.models.BigAutoField"
