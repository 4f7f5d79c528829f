"""What a stretch of work took: seconds, and the processor time of the processes that did it."""

import os
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles

TICK = os.sysconf("SC_CLK_TCK")
MILLI = 1_000


@dataclass(slots=True)
class Spent:
    """Seconds on the clock, and of processor in these processes and those they started."""

    seconds: float = 0.0
    processor: float = 0.0

    def each(self, count: int) -> float:
        """Milliseconds of processor for each of so many."""
        return round(self.processor * MILLI / count, 2)

    def rate(self, count: int) -> float:
        return round(count / self.seconds, 1)


@contextmanager
def spending(*roots: int | None) -> Iterator[Spent]:
    spent, then, before = Spent(), time.monotonic(), _processor(roots)
    yield spent
    spent.seconds = time.monotonic() - then
    spent.processor = _processor(roots) - before


def p50_p95(seconds: Iterable[float]) -> dict[str, float]:
    """In milliseconds."""
    cuts = quantiles(sorted(seconds), n=20, method="inclusive")
    return {"p50": round(cuts[9] * MILLI, 2), "p95": round(cuts[18] * MILLI, 2)}


def _processor(roots: Iterable[int | None]) -> float:
    """Processor seconds of these processes, their children, and the children they buried."""
    told = dict(_told())
    found = {root for root in roots if root}
    while more := {pid for pid, (parent, _) in told.items() if parent in found} - found:
        found |= more
    return sum(told[pid][1] for pid in found if pid in told)


def _told() -> Iterator[tuple[int, tuple[int, float]]]:
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            said = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        yield int(folder.name), (int(said[1]), sum(map(int, said[11:15])) / TICK)
