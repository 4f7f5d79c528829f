"""A process takes up the law that two people signed last: as it begins, and whenever that changes.

What it asks of the database is one number, once for each request or turn, along with the day a demo
was moved to. A request or a turn that has begun is finished by the law it began with.
"""

import logging
import threading
import time
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from django.db import DatabaseError, connections
from django.http import HttpRequest, HttpResponse

from tessera.dossier.kernel import Blocked
from tessera.journal import lawbooks
from tessera.law import load
from tessera.people.doors import machinery
from tessera.site.middleware import ALIVE

PATIENCE = 5.0  # seconds in which a database that did not answer is not asked again
UNREADABLE = "the law signed last cannot be read by this version, which goes by its own:"
REFUSED = (load.Unsound, LookupError, Blocked)
log = logging.getLogger("tessera.law")


class Present(NamedTuple):
    """The newest entry about the law, and the day a demo lives in, if another than the wall's."""

    law: int
    moved: date | None


def present(using: str) -> Present:
    """One look at two indexes, by any role of ours."""
    with machinery(), connections[using].cursor() as cursor:
        cursor.execute("select journal_law_last(), (select day from site_day)")
        return Present(*cursor.fetchone())


class Keeper:
    """What this process took up last; one thread at a time takes up, the others go on."""

    def __init__(self) -> None:
        self.last = 0
        self.rests_until = 0.0
        self.lock = threading.Lock()

    def keep_up(self, *, using: str = "default") -> Present | None:
        """Take up what was signed since. What cannot be trusted is refused, and the old stays.

        Gives what the database said; None when it did not.
        """
        found = self._asked(using)
        if found is not None and found.law != self.last:
            self._follow(found.law)
        return found

    def _follow(self, last: int) -> None:
        if not self.lock.acquire(blocking=False):
            return
        try:
            take_up()
        except REFUSED as fault:
            log.error("the law signed last is not taken up: %s", fault)  # noqa: TRY400 - no bug
        except DatabaseError:
            return
        finally:
            self.lock.release()
        self.last = last

    def _asked(self, using: str) -> Present | None:
        """None when the database does not say; whoever needs it will hear that soon enough."""
        if time.monotonic() < self.rests_until:
            return None
        try:
            return present(using)
        except DatabaseError:
            self.rests_until = time.monotonic() + PATIENCE
            return None


KEEPER = Keeper()


class LawInUse:
    """Each request is answered by the law that is in use as it begins."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info != ALIVE:
            request.present = KEEPER.keep_up()  # type: ignore[attr-defined]
        with load.holding():
            return self.get_response(request)


def begin() -> None:
    """What a process does first. Raises Blocked or LookupError: then nothing starts.

    A bundle that is rightly signed and that this version of the code cannot read any more does not
    stop the country: the law that this version carries is in use, and that is said aloud.
    """
    try:
        take_up()
    except load.Unsound as unsound:
        log.error("%s %s", UNREADABLE, unsound.flaws[0])  # noqa: TRY400 - no bug


def take_up() -> None:
    """Raises Blocked, LookupError or Unsound when what was signed cannot be trusted or read.

    A process that runs goes on by what it has.
    """
    book = lawbooks.trusted()
    lawbooks.keep(book)
    last = book.in_use
    if last is None:
        load.use(None)
    elif last.put.digest != load.newest().digest:
        bundle = lawbooks.in_use()
        assert bundle is not None
        load.use(load.assembled(bundle))
