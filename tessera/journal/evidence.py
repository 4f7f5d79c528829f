"""What was kept outside: receipts and signed checkpoints, weighed before they are used."""

from collections.abc import Iterable
from dataclasses import dataclass

from tessera.journal import note
from tessera.journal.receipt import NotAReceipt, Receipt


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Receipts that hold, every checkpoint that they or notes attest, and what does not hold.

    `doubtful` has the place of a piece among those brought, from 1, and a code for why.
    """

    receipts: tuple[Receipt, ...]
    checkpoints: tuple[note.Checkpoint, ...]
    doubtful: tuple[tuple[int, str], ...]
    pieces: int


def weighed(texts: Iterable[str], keys: Iterable[note.VerifierKey]) -> Evidence:
    """The evidence in files kept outside; `keys` are the public keys one trusts."""
    trusted = tuple(keys)
    receipts: list[Receipt] = []
    checkpoints: list[note.Checkpoint] = []
    doubtful: list[tuple[int, str]] = []
    place = 0
    for place, text in enumerate(texts, 1):
        try:
            receipt = _receipt(text, trusted)
            if receipt:
                receipts.append(receipt)
            if receipt is None or receipt.checkpoint:
                checkpoints.append(_checkpoint(receipt.checkpoint if receipt else text, trusted))
        except NotAReceipt as wrong:
            doubtful.append((place, str(wrong)))
    return Evidence(
        receipts=tuple(receipts),
        checkpoints=tuple(checkpoints),
        doubtful=tuple(doubtful),
        pieces=place,
    )


def _receipt(text: str, keys: tuple[note.VerifierKey, ...]) -> Receipt | None:
    """The receipt in `text`, which holds by itself; None when it is no JSON but perhaps a note."""
    if not text.lstrip().startswith("{"):
        return None
    receipt = Receipt.parsed(text)
    try:
        why = receipt.contradiction(keys)
    except note.NotANote:
        why = "contradiction-signature"
    if why:
        raise NotAReceipt(why)
    return receipt


def _checkpoint(text: str, keys: tuple[note.VerifierKey, ...]) -> note.Checkpoint:
    try:
        if note.opened(text, keys) is None:
            raise NotAReceipt("contradiction-signature")
        return note.read(text)
    except note.NotANote as wrong:
        raise NotAReceipt("not-a-receipt") from wrong
