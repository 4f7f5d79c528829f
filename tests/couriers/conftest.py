"""A press kept warm, and a signet of this machine, for all tests of letters."""

import pytest

from tessera.couriers.press import Press
from tessera.couriers.signet import root_certificate, signet


@pytest.fixture(scope="session")
def press():
    return Press()


@pytest.fixture(scope="session")
def keys(tmp_path_factory):
    return tmp_path_factory.mktemp("keys")


@pytest.fixture(scope="session")
def office(keys):
    return signet(keys, "immigration-office", "Dienst Vreemdelingenzaken")


@pytest.fixture(scope="session")
def root(office, keys):
    return root_certificate(keys)
