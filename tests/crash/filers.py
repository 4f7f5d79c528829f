"""Programs that file through the API, over and over until it answers, and keep every receipt."""

import json
import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import uuid4

import httpx

from tessera.faces.api.spelling import answers_outside
from tests.registry.builders import answers

PATIENCE = 90.0


class Filer:
    """The employer of the demo: each call has a key, and is repeated until there is an answer."""

    def __init__(self, var, port):
        document = json.loads((Path(var) / "demo-clients.json").read_text("utf-8"))
        self.own = document["clients"]["employer"]
        self.at = f"http://127.0.0.1:{port}"
        self.within = threading.local()
        self.token, self.again, self.done = "", 0, 0
        self.lock, self.opened = threading.Lock(), []

    @property
    def http(self):
        """One client for each thread."""
        if not hasattr(self.within, "http"):
            self.within.http = httpx.Client(base_url=self.at, timeout=10)
            self.opened.append(self.within.http)
        return self.within.http

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for http in self.opened:
            http.close()

    def post(self, path, body, *, key):
        """The answer, however often it takes: the same key each time."""
        return self._asked(
            lambda: self.http.post(
                f"/api/v1/{path}", json=body, headers=self._headers() | {"Idempotency-Key": key}
            )
        )

    def get(self, path):
        return self._asked(lambda: self.http.get(f"/api/v1/{path}", headers=self._headers()))

    def file(self, key):
        answer = self.post("dossiers", application(), key=key)
        self.done += 1
        return answer

    def _headers(self):
        with self.lock:
            if not self.token:
                self.token = self._bought()
        return {"Authorization": f"Bearer {self.token}"}

    def _bought(self):
        bought = self.http.post(
            "/oauth/token",
            data={"grant_type": "client_credentials"},
            auth=(self.own["clientId"], self.own["clientSecret"]),
        )
        bought.raise_for_status()
        return bought.json()["access_token"]

    def _asked(self, ask):
        until = time.monotonic() + PATIENCE
        while True:
            try:
                answer = ask()
                if answer.status_code < 500 and answer.status_code != 401:
                    return answer
            except httpx.HTTPError:
                pass
            if time.monotonic() > until:
                raise AssertionError("no answer in time")
            self.again += 1
            time.sleep(random.uniform(0.05, 0.3))


def application():
    return {"procedure": "singlePermitHighlySkilled", "answers": answers_outside(answers())}


def receipts_of(filer, count, *, at_once=4):
    """Files so many, some at a time; the receipt of each, by its key."""
    keys = [str(uuid4()) for _ in range(count)]
    with ThreadPoolExecutor(at_once) as pool:
        given = list(pool.map(filer.file, keys))
    refused = {a.status_code: a.text for a in given if a.status_code != 201}
    assert refused == {}
    return dict(zip(keys, (a.json() for a in given), strict=True))
