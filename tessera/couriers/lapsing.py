"""A letter no longer holds once its decision is taken back, or the right it gave has ended."""

from tessera.desk.life import dossier_of
from tessera.journal.entry import Entry
from tessera.journal.read import read
from tessera.vault.sql import run

COURIER = "courier"
GIVES = ("granted", "exemption-noted", "decision-issued", "fact-corrected")
DECIDES = (*GIVES, "refused", "notice-opposed")
OVER = frozenset({"work-ended", "work-lapsed", "stay-ended", "stay-ended-by-law"})
LAPSED = """
update couriers_letter set state = 'withdrawn'
where stream = %s and about = any(%s) and fact = any(%s) and state = 'valid'
"""


def lapse(entry: Entry) -> None:
    """Mark what this entry takes the force of; whoever holds the paper reads so when they check."""
    if entry.code == "decision-recalled":
        stream, facts, lane = entry.stream, DECIDES, entry.fact.lane
    elif entry.kind == "title" and entry.code in OVER:
        found = dossier_of(str(entry.stream))
        if found is None:
            return
        stream, facts, lane = found, GIVES, None
    else:
        return
    about = [
        said.version
        for said in read(stream, using=COURIER)
        if said.code in facts and (lane is None or getattr(said.fact, "lane", lane) is lane)
    ]
    run(COURIER, LAPSED, [stream, about, list(facts)])
