"""An annulment takes the force of the letters it undoes; what they had ended holds again."""

from collections.abc import Iterable, Iterator

from tessera.couriers.correcting import correct
from tessera.couriers.lapsing import COURIER, GIVES
from tessera.desk.life import dossier_of
from tessera.desk.standing import standing, told
from tessera.dossier.acts.contesting import ANNULLED
from tessera.dossier.title import Title
from tessera.journal.entry import Entry
from tessera.vault.sql import run

BY_LAW = "stay-ended-by-law"
# The letters that an annulment takes the force of, by the fact that says it.
UNDOES = {
    "withdrawal-judged": ("work-withdrawn", BY_LAW),
    "ending-judged": ("stay-ended",),
    "lapse-undone": ("work-lapsed",),
}
UNDONE = """
update couriers_letter set state = 'withdrawn'
where stream = %s and leaf < %s and fact = any(%s) and state = 'valid'
"""
AGAIN = """
update couriers_letter set state = 'valid'
where stream = %s and about = any(%s) and fact = any(%s) and state = 'withdrawn'
"""


def undo(entry: Entry) -> None:
    """Whoever checks a letter reads what an annulment made of it; of other entries nothing."""
    if entry.code not in UNDOES or getattr(entry.fact, "outcome", ANNULLED) != ANNULLED:
        return
    stream = dossier_of(str(entry.stream))
    if stream is None:
        return
    before = standing(stream, using=COURIER)
    now = told((e for e in before.title_entries if e.version <= entry.version), Title())
    undone = [fact for fact in UNDOES[entry.code] if not (now.over and fact == BY_LAW)]
    run(COURIER, UNDONE, [stream, entry.leaf, undone])
    if not now.ceased:
        run(COURIER, AGAIN, [stream, list(_given(before.entries)), list(GIVES)])
        correct(stream, GIVES[0])


def _given(entries: Iterable[Entry]) -> Iterator[int]:
    """The versions of what gave the right: what was recalled before it stays without force."""
    kept: dict[object, list[int]] = {}
    for said in entries:
        lane = getattr(said.fact, "lane", None)
        if said.code == "decision-recalled":
            kept[lane] = []
        elif said.code in GIVES:
            kept.setdefault(lane, []).append(said.version)
    for versions in kept.values():
        yield from versions
