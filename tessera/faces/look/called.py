"""What a kind of seat is called in one procedure: whoever applies alone is no worker."""

from tessera.law.model import Kind
from tessera.law.shelf import Law


def called(law: Law, kind: str, procedure: str) -> str:
    """The key of the sentence. A procedure that the law no longer knows has its worker still."""
    if kind != Kind.WORKER:
        return f"dossier.kind-{kind}"
    known = (row.person for row in law.procedures() if row.code == procedure)
    return f"dossier.person-{next(known, kind)}"
