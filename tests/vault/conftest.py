"""A vault of its own for each test: keys and files in a folder that goes away."""

import pytest


@pytest.fixture
def vault(db_roles, settings, tmp_path):
    settings.VAULT_KEYS = tmp_path / "keys"
    settings.VAULT_FOLDER = tmp_path / "files"
    settings.VAULT_SCANNER = ""
    return tmp_path
