"""The room's name in Django, which owns the migrations of its tables."""

from django.apps import AppConfig


class RegistryRoom(AppConfig):
    name = "tessera.registry"
    label = "registry"
    default_auto_field = "django.db.models.BigAutoField"
