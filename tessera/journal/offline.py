"""Verifies an export of the journal, or a receipt alone, with nothing of Tessera but this file.

    python offline.py EXPORT --key KEY [--receipt FILE ...]
    python offline.py --key KEY --receipt FILE

It shares no code with the platform, so that an error there is not repeated here: it needs Python
and the `cryptography` package. KEY is the public key of the journal as somebody keeps it, a file
or the text `name+id+key`. Exit 0: all of it holds; 1: something is wrong, each named on a line.
"""

import argparse
import base64
import hashlib
import json
import sys
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

FORMAT = "tessera-export/1"


def digest(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(parts)).digest()


def commitment(salt: str, entry: str) -> str:
    return digest(b"\x00", bytes.fromhex(salt), entry.encode()).hex()


class Tree:
    """Grows leaf by leaf; knows its root at any moment (RFC 6962 section 2.1)."""

    def __init__(self) -> None:
        self.stack: list[tuple[int, bytes]] = []

    def add(self, leaf: bytes) -> None:
        height = 0
        while self.stack and self.stack[-1][0] == height:
            leaf = digest(b"\x01", self.stack.pop()[1], leaf)
            height += 1
        self.stack.append((height, leaf))

    def root(self) -> bytes:
        whole = self.stack[-1][1]
        for _, left in reversed(self.stack[:-1]):
            whole = digest(b"\x01", left, whole)
        return whole


def climbed(leaf: bytes, index: int, size: int, proof: list[bytes]) -> bytes:
    """The root an inclusion proof leads to (RFC 9162 section 2.1.3.2)."""
    here, last, reached = index, size - 1, leaf
    for step in proof:
        if here & 1 or here == last:
            reached = digest(b"\x01", step, reached)
            while not here & 1 and here:
                here, last = here >> 1, last >> 1
        else:
            reached = digest(b"\x01", reached, step)
        here, last = here >> 1, last >> 1
    return reached if last == 0 else b""


def opened(note: str, key: str) -> tuple[int, bytes] | None:
    """The size and root that a note attests, if `key` signed it."""
    name, _, encoded = key.strip().split("+", 2)
    raw = base64.b64decode(encoded)
    key_id = digest(name.encode(), b"\n", raw)[:4]
    text, _, signatures = note.partition("\n\n")
    for line in signatures.splitlines():
        signature = base64.b64decode(line.rpartition(" ")[2])
        if signature[:4] != key_id or not line.startswith(f"\u2014 {name} "):
            continue
        try:
            public = Ed25519PublicKey.from_public_bytes(raw[1:])
            public.verify(signature[4:], f"{text}\n".encode())
        except InvalidSignature:
            continue
        _, size, root = text.split("\n")[:3]
        return int(size), base64.b64decode(root)
    return None


class Check:
    """Reads receipts, then an export, once, and collects what is wrong."""

    def __init__(self, key: str) -> None:
        self.key = key
        self.tree = Tree()
        self.size = 0
        self.leaves: dict[int, str] = {}
        self.promised: list[tuple[int, bytes, str]] = []
        self.sizes: set[int] = set()
        self.roots: dict[int, bytes] = {}
        self.versions: dict[str, int] = {}
        self.destroyed: dict[str, int] = {}
        self.absent: list[dict[str, Any]] = []
        self.receipts: dict[str, dict[str, Any]] = {}
        self.wrong: list[str] = []

    def receipt(self, path: Path) -> None:
        kept = json.loads(path.read_text("utf-8"))
        name = f"receipt {path.name}: entry {kept['version']} of {kept['stream']}"
        self.receipts[name] = kept
        said = json.loads(kept["entry"])
        if (said[1], said[3]) != (kept["stream"], kept["version"]):
            self.wrong.append(f"{name} holds another entry")
        if commitment(kept["salt"], kept["entry"]) != kept["commitment"]:
            self.wrong.append(f"{name} does not hold what it commits to")
        if kept["checkpoint"]:
            self.promise(kept["checkpoint"], f"the checkpoint of {name}")
            self.proof(kept, name)

    def proof(self, kept: dict[str, Any], name: str) -> None:
        size, root = opened(kept["checkpoint"], self.key) or (0, b"unsigned")
        path = [bytes.fromhex(step) for step in kept["proof"]]
        leaf = bytes.fromhex(kept["commitment"])
        if size and climbed(leaf, kept["leaf"] - 1, size, path) != root:
            self.wrong.append(f"{name} is not proved by its path")

    def promise(self, note: str, name: str) -> None:
        if attested := opened(note, self.key):
            self.promised.append((*attested, name))
            self.sizes.add(attested[0])
        else:
            self.wrong.append(f"{name} was not signed with this key")

    def export(self, path: Path) -> None:
        with path.open(encoding="utf-8") as file:
            if json.loads(file.readline())["format"] != FORMAT:
                raise ValueError(FORMAT)
            for text in file:
                line = json.loads(text)
                if "checkpoint" in line:
                    self.promise(line["checkpoint"], f"checkpoint {line['size']}")
                else:
                    self.leaf(line)
        self.conclude()

    def leaf(self, line: dict[str, Any]) -> None:
        self.size += 1
        number = line["leaf"]
        if number != self.size:
            self.wrong.append(f"leaf {number} stands in place {self.size}")
        self.leaves[number] = line["commitment"]
        self.tree.add(bytes.fromhex(line["commitment"]))
        if self.size in self.sizes:
            self.roots[self.size] = self.tree.root()
        if "entry" in line:
            self.entry(line)
        elif "stream" in line:
            self.absent.append(line)

    def entry(self, line: dict[str, Any]) -> None:
        said = json.loads(line["entry"])
        stream, version, code, payload = said[1], said[3], said[4], said[13]
        name = f"entry {version} of {stream} (leaf {line['leaf']})"
        if commitment(line["salt"], line["entry"]) != line["commitment"]:
            self.wrong.append(f"{name} was changed")
        elif code == "destroyed":
            self.destroyed[stream] = json.loads(payload)["through"]
        if version <= self.versions.get(stream, 0):
            self.wrong.append(f"{name} stands behind a later one")
        self.versions[stream] = version

    def conclude(self) -> None:
        for line in self.absent:
            if line["version"] > self.destroyed.get(line["stream"], 0):
                name = f"entry {line['version']} of {line['stream']} (leaf {line['leaf']})"
                self.wrong.append(f"{name} is missing and no destruction was recorded")
        for name, kept in self.receipts.items():
            there = self.leaves.get(kept["leaf"], kept["commitment"] if not kept["leaf"] else "")
            if there != kept["commitment"]:
                what = "was changed or moved" if there else "was removed"
                self.wrong.append(f"{name} {what}: see leaf {kept['leaf']}")
        for size, root, name in sorted(self.promised):
            if size > self.size:
                self.wrong.append(f"{name} attests {size} leaves, the export ends at {self.size}")
            elif self.roots.get(size) != root:
                self.wrong.append(f"{name}: the first {size} leaves are not those it attests")


def main(words: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Verify an export of the journal, or a receipt.")
    parser.add_argument("export", nargs="?", type=Path)
    parser.add_argument("--key", required=True, help="the journal's public key, or a file with it")
    parser.add_argument("--receipt", action="append", type=Path, default=[])
    chosen = parser.parse_args(words)
    check = Check(chosen.key if "+" in chosen.key else Path(chosen.key).read_text("utf-8"))
    try:
        for path in chosen.receipt:
            check.receipt(path)
        if chosen.export:
            check.export(chosen.export)
    except (ValueError, KeyError, IndexError, TypeError) as unreadable:
        check.wrong.append(f"the file cannot be read: {unreadable!r}")
    signed = max(check.sizes & check.roots.keys(), default=0)
    looked_at = f"{check.size} leaves ({signed} signed for), {len(chosen.receipt)} receipts"
    counted = f"{looked_at}: {len(check.wrong)} wrong"
    sys.stdout.write("\n".join([*check.wrong, counted, ""]))
    return 1 if check.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
