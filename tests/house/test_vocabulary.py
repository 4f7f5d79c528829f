"""Whatever the code names, a jurist finds in the vocabulary and a reader in a sentence."""

import ast
import re
import tomllib

from tessera.dossier.everything import acts, facts
from tessera.dossier.model import Phase
from tests.house.tree import ROOT, own, parsed, shown

SENTENCES = ROOT / "tessera" / "words" / "sentences"


def obstacles(*folders):
    """Every code that may be given to `Obstacle(code=...)` or `wrong(...)`, and where."""
    found = {}
    for path in own(*folders):
        for function in ast.walk(parsed(path)):
            if isinstance(function, ast.FunctionDef):
                for call in (node for node in ast.walk(function) if is_obstacle(node)):
                    for code in codes(call, function):
                        found.setdefault(code, f"{shown(path)}:{call.lineno}")
    return found


def is_obstacle(node):
    return isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in {
        "Obstacle",
        "wrong",
    }


def codes(call, function):
    """Literal codes, both of a choice between two; also of a name given one in the function."""
    given = [word.value for word in call.keywords if word.arg == "code"] or call.args[:1]
    if isinstance(given[0], ast.Name):
        given = [
            node.value
            for node in ast.walk(function)
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == given[0].id
        ]
    found = set()
    for value in given:
        leaves = [value.body, value.orelse] if isinstance(value, ast.IfExp) else [value]
        found |= {leaf.value for leaf in leaves if isinstance(leaf, ast.Constant)}
    return found


def rows(heading):
    """The codes in the first column of one table of the vocabulary."""
    page = (ROOT / "docs" / "vocabulary.md").read_text("utf-8")
    tables = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL))
    return set(re.findall(r"^\| `([^`]+)` \|", tables[heading], re.MULTILINE))


def ours(things):
    return {code for code, thing in things.items() if thing.__module__.startswith("tessera.")}


CORE = ("tessera/law", "tessera/dossier", "tessera/registry")


def sentences():
    return tomllib.loads((ROOT / "tessera/words/sentences/obstacles.toml").read_text("utf-8"))


def test_each_obstacle_has_a_sentence():
    """A face may have a word of its own for what only it can find: `<face>.obstacle-<code>`."""
    said = {key for area in SENTENCES.glob("*.toml") for key in tomllib.loads(area.read_text())}
    found = obstacles("tessera")
    assert {
        code: where
        for code, where in found.items()
        if code not in sentences() and f"obstacle-{code}" not in said
    } == {}
    assert len(found) > 50


def test_each_obstacle_of_the_core_has_its_row():
    assert set(obstacles(*CORE)) - rows("Obstacles") == set()


def test_no_sentence_tells_of_an_obstacle_nobody_meets():
    used = " ".join(path.read_text("utf-8") for path in own("tessera"))
    assert {code for code in sentences() if f'"{code}"' not in used} == set()


def test_each_act_has_its_row():
    assert ours(acts()) - rows("Acts") == set()


def test_each_fact_has_its_row():
    assert ours(facts()) - rows("Facts") == set()


def test_each_phase_has_its_row():
    assert {phase.value for phase in Phase} - rows("Phases") == set()


def test_the_vocabulary_names_nothing_that_is_gone():
    assert rows("Acts") - ours(acts()) == set()
    assert rows("Facts") - ours(facts()) == set()
    assert rows("Phases") - {phase.value for phase in Phase} == set()
