"""Files that only grow are how a house becomes a warehouse."""

import ast

from tests.house.tree import ROOT, below, lines, own, parsed, shown


def too_long(paths, limit):
    return {shown(path): lines(path) for path in paths if lines(path) > limit}


def test_no_module_is_longer_than_300_lines():
    assert too_long(own("tessera", "simulators", "tools"), 300) == {}


def test_no_act_is_longer_than_120_lines():
    assert too_long(below("tessera/dossier/acts", ".py"), 120) == {}


def test_no_test_file_is_longer_than_500_lines():
    assert too_long(below("tests", ".py"), 500) == {}


def test_no_template_is_longer_than_150_lines():
    assert too_long(below("tessera", ".html", ".j2", ".jinja"), 150) == {}


def code(path):
    """Lines that do something: no blank lines, comments or docstrings."""
    tree, count = parsed(path), set()
    for node in ast.walk(tree):
        if isinstance(node, ast.stmt) and not (
            isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        ):
            first = node.body[0].lineno if getattr(node, "body", None) else node.end_lineno + 1
            count.update(range(node.lineno, max(first, node.lineno + 1)))
    return len(count)


def test_the_only_door_stays_small():
    room = [path for path in own("tessera/registry") if path.name != "apps.py"]
    assert lines(ROOT / "tessera" / "registry" / "record.py") <= 200
    assert sum(map(code, room)) <= 500, "if the door grows, the house is wrong"


def test_the_architecture_fits_in_200_lines():
    page = ROOT / "ARCHITECTURE.md"
    assert not page.exists() or lines(page) <= 200
