"""The work list at two sizes: its statements alone, and whole pages, several seats in turn."""

import time
from collections.abc import Callable
from typing import Any

import psycopg

from tessera.desk.queue import Filter, counts, queue
from tessera.dossier.kernel import Role, Seat
from tessera.law.model import Kind
from tessera.people.doors import reading_only
from tessera.site.database import plainly
from tessera.site.measures import ground
from tessera.site.measures.meter import p50_p95
from tessera.site.measures.sitting import browser

TARGET = 1.3
SEATS = {
    "officer-immigration": ("immigration-office", Kind.STAY_AUTHORITY),
    "officer-flanders": ("flanders", Kind.WORK_AUTHORITY),
    "officer-german-speaking": ("german-speaking", Kind.WORK_AUTHORITY),
    "clerk-ghent": ("municipality:44021", Kind.MUNICIPALITY),
}
# Lists read these tables alone: each row once more under other ids makes a larger desk at once.
_PLACES = """
insert into desk_place
select seat, md5(dossier::text || n)::uuid, kind, reference, procedure, phase, work, stay, queue,
    act, waits_for, due - n, since, filed_on, assignee, title, md5(titled::text || n)::uuid
from desk_place, generate_series(1, %s) n
"""
_WORDS = """
insert into desk_word select seat, word, md5(dossier::text || n)::uuid
from desk_word, generate_series(1, %s) n
"""
_NAMES = """
insert into vault_identity
select md5(dossier::text || n)::uuid, worker_name, worker_key, employer_name, employer_key
from vault_identity, generate_series(1, %s) n
"""
COPIES = (_PLACES, _WORDS, _NAMES)


def measure(small: int, large: int, times: int) -> dict[str, Any]:
    """p50 and p95 of both sizes, taken in turns, and the ratio of the two p95."""
    names = {small: ground.filled(small), large: _multiplied(small, large)}
    for name in names.values():
        ground.stand_on(name)
        ground.people()
    taken: dict[tuple[int, str], list[float]] = {}
    for turn in range(4):
        for size, name in names.items():
            ground.stand_on(name)
            found = {"sql": _statements(times // 4), "page": _pages(max(1, times // 16))}
            for what, seconds in found.items() if turn else ():
                taken.setdefault((size, what), []).extend(seconds)
    told: dict[str, Any] = {}
    for what in ("sql", "page"):
        at = {str(size): p50_p95(taken[size, what]) for size in names}
        ratio = round(at[str(large)]["p95"] / at[str(small)]["p95"], 2)
        told[what] = {**at, "ratio": ratio}
    return {
        **told,
        "target": TARGET,
        "how": f"page of 50 and counts, {len(SEATS)} seats in turn on one connection;"
        f" the larger desk holds each row of the smaller {large // small} times, under other ids",
    }


def _multiplied(small: int, large: int) -> str:
    """A database with the desk of `large` dossiers."""
    name = f"tessera_bench_{large}_lists"
    ground.stand_on(name)
    with psycopg.connect(**plainly(name=name), autocommit=True) as owner:
        row = owner.execute("select count(*) from vault_identity").fetchone()
        if row and row[0] >= large:
            return name
        if not row or row[0] < small:
            ground.tessera("generate", "--dossiers", str(small), "--seed", "1", "--json")
        for statement in COPIES:
            owner.execute(statement, [large // small - 1])
        owner.execute("vacuum analyze")
    return name


def _statements(times: int) -> list[float]:
    """Page and counts as the list asks for them, each seat in turn on one connection."""
    return [
        _timed(lambda at=at, kind=kind: _asked(at, kind))
        for _ in range(times)
        for at, kind in SEATS.values()
    ]


def _asked(organisation: str, kind: Kind) -> None:
    with reading_only(Seat(organisation=organisation, kind=kind, role=Role.OFFICER), person=""):
        queue(Filter())
        counts("nobody")


def _pages(times: int) -> list[float]:
    browsers = [browser(person) for person in SEATS]
    return [_timed(lambda one=one: _shown(one)) for _ in range(times + 1) for one in browsers][
        len(browsers) :
    ]


def _shown(one: Any) -> None:
    answer = one.get("/nl/desk/")
    if answer.status_code != 200:
        raise RuntimeError(f"the list answers {answer.status_code}")


def _timed(work: Callable[[], None]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun
