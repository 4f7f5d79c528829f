"""JSON in and out: a top-level object, sizes bounded, one spelling."""

from typing import Any

import msgspec

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(dict[str, Any])


def encoded(body: Any) -> bytes:
    return _encoder.encode(body)


def decoded(content: bytes) -> dict[str, Any]:
    """A JSON object. Raises msgspec.DecodeError for anything else."""
    return _decoder.decode(content)
