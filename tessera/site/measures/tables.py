"""The same six conditions as DMN decision tables, decided by SpiffWorkflow's own engine."""

from collections.abc import Callable, Iterator, Mapping
from types import SimpleNamespace
from typing import Any

from SpiffWorkflow.bpmn.script_engine import PythonScriptEngine
from SpiffWorkflow.dmn.engine.DMNEngine import DMNEngine
from SpiffWorkflow.dmn.specs.model import (
    DecisionTable,
    Input,
    InputEntry,
    Output,
    OutputEntry,
    Rule,
)

from tessera.site.measures.plainly import Figures

ANY = None
Rows = tuple[tuple[tuple[str | None, ...], str], ...]
"""For each rule what each input must be (None: whatever), and the verdict."""


def decider(law: Figures) -> Callable[[Mapping[str, Any]], dict[str, str]]:
    """A function from facts to verdicts."""
    tables = {name: _table(name, columns, rows) for name, columns, rows in _tables(law)}
    workflow = SimpleNamespace(script_engine=PythonScriptEngine())

    def decide(facts: Mapping[str, Any]) -> dict[str, str]:
        task = SimpleNamespace(data=dict(facts), workflow=workflow)
        found = {name: table.result(task).get("verdict") for name, table in tables.items()}
        return {name: verdict for name, verdict in found.items() if verdict}

    return decide


def _tables(law: Figures) -> Iterator[tuple[str, tuple[str, ...], Rows]]:
    yield "diploma", ("diploma",), (((f" in {law.diplomas!r}",), "met"), ((ANY,), "not-met"))
    yield (
        "level-of-the-job",
        ("level", "kind", "pending"),
        (((">= 5", ANY, ANY), "met"), ((ANY, "'nurse'", "True"), "met"), ((ANY,) * 3, "not-met")),
    )
    yield (
        "pay-floor",
        ("pay", "kind", "age", "posted"),
        (
            ((f">= {law.floor}", ANY, ANY, ANY), "met"),
            ((f">= {law.nurse}", "'nurse'", ANY, ANY), "met"),
            ((f">= {law.teacher}", "'teacher'", ANY, ANY), "met"),
            ((f">= {law.young}", ANY, "<= 29", "False"), "met"),
            ((ANY,) * 4, "not-met"),
        ),
    )
    yield (
        "rise-at-thirty",
        ("age", "posted", "kind", "pay", "rises", "ends_before"),
        (
            (("> 29", ANY, ANY, ANY, ANY, ANY), ""),
            ((ANY, "True", ANY, ANY, ANY, ANY), ""),
            ((ANY, ANY, " in ('nurse', 'teacher')", ANY, ANY, ANY), ""),
            ((ANY, ANY, ANY, f">= {law.floor}", ANY, ANY), ""),
            ((ANY, ANY, ANY, ANY, "True", ANY), "met"),
            ((ANY, ANY, ANY, ANY, ANY, "True"), "met"),
            ((ANY,) * 6, "not-met"),
        ),
    )
    yield "employer-in-order", ("in_order",), ((("True",), "met"), ((ANY,), "not-met"))
    yield "workforce", ("share",), (((f"<= {law.share}",), "met"), ((ANY,), "presumed"))


def _table(name: str, columns: tuple[str, ...], rows: Rows) -> DMNEngine:
    table = DecisionTable(name, name, "UNIQUE")
    table.inputs = [Input(c, c, c, c, "") for c in columns]
    table.outputs = [Output("verdict", "verdict", "verdict", "string")]
    for number, (cells, verdict) in enumerate(rows, 1):
        rule = Rule(f"{name}-{number}")
        rule.row_number = number
        for column, cell in zip(table.inputs, cells, strict=True):
            entry = InputEntry(f"{name}-{number}-{column.id}", column)
            entry.lhs.append(cell)
            rule.inputEntries.append(entry)
        said = OutputEntry(f"{name}-{number}-verdict", table.outputs[0])
        said.text = repr(verdict)
        rule.outputEntries.append(said)
        table.rules.append(rule)
    return DMNEngine(table)
