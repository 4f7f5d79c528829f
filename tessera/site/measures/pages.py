"""Processor time, bytes over the wire and requests of the main pages."""

import gzip
import re
import time
from statistics import median
from typing import Any

from tessera.desk.queue import Filter, queue
from tessera.people import demo
from tessera.people.doors import reading_only
from tessera.site.measures import ground
from tessera.site.measures.sitting import browser

DOSSIERS = 200
MILLI = 1_000
MOST_BYTES, MOST_REQUESTS = 60_000, 8
_LOADED = re.compile(
    r'(?:<link[^>]+rel="(?:stylesheet|icon)"[^>]+href|<(?:img|script)[^>]+src)="(/[^"]+)"'
)


def measure(times: int) -> dict[str, Any]:
    """Each page: milliseconds of processor (median), bytes as sent, requests of a first visit."""
    ground.filled(DOSSIERS)
    ground.people()
    officer = browser("officer-flanders")
    (seat,) = demo.seats("officer-flanders")
    with reading_only(seat, person=""):
        first = queue(Filter()).places[0].dossier
    pages = {
        "home": "/en/",
        "checker": "/en/check",
        "queue": "/en/desk/",
        "dossier": f"/en/desk/{first}",
    }
    told = {name: _page(officer, path, times) for name, path in pages.items()}
    return {**told, "mostBytes": MOST_BYTES, "mostRequests": MOST_REQUESTS}


def _page(client: Any, path: str, times: int) -> dict[str, Any]:
    answer = client.get(path, follow=True)
    if answer.status_code != 200:
        return {"status": answer.status_code}
    taken = []
    for _ in range(times):
        begun = time.process_time()
        client.get(path, follow=True)
        taken.append(time.process_time() - begun)
    content = answer.content
    if answer.get("Content-Encoding") != "gzip":
        content = gzip.compress(content)
    loaded = set(_LOADED.findall(gzip.decompress(content).decode()))
    size = len(content) + sum(_size(client, one) for one in loaded)
    return {
        "milliseconds": round(median(taken) * MILLI, 1),
        "bytes": size,
        "requests": 1 + len(loaded),
    }


def _size(client: Any, path: str) -> int:
    answer = client.get(path)
    content = b"".join(answer) if answer.streaming else answer.content
    return len(content) if answer.get("Content-Encoding") == "gzip" else len(gzip.compress(content))
