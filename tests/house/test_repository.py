"""The repository: licence, dependencies, environment, and what it does not speak of."""

import ast
import re
import tomllib

from tessera.site.environment import DEFAULTS
from tests.house.tree import ROOT, files, own, parsed, shown


def test_the_licence_is_there():
    text = (ROOT / "LICENSE").read_text("utf-8")
    assert "EUROPEAN UNION PUBLIC LICENCE v. 1.2" in text
    assert "Appendix" in text


def test_each_environment_variable_is_explained():
    page = (ROOT / "docs" / "operating.md").read_text("utf-8")
    assert {name for name in DEFAULTS if f"`{name}`" not in page} == set()


def test_the_operators_page_explains_no_variable_that_is_gone():
    page = (ROOT / "docs" / "operating.md").read_text("utf-8")
    assert set(re.findall(r"`(TESSERA_[A-Z_]+)`", page)) - set(DEFAULTS) == set()


def test_the_environment_is_read_in_one_place():
    readers = {
        shown(path)
        for path in own("tessera")
        if shown(path) != "tessera/site/environment.py"
        for node in ast.walk(parsed(path))
        if (isinstance(node, ast.Attribute) and node.attr == "getenv")
        or (
            isinstance(node, ast.Call)
            and ast.unparse(node.func) in {"os.environ.get", "os.environ.pop"}
        )
        or (
            isinstance(node, ast.Subscript)
            and ast.unparse(node.value) == "os.environ"
            and isinstance(node.ctx, ast.Load)
        )
    }
    assert readers == set()


def test_each_dependency_says_why_it_is_there():
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    project = tomllib.loads(text)
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    unexplained = [
        need for need in wanted if not re.search(rf'"{re.escape(need)}",? +# \S+ \S+', text)
    ]
    assert unexplained == []


def test_each_pinned_package_has_hashes_and_no_address():
    for lock in (ROOT / "requirements.lock", ROOT / "requirements-dev.lock"):
        text = lock.read_text("utf-8")
        assert "://" not in text
        pins = re.split(r"\n(?=\S)", text.strip())
        assert [pin.split(" ")[0] for pin in pins if "--hash=sha256:" not in pin] == []


def test_the_lock_holds_what_the_project_asks_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    pinned = set(
        re.findall(r"^([a-z0-9-]+)==", (ROOT / "requirements.lock").read_text(), re.MULTILINE)
    )
    asked = {
        re.match(r"[A-Za-z0-9-]+", need)[0].lower() for need in project["project"]["dependencies"]
    }
    assert asked - pinned == set()


def test_no_registry_of_packages_is_named():
    hosts = re.compile(r"https?://[^ )\">]*(?:pypi|pythonhosted|npmjs|debian)\.")
    naming = {
        shown(path)
        for path in files()
        if path.suffix in {".py", ".toml", ".md", ".lock", ".cfg", ".yml", ""}
        and hosts.search(path.read_text("utf-8", errors="ignore"))
    }
    assert naming == set()


def test_no_comment_puts_work_off():
    marks = re.compile(r"#.*\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b")
    left = {
        f"{shown(path)}:{number}"
        for path in own("tessera", "simulators", "tools", "tests")
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if marks.search(line)
    }
    assert left == set()


def test_each_silenced_rule_gives_its_reason():
    silenced = re.compile(r"# (?:noqa|type: ignore|pragma)(?::|\[|$)")
    reason = re.compile(r"# (?:noqa: [A-Z0-9, ]+|pragma: [a-z ]+?) - \S+|# type: ignore\[")
    bare = {
        f"{shown(path)}:{number}"
        for path in own("tessera", "simulators", "tools")
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if silenced.search(line) and not reason.search(line)
    }
    assert bare == set()
