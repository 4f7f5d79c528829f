"""A database that does not answer is said in two lines; what one that answers refuses, in full."""

from argparse import ArgumentParser

import psycopg
import pytest
from django.db import OperationalError

from tessera.site import main


def console(monkeypatch, cause):
    """The console, whose verb meets this refusal."""

    def run(_):
        raise OperationalError(str(cause)) from cause

    parser = ArgumentParser()
    parser.set_defaults(run=run)
    monkeypatch.setattr(main, "_parser", lambda *_: parser)
    return main.main([])


def test_nobody_there_is_told_with_where_to_look(monkeypatch, capsys):
    refused = psycopg.OperationalError("connection failed: no such file")
    assert console(monkeypatch, refused) == 1
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 2
    assert "tessera doctor" in told[0]
    assert told[1] == "connection failed: no such file"


def test_what_the_database_itself_refused_is_not_said_to_be_its_absence(monkeypatch):
    with pytest.raises(OperationalError):
        console(monkeypatch, psycopg.errors.LockNotAvailable("lock not available"))
