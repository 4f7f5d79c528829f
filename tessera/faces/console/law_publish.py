"""`tessera law jurist`, `propose`, `sign`, `published`: another bundle in use, by two people."""

import argparse
import importlib
import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tessera.dossier.kernel import Blocked
from tessera.dossier.lawbook import LawBook, Put
from tessera.faces.console import bundles
from tessera.law.bundle import Bundle, digest, shipped
from tessera.law.load import Unsound
from tessera.words.sentences import say

DEEDS = ("jurist", "propose", "sign", "published")


def arguments(verbs: Any) -> None:
    jurist = verbs.add_parser("jurist", help="enrol somebody who may put law forward and sign it")
    proposes = verbs.add_parser("propose", help="put a bundle forward, signed, from a day on")
    proposes.add_argument(
        "bundle", help="a folder with a catalogue, shipped, or a digest kept here"
    )
    proposes.add_argument("--from", dest="effect", type=date.fromisoformat, required=True)
    proposes.add_argument("--corrects", action="store_true", help="also what was said of the past")
    signs = verbs.add_parser("sign", help="sign, as another person, what was put forward")
    signs.add_argument("digest")
    for each in (jurist, proposes, signs):
        each.add_argument("--as", dest="name", required=True, metavar="NAME")
        each.add_argument("--key", type=Path, required=True, help="the file of one's own key")
    verbs.add_parser("published", help="what was put forward, signed, and is in use")


def run(options: argparse.Namespace) -> int:
    door = importlib.import_module("tessera.registry.publish")  # Django stands by now
    verbs = {"jurist": _jurist, "propose": _propose, "sign": _sign, "published": _published}
    try:
        for line in verbs[options.what](options, door):
            print(line)
    except Blocked as blocked:
        for obstacle in blocked.obstacles:
            print(say(f"obstacles.{obstacle.code}", "en", **obstacle.values), file=sys.stderr)
        return 1
    except (Unsound, LookupError, OSError) as fault:
        print(fault, file=sys.stderr)
        return 1
    return 0


def _jurist(options: argparse.Namespace, door: Any) -> Iterator[str]:
    note = importlib.import_module("tessera.journal.note")
    if not options.key.exists():
        _written(options.key, Ed25519PrivateKey.generate())
    key = note.VerifierKey(options.name, _key(options.key).public_key().public_bytes_raw())
    door.bundles.enrol(key, at=options.moment.now("owner"))
    yield str(key)


def _propose(options: argparse.Namespace, door: Any) -> Iterator[str]:
    bundle = _bundle(options.bundle, door)
    bare = Put(
        digest=digest(bundle),
        effect=options.effect,
        corrects=options.corrects,
        jurist=options.name,
        note="",
    )
    put = Put(
        digest=bare.digest,
        effect=bare.effect,
        corrects=bare.corrects,
        jurist=bare.jurist,
        note=_note(bare.text, options),
    )
    moment = options.moment
    door.propose(put, bundle, day=moment.today("owner"), at=moment.now("owner"))
    yield put.digest


def _sign(options: argparse.Namespace, door: Any) -> Iterator[str]:
    waiting = [put for put in _book().waiting if put.digest.startswith(options.digest)]
    put = waiting[0] if len(waiting) == 1 else None
    moment = options.moment
    door.sign(
        put.digest if put else options.digest,
        jurist=options.name,
        note=_note(put.text, options) if put else "",
        day=moment.today("owner"),
        at=moment.now("owner"),
    )
    yield options.digest


def _published(options: argparse.Namespace, door: Any) -> Iterator[str]:
    book = _book()
    for each in book.signed:
        here = "*" if each is book.in_use else " "
        yield f"{here} {each.put.digest[:12]} {each.put.effect} {each.put.jurist} + {each.second}"
    for put in book.waiting:
        yield f"? {put.digest[:12]} {put.effect} {put.jurist}"


def _book() -> LawBook:
    found: LawBook = importlib.import_module("tessera.journal.lawbooks").lawbook()
    return found


def _bundle(name: str, door: Any) -> Bundle:
    if name == bundles.SHIPPED:
        return shipped()
    if Path(name).is_dir():
        return bundles.read(Path(name))
    found: Bundle = door.bundles.kept(name)
    return found


def _note(text: str, options: argparse.Namespace) -> str:
    note = importlib.import_module("tessera.journal.note")
    signed: str = note.signed(text, options.name, _key(options.key))
    return signed


def _key(file: Path) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(file.read_text("ascii")))


def _written(file: Path, key: Ed25519PrivateKey) -> None:
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as kept:
        kept.write(key.private_bytes_raw().hex())
