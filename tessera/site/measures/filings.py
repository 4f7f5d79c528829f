"""Filings through the API beside plain SQL that writes the same rows, in turns within one run."""

import http.client
import importlib
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from statistics import median
from typing import Any
from uuid import UUID, uuid4

from tessera.site.environment import ROOT, environment, var
from tessera.site.measures import ceiling, ground
from tessera.site.measures.meter import spending

AT_ONCE = 2
TARGET = 0.15


def measure(rounds: int, each: int) -> dict[str, Any]:
    """Filings per second, the ceiling's, and the ratio of the two."""
    ground.people()
    drafting = importlib.import_module("tessera.site.measures.drafting")
    postgres = ground.postgres()
    with _serving() as (web, port):
        token = _token(port)
        drafting.warm()
        model = drafting.drafts(1)[0]
        _filed(port, token, [model])
        shape = ceiling.Shape(model)
        ours, plain = [], []
        for _ in range(rounds + 1):
            ours.append(_ours(port, token, drafting.drafts(each), web, postgres))
            plain.append(_plain(shape, drafting.drafts(each), postgres))
    ours, plain = ours[1:], plain[1:]  # the first round warms both
    rate, limit = (median(one["perSecond"] for one in found) for found in (ours, plain))
    return {
        "filingsPerSecond": rate,
        "ceilingPerSecond": limit,
        "ratio": round(
            median(o["perSecond"] / p["perSecond"] for o, p in zip(ours, plain, strict=True)), 3
        ),
        "target": TARGET,
        "pythonMilliseconds": median(one["web"] for one in ours),
        "databaseMilliseconds": median(one["database"] for one in ours),
        "ceilingDatabaseMilliseconds": median(one["database"] for one in plain),
        "statements": drafting.statements(),
        "how": f"{rounds} rounds of {each}, {AT_ONCE} connections, the real server on loopback,"
        f" {drafting.DOCUMENTS} documents and {drafting.size()} bytes of answers each",
    }


def _ours(
    port: int, token: str, drafts: Sequence[UUID], web: int, postgres: int | None
) -> dict[str, float]:
    with spending(web) as python, spending(postgres) as database:
        _filed(port, token, drafts)
    return _told(len(drafts), python.seconds, python.each(len(drafts)), database.each(len(drafts)))


def _plain(
    shape: "ceiling.Shape", drafts: Sequence[UUID], postgres: int | None
) -> dict[str, float]:
    with spending(postgres) as database:
        _in_threads(shape.write, drafts)
    return _told(len(drafts), database.seconds, 0.0, database.each(len(drafts)))


def _told(count: int, seconds: float, web: float, database: float) -> dict[str, float]:
    return {"perSecond": round(count / seconds, 1), "web": web, "database": database}


def _filed(port: int, token: str, drafts: Sequence[UUID]) -> None:
    _in_threads(lambda mine: _posted(port, token, mine), drafts)


def _in_threads(work: Callable[[Sequence[UUID]], None], drafts: Sequence[UUID]) -> None:
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(work, [drafts[n::AT_ONCE] for n in range(AT_ONCE)]))


def _posted(port: int, token: str, drafts: Sequence[UUID]) -> None:
    with closing(http.client.HTTPConnection(environment("TESSERA_ADDRESS"), port)) as web:
        for draft in drafts:
            headers = {
                "Authorization": f"Bearer {token}",
                "Content-Type": "application/json",
                "Idempotency-Key": str(uuid4()),
            }
            web.request("POST", f"/api/v1/dossiers/{draft}/acts", b'{"act":"file"}', headers)
            answer = web.getresponse()
            said = answer.read()
            if answer.status != http.HTTPStatus.CREATED:
                raise RuntimeError(f"a filing was refused: {said.decode()}")


def _token(port: int) -> str:
    document = json.loads((var() / "demo-clients.json").read_text("utf-8"))
    own = document["clients"]["employer"]
    form = (
        f"grant_type=client_credentials&client_id={own['clientId']}"
        f"&client_secret={own['clientSecret']}"
    )
    with closing(http.client.HTTPConnection(environment("TESSERA_ADDRESS"), port)) as web:
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        web.request("POST", "/oauth/token", form, kind)
        token: str = json.loads(web.getresponse().read())["access_token"]
    return token


@contextmanager
def _serving() -> Iterator[tuple[int, int]]:
    """The web server as it is run, on a free port: its process and the port."""
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    web = subprocess.Popen(
        [sys.executable, "-m", "tessera.site.main", "serve", "--workers", "2"],
        cwd=ROOT,
        env={**os.environ, "TESSERA_PORT": str(port)},
        stdout=subprocess.DEVNULL,
    )
    try:
        _until_alive(port)
        yield web.pid, port
    finally:
        web.terminate()
        web.wait()


def _until_alive(port: int) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=5)) as web:
            try:
                web.request("GET", "/alive")
                web.getresponse()
            except OSError:
                time.sleep(0.1)
            else:
                return
    raise RuntimeError("the web server does not answer")
