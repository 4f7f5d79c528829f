"""What was kept outside: receipts and signed checkpoints, weighed before they are used."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tessera.journal import note
from tessera.journal.receipt import NotAReceipt, Receipt


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Receipts that hold, every checkpoint that they or notes attest, and what does not hold."""

    receipts: tuple[Receipt, ...] = ()
    checkpoints: tuple[note.Checkpoint, ...] = ()
    doubtful: tuple[str, ...] = ()
    pieces: int = 0


def weighed(texts: Iterable[str], keys: Iterable[note.VerifierKey]) -> Evidence:
    """The evidence in files kept outside; `keys` are the public keys one trusts."""
    trusted = tuple(keys)
    receipts: list[Receipt] = []
    checkpoints: list[note.Checkpoint] = []
    doubtful: list[str] = []
    pieces = list(texts)
    for text in pieces:
        try:
            receipts += _receipt(text, trusted)
            checkpoints += _checkpoint(text, trusted)
        except (NotAReceipt, note.NotANote) as wrong:
            doubtful.append(str(wrong))
    return Evidence(
        receipts=tuple(receipts),
        checkpoints=tuple(checkpoints),
        doubtful=tuple(doubtful),
        pieces=len(pieces),
    )


def _receipt(text: str, keys: tuple[note.VerifierKey, ...]) -> Iterator[Receipt]:
    if not _is_note(text):
        receipt = Receipt.parsed(text)
        if why := receipt.contradiction(keys):
            raise NotAReceipt(why)
        yield receipt


def _checkpoint(text: str, keys: tuple[note.VerifierKey, ...]) -> Iterator[note.Checkpoint]:
    is_note = _is_note(text)
    signed = text if is_note else Receipt.parsed(text).checkpoint
    if is_note or signed:
        if note.opened(signed, keys) is None:
            raise note.NotANote("the note bears no signature of ours")
        yield note.read(signed)


def _is_note(text: str) -> bool:
    return not text.lstrip().startswith("{")
