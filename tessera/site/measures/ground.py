"""A cluster of its own under var/bench, and a database for each size in it."""

import importlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import django
import psycopg
from django.apps import apps
from django.db import connections
from psycopg import sql

from tessera.site.database import databases, plainly
from tessera.site.environment import ROOT, environment, var
from tessera.site.local import reachable, server
from tessera.site.postgres import remains


@contextmanager
def ground() -> Iterator[None]:
    """The benches' own cluster runs within; Django is set up on it."""
    home = var() / "bench"
    home.mkdir(parents=True, exist_ok=True)
    os.environ["TESSERA_VAR"] = str(home)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tessera.site.settings")
    with reachable():
        stand_on("tessera_bench")
        django.setup()
        yield
        connections.close_all()


def postgres() -> int | None:
    """The process of the database server, where it is ours to watch."""
    return None if environment("DATABASE_URL") else remains.postmaster(server().cluster)


def stand_on(name: str) -> None:
    """Every connection goes to this database from now on; it has every migration."""
    os.environ["TESSERA_DATABASE"] = name
    tessera("migrate")
    if apps.ready:
        connections.close_all()
        for alias, there in databases().items():
            connections[alias].settings_dict["NAME"] = there["NAME"]


def filled(count: int) -> str:
    """The database that holds so many invented dossiers, generated when it is not there yet."""
    name = f"tessera_bench_{count}"
    stand_on(name)
    with psycopg.connect(**plainly(name=name)) as asked:
        found = asked.execute("select count(distinct dossier) from desk_place").fetchone()
    if not found or found[0] < count:
        print(f"Generating {count} dossiers once, in {name}.", file=sys.stderr, flush=True)
        _drop(name)
        stand_on(name)
        tessera("generate", "--dossiers", str(count), "--seed", "1", "--json")
        with psycopg.connect(**plainly(name=name), autocommit=True) as owner:
            owner.execute("vacuum analyze")
    return name


def tessera(*words: str) -> None:
    """A verb in a process of its own, on the database we stand on."""
    subprocess.run(
        [sys.executable, "-m", "tessera.site.main", *words],
        cwd=ROOT,
        check=True,
        stdout=subprocess.DEVNULL,
    )


def people() -> None:
    """The invented people and programs, in the database we stand on."""
    demo = importlib.import_module("tessera.people.demo")
    moment = importlib.import_module("tessera.site.moment")
    demo.seed(moment.now("owner"), folder=var(), origin="http://127.0.0.1")


def _drop(name: str) -> None:
    connections.close_all()
    with psycopg.connect(**plainly(name="postgres"), autocommit=True) as creator:
        creator.execute(
            sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name))
        )
