"""Sessions, clients of the API, their tokens, and the tally of attempts.

Keys, secrets and tokens are kept as fingerprints: whoever reads these tables can use none of them.
Their lives are measured by the clock of the database, not by the day of the law.
"""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models

from tessera.people.models.seats import Organisation


class Session(models.Model):
    """A browser that signed in, or is about to."""

    key = models.BinaryField(primary_key=True)
    person = models.UUIDField(null=True, db_index=True)
    kept = models.TextField()
    agent = models.TextField(default="", db_default="")
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "people_session"

    def __str__(self) -> str:
        return bytes(self.key).hex()[:8]


class Client(models.Model):
    """A program that may use the API from one seat."""

    id = models.TextField(primary_key=True, db_collation="C")
    name = models.TextField()
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="clients")
    role = models.TextField()
    scopes = ArrayField(models.TextField())
    fingerprint = models.BinaryField()
    created_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "people_client"

    def __str__(self) -> str:
        return self.id


class Token(models.Model):
    """What a client shows with each request: opaque, minutes long."""

    fingerprint = models.BinaryField(primary_key=True)
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="tokens")
    scopes = ArrayField(models.TextField())
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "people_token"

    def __str__(self) -> str:
        return bytes(self.fingerprint).hex()[:8]


class Tally(models.Model):
    """How often something was tried within one stretch of time."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    fingerprint = models.BinaryField()
    began_at = models.DateTimeField(db_index=True)
    count = models.IntegerField()

    class Meta:
        db_table = "people_tally"
        constraints = (
            models.UniqueConstraint(fields=["fingerprint", "began_at"], name="people_tally_once"),
        )

    def __str__(self) -> str:
        return f"{self.count}"
