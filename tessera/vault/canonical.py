"""Answers as text and back: one way to write each value, types kept, small at rest."""

import zlib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import msgspec

from tessera.law.model import Answers, Plain, Value

_encoder = msgspec.json.Encoder(order="deterministic")
_decoder = msgspec.json.Decoder()
MOST = 4 * 1024 * 1024  # answers are kilobytes; anything near this is no answer


def written(answers: Answers) -> bytes:
    """The canonical text: names in order, sums as `{"sum": "1.50"}`, days as `{"day": ...}`."""
    return _encoder.encode({name: _value(value) for name, value in answers.items()})


def read(text: bytes) -> Answers:
    """The answers in a canonical text."""
    found: dict[str, Any] = _decoder.decode(text)
    return {name: _read_value(value) for name, value in found.items()}


class Unread(Mapping[str, Value]):
    """The answers in a canonical text, each made a value when it is asked for; `over` goes first.

    Of dozens of answers a change of law looks at a few, in a hundred thousand dossiers.
    """

    __slots__ = ("_over", "_text")

    def __init__(self, text: bytes, over: Answers) -> None:
        self._text: dict[str, Any] = _decoder.decode(text)
        self._over = over

    def __getitem__(self, name: str) -> Value:
        return self._over[name] if name in self._over else _read_value(self._text[name])

    def get(self, name: str, default: Any = None) -> Any:
        """As of any mapping, without an exception for each question not answered."""
        if name in self._over:
            return self._over[name]
        return _read_value(self._text[name]) if name in self._text else default

    def __iter__(self) -> Iterator[str]:
        yield from {**self._text, **self._over}

    def __len__(self) -> int:
        return len({**self._text, **self._over})


def packed(text: bytes) -> bytes:
    return zlib.compress(text, 1)


def unpacked(content: bytes) -> bytes:
    """Never more than `MOST`, whatever a damaged row claims."""
    packer = zlib.decompressobj()
    text = packer.decompress(content, MOST)
    if not packer.eof:
        raise ValueError("more than answers can be")
    return text


def _value(value: Value) -> object:
    if isinstance(value, (tuple, list)):
        return [{name: _plain(cell) for name, cell in row.items()} for row in value]
    return _plain(value)


def _plain(value: Plain) -> object:
    if isinstance(value, Decimal):
        return {"sum": str(value)}
    if isinstance(value, date) and not isinstance(value, datetime):
        return {"day": value.isoformat()}
    if value is None or isinstance(value, str) or _whole(value):
        return value
    raise TypeError(f"no answer is a {type(value).__name__}")


def _whole(value: object) -> bool:
    """A truth or a whole number; one beyond 64 bits would come back as something else."""
    return isinstance(value, int) and -(2**63) <= value < 2**63


def _read_value(value: Any) -> Value:
    if isinstance(value, list):
        return tuple({name: _read_plain(cell) for name, cell in row.items()} for row in value)
    return _read_plain(value)


def _read_plain(value: Any) -> Plain:
    if isinstance(value, Mapping):
        ((kind, text),) = value.items()
        return Decimal(text) if kind == "sum" else date.fromisoformat(text)
    plain: Plain = value
    return plain
