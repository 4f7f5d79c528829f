"""From acts told in plain data (a story, a JSON body, a form) to acts, and back."""

from dataclasses import MISSING, fields
from datetime import date
from functools import cache
from typing import Any, get_type_hints

import msgspec

from tessera.dossier.everything import acts
from tessera.dossier.kernel import Act


class Untellable(ValueError):
    """There is no such act, or its content does not have the right shape; `field` says where."""

    def __init__(self, what: str, field: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.field = field


def act_of(code: str, content: dict[str, Any]) -> Act[Any]:
    """The act `code` with this content (names in snake_case; dates as dates or ISO text)."""
    kind = acts().get(code)
    if kind is None:
        raise Untellable("unknown-act")
    known = {f.name for f in fields(kind)}
    for name in content:
        if name not in known:
            raise Untellable("unknown-input", name)
    for f in fields(kind):
        if f.default is MISSING and f.default_factory is MISSING and f.name not in content:
            raise Untellable("required-input", f.name)
    hints = _hints(kind)
    told = {name: _value(name, hints[name], value) for name, value in content.items()}
    return kind(**told)


@cache
def _hints(kind: type[Act[Any]]) -> dict[str, Any]:
    return get_type_hints(kind)


def _value(name: str, hint: Any, value: Any) -> Any:
    plain = value.isoformat() if isinstance(value, date) else value
    try:
        return msgspec.convert(plain, hint)
    except msgspec.ValidationError as fault:
        raise Untellable("wrong-shape", name) from fault
