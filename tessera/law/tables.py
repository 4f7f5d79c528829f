"""Which table of a catalogue file makes which value, and what a row is called that gives no id."""

from collections.abc import Mapping
from typing import Any

from tessera.law import agreement, charges, figures, model, paths, procedure

TABLES: Mapping[str, type[Any]] = {
    "source": figures.Source,
    "authority": model.Authority,
    "procedure": procedure.Procedure,
    "lane": procedure.Half,
    "question": model.Question,
    "document": model.Requirement,
    "condition": model.Condition,
    "charge": charges.Charge,
    "account": charges.Account,
    "amount": figures.Amount,
    "list": figures.Listed,
    "derivation": figures.Derived,
    "term": model.Term,
    "letter": model.LetterKind,
    "ground": model.Ground,
    "remedy": model.Remedy,
    "competence": agreement.Rule,
    "may": agreement.May,
    "sees": agreement.Sees,
    "circle": agreement.Circle,
    "kept": agreement.Kept,
    "path": paths.Path,
    "ending": paths.Ending,
}


def identity(table: str, raw: Mapping[str, Any]) -> str:
    """The id of a row that gives none: its table, names, scope and first day."""
    names = [raw.get(key) for key in ("name", "code", "fact", "key", "lane", "kind")]
    keys = ("acts", "facts", "kinds", "categories", "procedures", "groups", "authorities")
    lists = [raw.get(key) for key in keys]
    parts = [str(name) for name in names if name]
    parts += ["+".join(map(str, many)) for many in lists if isinstance(many, list) and many]
    own = ["own"] if raw.get("own") is True else []
    return f"{table}/{'/'.join(parts + own)}@{raw.get('since', '')}"
