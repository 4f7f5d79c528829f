"""Entries, leaves, what waits for a leaf, stored subtrees, checkpoints."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Branch",
            fields=[
                ("level", models.SmallIntegerField()),
                ("position", models.BigIntegerField()),
                ("hash", models.BinaryField()),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "level",
                        "position",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Checkpoint",
            fields=[
                ("size", models.BigIntegerField(primary_key=True, serialize=False)),
                ("root", models.BinaryField()),
                ("note", models.TextField()),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Leaf",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("said", models.BigIntegerField(unique=True)),
                ("stream", models.UUIDField()),
                ("version", models.IntegerField()),
                ("commitment", models.BinaryField()),
                ("at", models.DateTimeField()),
                ("stamp", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="Waiting",
            fields=[
                ("said", models.BigIntegerField(primary_key=True, serialize=False)),
            ],
        ),
        migrations.CreateModel(
            name="Said",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("stream", models.UUIDField()),
                ("kind", models.TextField()),
                ("version", models.IntegerField()),
                ("code", models.TextField()),
                ("at", models.DateTimeField()),
                ("on", models.DateField()),
                ("seat", models.TextField()),
                ("seat_kind", models.TextField()),
                ("role", models.TextField()),
                ("person", models.TextField()),
                ("circle", models.TextField()),
                ("trace", models.TextField()),
                ("payload", models.TextField()),
                ("salt", models.BinaryField()),
                ("commitment", models.BinaryField()),
                ("stamp", models.BinaryField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("stream", "version"), name="journal_said_version"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("version__gte", 1)), name="journal_said_counts"
                    ),
                ],
            },
        ),
    ]
