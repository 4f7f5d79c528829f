"""The one row that says which day the demo and the tests live in."""

from typing import ClassVar

from django.db import models


class Day(models.Model):
    """At most one row; none means the calendar on the wall."""

    single = models.BooleanField(primary_key=True, default=True)
    day = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(single=True), name="site_day_only_one")
        ]

    def __str__(self) -> str:
        return self.day.isoformat()
