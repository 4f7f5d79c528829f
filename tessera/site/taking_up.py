"""A process takes up, as it begins, the law that two people signed last; else what it carries."""

from tessera.journal.lawbooks import in_use
from tessera.law import load


def take_up() -> None:
    """Raises Blocked or LookupError when what was signed cannot be trusted: then nothing starts."""
    bundle = in_use()
    if bundle is not None:
        load.use(load.assembled(bundle))
