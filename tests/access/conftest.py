"""One country for all tests of access, built once."""

import pytest

from tests.access.world import World
from tests.ground import database


@pytest.fixture(scope="package")
def world(_database, django_db_blocker, tmp_path_factory):
    with django_db_blocker.unblock():
        yield World(tmp_path_factory.mktemp("country")).build()
        database.empty()
