"""The server under var/: started for as long as somebody needs it, unless one runs already."""

from collections.abc import Iterator
from contextlib import contextmanager

from tessera.site.environment import environment, mode, var
from tessera.site.postgres.server import Server
from tessera.site.secrets_kept import kept


def server() -> Server:
    return Server(home=var() / "postgres", password=kept("postgres"), careful=mode() != "test")


@contextmanager
def reachable() -> Iterator[None]:
    """A database that answers: the operator's, the one that runs here, or one started for now."""
    if environment("DATABASE_URL"):
        yield
        return
    ours = server()
    if ours.runs:
        ours.wait()
        yield
        return
    ours.prepare()
    ours.start(start_new_session=True)
    try:
        yield
    finally:
        ours.stop()
