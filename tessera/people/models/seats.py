"""Persons, organisations, memberships and mandates. Days `until` are the last day, inclusive."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Person(models.Model):
    """Somebody, under an id that means nothing elsewhere."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    created_at = models.DateTimeField()
    given_name = models.TextField(default="", db_default="")
    family_name = models.TextField(default="", db_default="")
    email = models.TextField(default="", db_default="")
    language = models.TextField(default="", db_default="")

    class Meta:
        db_table = "people_person"

    def __str__(self) -> str:
        return str(self.id)


class Subject(models.Model):
    """What an issuer, by its key in our settings, calls a person; each has its own words."""

    issuer = models.TextField(db_collation="C")
    subject = models.TextField(db_collation="C")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="subjects")

    class Meta:
        db_table = "people_subject"
        constraints = (
            models.UniqueConstraint(fields=["issuer", "subject"], name="people_subject_once"),
        )

    def __str__(self) -> str:
        return str(self.person_id)


class Organisation(models.Model):
    """An authority, a firm, or the private seat of a person. The id is the key of row security."""

    id = models.TextField(primary_key=True, db_collation="C")
    kind = models.TextField()
    name_nl = models.TextField(default="", db_default="")
    name_fr = models.TextField(default="", db_default="")
    name_de = models.TextField(default="", db_default="")
    name_en = models.TextField(default="", db_default="")
    enterprise_number = models.TextField(default="", db_default="")
    languages = ArrayField(models.TextField(), default=list, db_default=[])

    class Meta:
        db_table = "people_organisation"
        constraints = (
            models.UniqueConstraint(
                fields=["enterprise_number"],
                condition=~models.Q(enterprise_number=""),
                name="people_organisation_once",
            ),
        )

    def __str__(self) -> str:
        return self.id

    def name_in(self, language: str) -> str:
        """The name in this language, or in any: a firm often has one name only."""
        names = {"nl": self.name_nl, "fr": self.name_fr, "de": self.name_de, "en": self.name_en}
        return names.get(language) or next((name for name in names.values() if name), "")


class Membership(models.Model):
    """A person sits in an organisation in a role. `source` says who told us."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="members")
    role = models.TextField()
    source = models.TextField()
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        db_table = "people_membership"
        constraints = (
            models.UniqueConstraint(
                fields=["person", "organisation", "role", "source"],
                condition=models.Q(until=None),
                name="people_membership_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.role} in {self.organisation_id}"


class RoleName(models.Model):
    """What a role is called outside, and what it means here. A name without a row means nothing.

    `kinds` are the kinds of organisations where it counts; a firm that we do not know yet
    becomes the first of them.
    """

    issuer = models.TextField(db_collation="C")
    name = models.TextField(db_collation="C")
    role = models.TextField()
    kinds = ArrayField(models.TextField())

    class Meta:
        db_table = "people_rolename"
        constraints = (
            models.UniqueConstraint(fields=["issuer", "name"], name="people_rolename_once"),
        )

    def __str__(self) -> str:
        return self.name


class Mandate(models.Model):
    """One organisation lets another act for it. It counts once both have accepted."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    mandator = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="given")
    mandatee = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="held")
    scope = ArrayField(models.TextField())
    since = models.DateField()
    until = models.DateField(null=True)
    proposed_by = models.TextField()
    proposed_at = models.DateTimeField()
    mandator_accepted_at = models.DateTimeField(null=True)
    mandatee_accepted_at = models.DateTimeField(null=True)
    ended_on = models.DateField(null=True)
    ended_by = models.TextField(default="", db_default="")

    class Meta:
        db_table = "people_mandate"
        indexes = (models.Index(fields=["mandatee", "mandator"], name="people_mandate_between"),)
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(mandator=models.F("mandatee")), name="people_mandate_other"
            ),
        )

    def __str__(self) -> str:
        return str(self.id)
