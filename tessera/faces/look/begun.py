"""Drafts as lists show them."""

from tessera.vault import drafts


def worker_written(draft: drafts.Draft) -> str:
    """The worker's name, where this seat writes the worker's part; else nothing is read."""
    if "worker" not in draft.holds:
        return ""
    told = drafts.part(draft.id, "worker").answers
    names = (told.get("worker.given-names"), told.get("worker.surname"))
    return " ".join(str(name) for name in names if name)
