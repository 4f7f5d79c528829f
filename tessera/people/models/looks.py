"""Who looked at what: added, never changed, never removed by a face."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models


class Look(models.Model):
    """One look from one seat, at some dossiers (all those a list showed)."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    organisation = models.TextField()
    kind = models.TextField()
    role = models.TextField()
    person = models.TextField()
    purpose = models.TextField()
    channel = models.TextField()
    what = models.TextField(default="", db_default="")
    dossiers = ArrayField(models.UUIDField())

    class Meta:
        db_table = "people_look"
        indexes = (GinIndex(fields=["dossiers"], name="people_look_dossiers"),)

    def __str__(self) -> str:
        return str(self.id)
