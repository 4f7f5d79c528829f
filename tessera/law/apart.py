"""The rows of `regimes/<name>/`, read apart from the others and as strictly."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from typing import Any

from tessera.law.model import Norm
from tessera.law.reading import Raw, gathered
from tessera.law.regime import Amendment, Apart, Regime
from tessera.law.rows import Flaw, Misfit, built, some_keys
from tessera.law.sayable import LAST_DAY
from tessera.law.tables import TABLES, identity

FOLDER = "regimes/"
NO_DAY = LAST_DAY  # stands in rows of a regime until it has a first day


def regime_of(path: str) -> str:
    """The regime whose folder a file lies in; empty for the files that always hold."""
    return path.split("/")[1] if path.startswith(FOLDER) else ""


def aparts(raws: Iterable[Raw], flaws: list[Flaw]) -> Iterator[Apart]:
    """Each regime of the bundle, by name."""
    folders: dict[str, list[Raw]] = {}
    for raw in raws:
        folders.setdefault(regime_of(raw.path), []).append(raw)
    for name, found in sorted(folders.items()):
        if (apart := _apart(name, found, flaws)) is not None:
            yield apart


def _apart(name: str, raws: list[Raw], flaws: list[Flaw]) -> Apart | None:
    declared = [raw for raw in raws if raw.table == "regime"]
    if len(declared) != 1 or declared[0].keys.get("name") != name:
        what = f"one table [[regime]] with the name {name} is wanted"
        flaws.append(Flaw(file=raws[0].path, row=name, key="regime", what=what))
        return None
    regime = _built(Regime, declared[0], f"regime/{name}", flaws)
    rows = gathered((_dated(raw, name, flaws) for raw in raws if raw.table in TABLES), flaws)
    amendments, files = [], dict(rows.files)
    for raw in raws:
        if raw.table == "amendment":
            found = _amendment(raw, name, flaws)
            amendments += [found] if found else []
            files |= {found.id: raw.path} if found else {}
        elif raw.table not in TABLES and raw.table != "regime":
            flaws.append(Flaw(file=raw.path, row="", key=raw.table, what="no such table"))
    if regime is None:
        return None
    return Apart(regime=regime, rows=rows.by_kind(), amendments=tuple(amendments), files=files)


def _dated(raw: Raw, name: str, flaws: list[Flaw]) -> Raw:
    """A row of a regime begins when the regime does; its id names the regime instead of a day."""
    if not issubclass(TABLES[raw.table], Norm):
        return raw
    own = f"{identity(raw.table, raw.keys).partition('@')[0]}@{name}"
    for key in ("since", "until"):
        if key in raw.keys:
            what = "a row of a regime begins when the regime does"
            flaws.append(Flaw(file=raw.path, row=own, key=key, what=what))
    return replace(raw, keys={"id": own} | raw.keys | {"since": NO_DAY})


def _amendment(raw: Raw, name: str, flaws: list[Flaw]) -> Amendment | None:
    """Which rows read otherwise, and how; the new values fit the keys they are for."""
    keys = dict(raw.keys)
    table, sets = keys.pop("of", None), keys.pop("sets", None)
    named = [keys[key] for key in ("codes", "groups") if isinstance(keys.get(key), list)]
    own = f"amendment/{table}/{'+'.join(map(str, chain(*named)))}@{name}"
    kind = TABLES.get(table) if isinstance(table, str) else None
    if kind is None or not isinstance(sets, dict) or not issubclass(kind, Norm):
        what = "an amendment says `of` which table, and `sets` new values"
        flaws.append(Flaw(file=raw.path, row=own, key="of", what=what))
        return None
    try:
        fitted = some_keys(kind, sets)
        for key in set(keys) - {"codes", "groups"}:
            raise Misfit(key, "no such key")
        chosen = some_keys(Amendment, keys)
    except Misfit as misfit:
        flaws.append(Flaw(file=raw.path, row=own, key=misfit.key, what=misfit.what))
        return None
    return Amendment(id=own, of=kind, sets=fitted, **chosen)


def _built(kind: type[Any], raw: Raw, own: str, flaws: list[Flaw]) -> Any:
    try:
        return built(kind, {"id": own} | raw.keys)
    except Misfit as misfit:
        flaws.append(Flaw(file=raw.path, row=own, key=misfit.key, what=misfit.what))
        return None
