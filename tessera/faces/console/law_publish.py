"""`tessera law jurist|propose|sign|reject|verify|published`: the law in use, by those who may."""

import argparse
import importlib
import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tessera.dossier.kernel import Blocked, Obstacle
from tessera.dossier.lawbook import LawBook, Put
from tessera.dossier.lawdeeds import Deed, Hand, Propose, Reject, Sign, Verify
from tessera.faces.console import bundles
from tessera.law.bundle import Bundle, shipped
from tessera.law.fingerprint import fingerprint, norm_of
from tessera.law.leaning import shown_on
from tessera.law.load import Unsound, assembled
from tessera.words.sentences import say

DEEDS = ("jurist", "propose", "sign", "reject", "verify", "published")


def arguments(verbs: Any) -> None:
    jurist = verbs.add_parser("jurist", help="enrol somebody who may put law forward and sign it")
    proposes = verbs.add_parser("propose", help="put a bundle forward, signed, from a day on")
    proposes.add_argument(
        "bundle", help="a folder or archive with a catalogue, shipped, or a digest kept here"
    )
    proposes.add_argument("--from", dest="effect", type=date.fromisoformat, required=True)
    proposes.add_argument("--corrects", action="store_true", help="also what was said of the past")
    signs = verbs.add_parser("sign", help="sign, as another person, what was put forward")
    signs.add_argument("digest")
    rejects = verbs.add_parser("reject", help="say why what was put forward will not be signed")
    rejects.add_argument("digest")
    rejects.add_argument("--reason", required=True)
    verifies = verbs.add_parser("verify", help="say that you read norms against their source today")
    verifies.add_argument("norms", nargs="+", metavar="NORM", help="the id of a row, as diff says")
    for each in (jurist, proposes, signs, rejects, verifies):
        each.add_argument("--as", dest="name", required=True, metavar="NAME")
        each.add_argument("--key", type=Path, required=True, help="the file of one's own key")
    verbs.add_parser("published", help="what was put forward, signed, and is in use")


def run(options: argparse.Namespace) -> int:
    verbs = {
        "jurist": _jurist,
        "propose": _propose,
        "sign": _sign,
        "reject": _reject,
        "verify": _verify,
        "published": _published,
    }
    try:
        for line in verbs[options.what](options):
            print(line)
    except Blocked as blocked:
        for obstacle in blocked.obstacles:
            print(say(f"obstacles.{obstacle.code}", "en", **obstacle.values), file=sys.stderr)
        return 1
    except (Unsound, bundles.NoBundle, LookupError, OSError) as fault:
        print(fault, file=sys.stderr)
        return 1
    return 0


def _jurist(options: argparse.Namespace) -> Iterator[str]:
    note = importlib.import_module("tessera.journal.note")  # Django stands by now
    kept = importlib.import_module("tessera.journal.bundles")
    if not options.key.exists():
        _written(options.key, Ed25519PrivateKey.generate())
    key = note.VerifierKey(options.name, _key(options.key).public_key().public_bytes_raw())
    kept.enrol(key, at=options.moment.now("owner"))
    yield str(key)


def _propose(options: argparse.Namespace) -> Iterator[str]:
    bundle = shipped() if options.bundle == bundles.SHIPPED else bundles.read(Path(options.bundle))
    new = assembled(bundle)
    _done(Propose(new=new, effect=options.effect, corrects=options.corrects), options, bundle)
    yield new.digest


def _sign(options: argparse.Namespace) -> Iterator[str]:
    put = _waiting(options.digest)
    _done(Sign(new=assembled(bundles.read(Path(put.digest))), number=put.number), options)
    yield put.digest


def _reject(options: argparse.Namespace) -> Iterator[str]:
    put = _waiting(options.digest)
    _done(Reject(digest=put.digest, reason=options.reason), options)
    yield put.digest


def _verify(options: argparse.Namespace) -> Iterator[str]:
    law, day = bundles.shelf_of(bundles.IN_USE), options.moment.today("owner")
    for name in options.norms:
        row = norm_of(law, name)
        said = fingerprint(row, law.on(shown_on(row, day))) if row else ""
        _done(Verify(norm=name, digest=said), options)
        yield f"{name} {said[:12]}"


def _done(deed: Deed, options: argparse.Namespace, bundle: Bundle | None = None) -> None:
    """Through the door, signed with the key at hand."""
    door = importlib.import_module("tessera.registry.publish")
    note = importlib.import_module("tessera.journal.note")
    day, at = options.moment.today("owner"), options.moment.now("owner")
    text = deed.text(_book(), day)
    hand = Hand(jurist=options.name, note=note.signed(text, options.name, _key(options.key)))
    door.publish(deed, hand, day=day, at=at, bundle=bundle)


def _published(options: argparse.Namespace) -> Iterator[str]:
    book = _book()
    for each in book.signed:
        here = "*" if each is book.in_use else " "
        yield f"{here} {_told(each.put)} + {_by(each.second, each.office)}"
    for put in book.waiting:
        yield f"? {_told(put)}"
    for no in book.rejected:
        yield f"x {_told(no.put)} - {_by(no.by, no.office)}: {no.reason}"


def _told(put: Put) -> str:
    return f"{put.digest[:12]} {put.effect} {_by(put.jurist, put.office)}"


def _by(jurist: str, office: str) -> str:
    """A name with a key, or a person in the seat of an authority."""
    return f"{jurist}@{office}" if office else jurist


def _waiting(name: str) -> Put:
    """The one proposal whose digest begins so. Raises Blocked."""
    found = [put for put in _book().waiting if put.digest.startswith(name)]
    if len(found) != 1:
        raise Blocked((Obstacle(code="law-not-proposed"),))
    return found[0]


def _book() -> LawBook:
    found: LawBook = importlib.import_module("tessera.journal.lawbooks").lawbook()
    return found


def _bundle(name: str) -> Bundle:
    return shipped() if name == bundles.SHIPPED else bundles.read(Path(name))


def _key(file: Path) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(file.read_text("ascii")))


def _written(file: Path, key: Ed25519PrivateKey) -> None:
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as kept:
        kept.write(key.private_bytes_raw().hex())
