"""Every environment variable Tessera reads, in one table; docs/operating.md explains each."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

DEFAULTS = {
    "DATABASE_URL": "",
    "TESSERA_VAR": str(ROOT / "var"),
    "TESSERA_MODE": "demo",
    "TESSERA_PORT": "8000",
    "TESSERA_ADDRESS": "127.0.0.1",
    "TESSERA_ORIGIN": "",
    "TESSERA_HOSTS": "127.0.0.1 localhost",
    "TESSERA_ISSUER": "",
    "TESSERA_LOGIN_CLIENT": "tessera",
    "TESSERA_LOGIN_SECRET": "",
    "TESSERA_PAYMENTS": "",
    "TESSERA_PAYMENTS_SECRET": "",
    "TESSERA_SMTP_HOST": "",
    "TESSERA_MAIL_FROM": "tessera@example.org",
    "TESSERA_SECRET_KEY": "",
    "TESSERA_POSTGRES": "",
    "TESSERA_WORKERS": "2",
    "TESSERA_POOL": "0",
    "TESSERA_DATABASE": "",
    "TESSERA_VAULT_KEYS": "",
    "TESSERA_VAULT_FOLDER": "",
    "TESSERA_SCANNER": "",
    "TESSERA_PDF_MIB": "20",
    "TESSERA_IMAGE_MIB": "60",
}
MODES = ("demo", "test", "production")


def environment(name: str) -> str:
    """The value of one variable of the table, or its default."""
    return os.environ.get(name) or DEFAULTS[name]


def mode() -> str:
    chosen = environment("TESSERA_MODE")
    if chosen not in MODES:
        raise ValueError(f"TESSERA_MODE is {chosen!r}; it must be one of {', '.join(MODES)}")
    return chosen


def var() -> Path:
    """The folder that holds the state of this installation."""
    return Path(environment("TESSERA_VAR")).resolve()
