"""The one place that asks what day it is; everywhere else time is an argument."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.db import connections

from tessera.people.doors import machinery
from tessera.site.environment import mode

BRUSSELS = ZoneInfo("Europe/Brussels")


class Refused(Exception):
    """Production lives in the calendar on the wall."""


def on_the_wall() -> datetime:
    """What the clock on the wall in Brussels says."""
    return datetime.now(BRUSSELS)  # noqa: TID251 - this is the one place


def now(alias: str = "default") -> datetime:
    """The present instant; in a demo whose day was moved, the same time of that day."""
    return living_in(_moved(alias))


def living_in(moved: date | None) -> datetime:
    """The present instant where a demo may have been moved; production never is."""
    wall = on_the_wall()
    stays = moved is None or mode() == "production"
    return wall if stays else datetime.combine(moved, wall.timetz())


def today(alias: str = "default") -> date:
    """The Brussels day, which is the day of the law."""
    return now(alias).date()


def move(day: date | None) -> None:
    """Let every process live in this day from its next question on; None: back to the wall."""
    if mode() == "production":
        raise Refused
    with connections["owner"].cursor() as cursor:
        if day is None:
            cursor.execute("delete from site_day")
        else:
            cursor.execute(
                "insert into site_day (single, day) values (true, %s) "
                "on conflict (single) do update set day = excluded.day",
                [day],
            )


def _moved(alias: str) -> date | None:
    """The day in the table, asked each time so that no process lives in yesterday."""
    if mode() == "production":
        return None
    with machinery(), connections[alias].cursor() as cursor:
        cursor.execute("select day from site_day")
        row = cursor.fetchone()
    return row[0] if row else None


def at_noon(day: date) -> datetime:
    """An instant that is surely within this Brussels day."""
    return datetime.combine(day, time(12), BRUSSELS)
