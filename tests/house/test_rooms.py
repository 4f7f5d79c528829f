"""Each room opens with one sentence, which is its line in ARCHITECTURE.md."""

import ast

from tests.house.tree import ROOMS, ROOT, own, parsed, shown


def test_each_module_opens_with_one_sentence():
    silent = {
        shown(path)
        for path in own("tessera", "simulators", "tools")
        if path.read_text("utf-8").strip()
        and not (ast.get_docstring(parsed(path)) or "")
        .split("\n\n")[0]
        .rstrip()
        .endswith((".", ":"))
    }
    assert silent == set()


def test_each_room_says_in_the_architecture_what_it_says_itself():
    page = ROOT / "ARCHITECTURE.md"
    if not page.exists():
        return
    told = " ".join(page.read_text("utf-8").split())
    unknown = {}
    for room in ROOMS:
        sentence = " ".join(
            (ast.get_docstring(parsed(ROOT / "tessera" / room / "__init__.py")) or "").split()
        )
        if not sentence or sentence not in told:
            unknown[room] = sentence
    assert unknown == {}


def test_there_is_no_room_the_house_does_not_know():
    folders = {path.parent.name for path in (ROOT / "tessera").glob("*/__init__.py")}
    assert folders == set(ROOMS)
