"""One way to write a value as JSON (RFC 8785), restricted to what every reader agrees on."""

from collections.abc import Mapping
from typing import Any

import msgspec

# Beyond this a reader that keeps numbers as doubles would hash another text.
LARGEST = 2**53 - 1

_encoder = msgspec.json.Encoder(order="sorted")


class NotCanonical(ValueError):
    """The value has no single spelling: a float, a huge integer, a key outside ASCII."""


def plain(value: object) -> Any:
    """Dataclasses, dates, enumerations and sets as JSON knows them."""
    return _checked(msgspec.to_builtins(value, order="sorted", str_keys=True))


def text(value: object) -> str:
    """The canonical text of `value`: sorted keys, no spaces, no escapes that are not needed."""
    return _encoder.encode(plain(value)).decode()


def _checked(value: Any) -> Any:
    match value:
        case None | bool() | str():
            pass
        case int() if abs(value) <= LARGEST:
            pass
        case list() | tuple():
            for part in value:
                _checked(part)
        case Mapping():
            for key, part in value.items():
                # UTF-16 and UTF-8 sort the same keys differently outside ASCII.
                if not (isinstance(key, str) and key.isascii()):
                    raise NotCanonical(f"the key {key!r} is not ASCII")
                _checked(part)
        case _:
            raise NotCanonical(f"{value!r} has no canonical spelling")
    return value
