"""A name says what a thing is in the words of the law and of the house."""

import ast
import re

from tests.house.tree import own, parsed, shown

WEAK = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "misc",
    "manager",
    "handler",
    "processor",
    "data",
    "info",
    "base",
}
RIGHT = {"DataKey"}  # what cryptography calls a key that encrypts data
OURS = ("tessera", "simulators", "tools", "tests")


def words(name):
    return {
        word.lower()
        for part in re.split(r"[_\-.]", name)
        for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", part)
    }


def test_no_file_or_folder_has_a_weak_name():
    weak = {
        shown(path)
        for path in own(*OURS)
        for part in path.with_suffix("").parts[-3:]
        if words(part) & WEAK
    }
    assert weak == set()


def test_no_class_has_a_weak_name():
    weak = {
        f"{shown(path)}: {node.name}"
        for path in own(*OURS)
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ClassDef) and words(node.name) & WEAK and node.name not in RIGHT
    }
    assert weak == set()


def test_tests_are_sentences_and_not_classes():
    classes = {
        f"{shown(path)}: {node.name}"
        for path in own("tests")
        for node in parsed(path).body
        if isinstance(node, ast.ClassDef) and node.name.startswith("Test")
    }
    short = {
        f"{shown(path)}: {node.name}"
        for path in own("tests")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef)
        and node.name.startswith("test_")
        and len(node.name.split("_")) < 4
    }
    assert classes == set()
    assert short == set()
