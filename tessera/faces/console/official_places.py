"""The official downloads of places, read as their publishers lay them out, and merged with ours."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

Row = dict[str, str]

REFNIS_COLUMNS = {
    "LVL_REFNIS",
    "CD_REFNIS",
    "CD_SUP_REFNIS",
    "TX_REFNIS_NL",
    "TX_REFNIS_FR",
    "TX_REFNIS_DE",
    "DT_VLDT_START",
    "DT_VLDT_END",
}
BEST_COLUMNS = {"municipality_id", "postcode"}
MUNICIPALITY = "4"  # the level of a municipality in REFNIS
FOR_EVER = 9999

REGIONS = {"02000": "flanders", "03000": "wallonia", "04000": "brussels"}
LANGUAGES = {"flanders": "nl", "wallonia": "fr", "brussels": "fr nl"}
PROVINCES = {
    "10000": "antwerp",
    "20001": "flemish-brabant",
    "20002": "walloon-brabant",
    "30000": "west-flanders",
    "40000": "east-flanders",
    "50000": "hainaut",
    "60000": "liege",
    "70000": "limburg",
    "80000": "luxembourg",
    "90000": "namur",
}


class Unreadable(ValueError):
    """The file is not what its name promised."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Difference:
    """What the new shelf says otherwise than the old one. `look`: a person must complete it."""

    file: str
    code: str
    what: str
    look: bool = False


def municipalities(file: Path, known: Mapping[str, Row]) -> Iterator[tuple[Row, list[Difference]]]:
    """Every municipality that REFNIS lists, by code, with what it says otherwise than we do.

    REFNIS has no successors, languages or authorities: those stay as they are, and what is new
    gets those of its region and is reported.
    """
    rows = list(_rows(file, REFNIS_COLUMNS))
    above = {row["CD_REFNIS"]: row["CD_SUP_REFNIS"] for row in rows}
    latest: dict[str, Row] = {}
    for row in rows:
        code = row["CD_REFNIS"]
        if row["LVL_REFNIS"] == MUNICIPALITY and _end(row) >= _end(latest.get(code, row)):
            latest[code] = row
    for code in sorted(latest.keys() | known.keys()):
        if code not in latest:
            yield known[code], [Difference(file="municipalities", code=code, what="not in REFNIS")]
            continue
        new = _municipality(latest[code], above, known.get(code))
        yield new, list(_differences("municipalities", code, known.get(code), new))


def postcodes(
    files: Sequence[Path], known: Sequence[Row]
) -> Iterator[tuple[Row, Difference | None]]:
    """Every pair of postcode and municipality, after the addresses in the files.

    A pair without any address is `legacy` if its municipality is in the files, and untouched if
    that region was not given. Codes of organisations have no municipality, or keep their kind.
    """
    found = {
        (row["postcode"], row["municipality_id"])
        for file in files
        for row in _rows(file, BEST_COLUMNS)
        if row.get("status", "current") == "current" and row["postcode"]
    }
    given = {nis for _, nis in found}
    kinds = {(row["code"], row["nis"]): row["kind"] for row in known}
    for code, nis in sorted(found | kinds.keys()):
        was = kinds.get((code, nis))
        now = was or "residential"
        if nis in given and was != "organisation":
            now = "residential" if (code, nis) in found else "legacy"
        difference = None
        if now != was:
            said = f"{nis}: {was or 'new'} -> {now}"
            difference = Difference(file="postal_codes", code=code, what=said)
        yield {"code": code, "nis": nis, "kind": now}, difference


def _municipality(row: Row, above: Mapping[str, str], known: Row | None) -> Row:
    lines = _ancestors(row["CD_REFNIS"], above)
    region = next((REGIONS[code] for code in lines if code in REGIONS), "")
    beyond = {"since": row["CD_REFNIS"], "successor": "", "change": "", "work": region, "en": ""}
    beyond |= {"official": LANGUAGES.get(region, ""), "facilities": "", "region": region}
    beyond["province"] = next((PROVINCES[code] for code in lines if code in PROVINCES), "")
    names = {key: _plain(row[f"TX_REFNIS_{key.upper()}"]) for key in ("nl", "fr", "de")}
    names = {key: name or names["nl"] or names["fr"] for key, name in names.items()}
    until = _end(row)
    return (
        beyond
        | (known or {})
        | names
        | {
            "nis": row["CD_REFNIS"],
            "since": _day(row["DT_VLDT_START"]).isoformat(),
            "until": "" if until.year == FOR_EVER else until.isoformat(),
        }
    )


def _differences(file: str, code: str, was: Row | None, now: Row) -> Iterator[Difference]:
    if was is None:
        said = f"new: {now['nl']}; check its languages, facilities and work authority"
        yield Difference(file=file, code=code, what=said, look=True)
        return
    for key, value in now.items():
        if was[key] != value:
            said = f"{key}: {was[key] or 'nothing'} -> {value or 'nothing'}"
            yield Difference(file=file, code=code, what=said)
    if now["until"] and not now["successor"]:
        yield Difference(file=file, code=code, what="closed: name its successor", look=True)


def _ancestors(code: str, above: Mapping[str, str]) -> list[str]:
    lines: list[str] = []
    while code in above and code not in lines:
        lines.append(code)
        code = above[code]
    return [*lines, code]


def _rows(file: Path, wanted: set[str]) -> Iterator[Row]:
    text = _text(file)
    heading = text.partition("\n")[0]
    delimiter = max("|;,\t", key=heading.count)
    reader = csv.DictReader(io.StringIO(text), delimiter=delimiter)
    missing = wanted - set(reader.fieldnames or ())
    if missing:
        raise Unreadable(f"{file}: no column {', '.join(sorted(missing))}")
    for row in reader:
        yield {key: (value or "").strip() for key, value in row.items() if key}


def _text(file: Path) -> str:
    """The text of a file, or of the one table inside an archive."""
    try:
        if not zipfile.is_zipfile(file):
            return file.read_text("utf-8-sig")
        with zipfile.ZipFile(file) as archive:
            inside = [name for name in archive.namelist() if name.endswith((".csv", ".txt"))]
            if len(inside) != 1:
                raise Unreadable(f"{file}: one table is wanted, there are {len(inside)}")
            return archive.read(inside[0]).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError, zipfile.BadZipFile) as fault:
        raise Unreadable(f"{file}: {fault}") from fault


def _plain(name: str) -> str:
    """Statbel adds the district to names that two places share; the code keeps them apart."""
    return re.sub(r"\s*\([^)]*\)$", "", name)


def _end(row: Row) -> date:
    return _day(row["DT_VLDT_END"])


def _day(text: str) -> date:
    try:
        return datetime.strptime(text, "%d/%m/%Y").date()  # noqa: DTZ007 - a day has no zone
    except ValueError as fault:
        raise Unreadable(f"{text!r} is no day like 01/01/2025") from fault
