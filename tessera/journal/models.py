"""The tables of the journal; rows are written by SQL of this room alone, and never changed."""

from django.db import models


class Said(models.Model):
    """What was said: one fact of one stream, and the salt of its commitment."""

    id = models.BigAutoField(primary_key=True)
    stream = models.UUIDField()
    kind = models.TextField()
    version = models.IntegerField()
    code = models.TextField()
    at = models.DateTimeField()
    on = models.DateField()
    seat = models.TextField()
    seat_kind = models.TextField()
    role = models.TextField()
    person = models.TextField()
    circle = models.TextField()
    trace = models.TextField()
    payload = models.TextField()
    salt = models.BinaryField()
    commitment = models.BinaryField()
    stamp = models.BinaryField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["stream", "version"], name="journal_said_version"),
            models.CheckConstraint(condition=models.Q(version__gte=1), name="journal_said_counts"),
        )

    def __str__(self) -> str:
        return f"{self.stream} {self.version} {self.code}"


class Leaf(models.Model):
    """The place of an entry in the tree, for ever: it survives what was said.

    `stream` and `version` stay so that a missing entry has a name; a stream is a random number.
    """

    number = models.BigIntegerField(primary_key=True)
    said = models.BigIntegerField(unique=True)
    stream = models.UUIDField()
    version = models.IntegerField()
    commitment = models.BinaryField()
    at = models.DateTimeField()
    stamp = models.BinaryField()

    def __str__(self) -> str:
        return f"leaf {self.number}"


class Waiting(models.Model):
    """An entry without a leaf yet. The one table of this room from which rows are taken."""

    said = models.BigIntegerField(primary_key=True)

    def __str__(self) -> str:
        return f"entry {self.said}"


class Branch(models.Model):
    """The hash of a complete subtree of 256, 65,536, ... leaves: a proof need not read them all."""

    level = models.SmallIntegerField()
    position = models.BigIntegerField()
    hash = models.BinaryField()

    pk = models.CompositePrimaryKey("level", "position")

    def __str__(self) -> str:
        return f"branch {self.level}/{self.position}"


class Checkpoint(models.Model):
    """How many leaves there were at an instant and the root over them, signed."""

    size = models.BigIntegerField(primary_key=True)
    root = models.BinaryField()
    note = models.TextField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"checkpoint {self.size}"
