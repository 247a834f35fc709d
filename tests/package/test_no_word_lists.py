"""Words are data: no list of them hides in a Python file."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import framing

PACKAGE = Path(framing.__file__).parent
MOST_STRINGS = 6
FILES = sorted(PACKAGE.rglob("*.py"))


def declared(tree: ast.AST) -> set[str]:
    """Return the strings that are declared: names in a type, and the names a module exports."""
    places = [node for node in ast.walk(tree) if isinstance(node, ast.Subscript) or exports(node)]
    return {string for place in places for node in ast.walk(place) for string in strings_of(node)}


def exports(node: ast.AST) -> bool:
    return isinstance(node, ast.Assign) and "__all__" in map(ast.unparse, node.targets)


def strings_of(node: ast.AST) -> list[str]:
    """Return the strings that stand directly in a literal list, tuple or set."""
    if not isinstance(node, ast.List | ast.Tuple | ast.Set):
        return []
    constants = [part for part in node.elts if isinstance(part, ast.Constant)]
    return [part.value for part in constants if isinstance(part.value, str)]


def word_lists(tree: ast.AST) -> list[str]:
    """Return the literals that hold more strings than are names the file declares."""
    names = declared(tree)
    return [
        ast.unparse(node)
        for node in ast.walk(tree)
        if len([string for string in strings_of(node) if string not in names]) > MOST_STRINGS
    ]


@pytest.mark.parametrize("path", FILES, ids=[str(path.relative_to(PACKAGE)) for path in FILES])
def test_no_long_list_of_words_in_code(path: Path) -> None:
    assert word_lists(ast.parse(path.read_text("utf-8"))) == []


def test_the_check_sees_a_list_of_words() -> None:
    seven = "words = ('a', 'b', 'c', 'd', 'e', 'f', 'g')"
    assert len(word_lists(ast.parse(seven))) == 1
    assert word_lists(ast.parse("T = Literal['a', 'b', 'c', 'd', 'e', 'f', 'g']")) == []
