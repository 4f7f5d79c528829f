"""Bring the database to the shape this version wants: roles first, then every room's migrations."""

import argparse
import os

import django
from django.core.management import call_command
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from tessera.site import roles

NAME = "migrate"
HELP = "bring the database to the shape this version wants"
NEEDS = ("database",)


def arguments(parser: argparse.ArgumentParser) -> None:
    """No arguments: there is one shape."""


def run(options: argparse.Namespace) -> int:
    migrate()
    return 0


def migrate() -> None:
    """Roles, then migrations as their owner."""
    roles.establish()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tessera.site.settings")
    django.setup()
    call_command("migrate", database="owner", verbosity=0, interactive=False)
    connections["owner"].close()


def pending() -> list[str]:
    """Names of migrations this version has and the database has not."""
    executor = MigrationExecutor(connections["owner"])
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]
