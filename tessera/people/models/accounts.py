"""Accounts of our own for people abroad, the codes they are sent, and invitations."""

from uuid import uuid4

from django.db import models

from tessera.people.models.seats import Organisation, Person


class Account(models.Model):
    """An e-mail address and a password. It proves little: its assurance is low, always."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="account")
    email = models.TextField(unique=True, db_collation="C")
    password = models.TextField()
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "people_account"

    def __str__(self) -> str:
        return str(self.id)


class Code(models.Model):
    """A short code sent by e-mail, kept as a fingerprint; a few minutes, a few tries, one use."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="codes")
    purpose = models.TextField()
    fingerprint = models.BinaryField()
    tries = models.SmallIntegerField(default=0, db_default=0)
    expires_at = models.DateTimeField(db_index=True)
    used_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "people_code"

    def __str__(self) -> str:
        return str(self.id)


class Invitation(models.Model):
    """A worker is asked to a draft or a dossier. Token and passport are kept as fingerprints."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    fingerprint = models.BinaryField(unique=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="invites")
    invited_by = models.TextField()
    subject_kind = models.TextField()
    subject_id = models.UUIDField(db_index=True)
    bound_to = models.BinaryField()
    email = models.TextField()
    language = models.TextField()
    sent_at = models.DateTimeField()
    until = models.DateField()
    tries = models.SmallIntegerField(default=0, db_default=0)
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.TextField(default="", db_default="")
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "people_invitation"

    def __str__(self) -> str:
        return str(self.id)
