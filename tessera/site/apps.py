"""The site's own tables: which day it is, and what Django and the queue need."""

from django.apps import AppConfig


class Site(AppConfig):
    name = "tessera.site"
    label = "site"
    default_auto_field = "django.db.models.BigAutoField"
