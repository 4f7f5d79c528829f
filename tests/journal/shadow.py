"""A journal in memory, made by the same codes and keys as the real one, for anyone to tamper with."""

from dataclasses import replace

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tessera.journal import codec, note, stamp, tree
from tessera.journal.entry import Entry, committed
from tessera.journal.evidence import weighed
from tessera.journal.receipt import Receipt
from tessera.journal.scrutiny import LeafRow
from tessera.journal.verify import examined
from tests.journal.facts import Gone, Told
from tests.journal.telling import DAY, NOON, numbered

SIGNING = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = note.VerifierKey("shadow", SIGNING.public_key().public_bytes_raw())
STAMP = b"only the door and the sequencer know"
STAMPS = {stamp.key_id(STAMP): STAMP}


class Shadow:
    """The tables as lists; `verify` looks at them as they are now."""

    def __init__(self, streams):
        """`streams`: for each entry, in order, the number of its stream."""
        self.said, self.leaves, self.signed = [], [], []
        for number in streams:
            self.tell(numbered(number))

    def tell(self, stream, fact=None):
        place = len(self.said) + 1
        version = 1 + sum(e.stream == stream for e in self.said)
        entry = an_entry(place, stream, version, fact or Told(on=DAY, words=f"word {place}"))
        self.said.append(entry)
        self.leaves.append(a_leaf(place, entry))

    def destroy(self, stream):
        through = sum(e.stream == stream for e in self.said)
        self.tell(stream, Gone(on=DAY, through=through))
        self.said = [e for e in self.said if e.stream != stream or e.version > through]

    def sign(self):
        root = tree.root(leaf.commitment for leaf in self.leaves)
        checkpoint = note.Checkpoint(origin="shadow", size=len(self.leaves), root=root)
        text = note.signed(checkpoint.text, "shadow", SIGNING)
        self.signed.append((checkpoint.size, root, text))
        return text

    def receipt(self, number):
        entry, (size, _, text) = self.said[number - 1], self.signed[-1]
        return Receipt(
            stream=str(entry.stream),
            version=entry.version,
            entry=entry.spelled.decode(),
            salt=entry.salt,
            commitment=entry.commitment,
            leaf=number,
            proof=tree.inclusion(
                number - 1, size, tree.subtrees([f.commitment for f in self.leaves])
            ),
            checkpoint=text,
            key=str(PUBLIC),
        ).text

    def rewrite(self, number, *, key=None):
        """Say something else at a place, and make all the tables agree."""
        old = self.said[number - 1]
        entry = an_entry(
            old.id, old.stream, old.version, Told(on=DAY, words="forged"), key=key or b"guess"
        )
        self.said[number - 1] = entry
        self.leaves[number - 1] = a_leaf(number, entry, key=key or b"guess")

    def renumber(self):
        """Close the ranks as one who hopes that nobody will see."""
        for place, leaf in enumerate(self.leaves, 1):
            leaf.number = place

    def verify(self, *outside, stamps=STAMPS):
        return examined(self._now(), weighed(outside, [PUBLIC]), trusted=[PUBLIC], stamps=stamps)

    def _now(self):
        by_name = {(leaf.stream, leaf.version): leaf for leaf in self.leaves}
        return Now(self, by_name)


class Now:
    def __init__(self, shadow, by_name):
        self.shadow, self.by_name = shadow, by_name

    def leaves(self):
        return iter(self.shadow.leaves)

    def entries(self):
        for entry in self.shadow.said:
            leaf = self.by_name.get((entry.stream, entry.version))
            yield replace(entry, leaf=leaf.number if leaf else None), leaf, False

    def missing(self):
        there = {(e.stream, e.version) for e in self.shadow.said}
        return (leaf for leaf in self.shadow.leaves if (leaf.stream, leaf.version) not in there)

    def checkpoints(self):
        return iter(self.shadow.signed)


def an_entry(place, stream, version, fact, *, key=STAMP):
    code, payload = codec.encode(fact)
    entry = Entry(
        id=place,
        stream=stream,
        kind="dossier",
        version=version,
        code=code,
        at=NOON,
        on=fact.on,
        seat="flanders",
        seat_kind="work-authority",
        role="officer",
        person="p",
        circle="all",
        trace="",
        payload=payload,
        salt=bytes([place % 256]) * 32,
        commitment=b"",
        stamp=b"",
    )
    commitment = committed(entry.salt, entry.spelled)
    return replace(entry, commitment=commitment, stamp=stamp.made(key, commitment))


def a_leaf(number, entry, *, key=STAMP):
    message = stamp.leaf_message(number, entry.stream, entry.version, entry.commitment)
    return LeafRow(
        number,
        entry.stream,
        entry.version,
        entry.commitment,
        number.to_bytes(8) + stamp.made(key, message),
    )
