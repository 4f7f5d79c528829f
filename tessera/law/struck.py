"""Since when something stands on a list of what was removed, without a break up to now."""

from datetime import date

from tessera.law.figures import Listed
from tessera.law.findings import ClauseFinding, Verdict
from tessera.law.shelf import Law

REMOVED = "-removed"


def struck_on(clause: ClauseFinding, law: Law) -> date | None:
    """The day for what was found; None where it was not looked for among what was removed."""
    if clause.verdict is not Verdict.MET or clause.test != "one-of":
        return None
    lists = (norm for norm in clause.norms if isinstance(norm, Listed))
    removed = (row for row in lists if row.name.endswith(REMOVED))
    return next((struck_since(row, clause.found, law) for row in removed), None)


def struck_since(row: Listed, code: object, law: Law) -> date:
    """Back over the earlier versions of the row, as long as they name it too."""
    since = row.since
    alike = [
        each
        for each in law.shelf.rows[Listed]
        if (each.name, each.authorities) == (row.name, row.authorities)
    ]
    for each in sorted(alike, key=lambda version: version.since, reverse=True):
        if each.since < row.since:
            if code not in (each.codes or ()):
                break
            since = each.since
    return since
