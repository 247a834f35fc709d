"""Rules with one condition that no longer decides anything."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

from tools.mutants.mutants import Mutant

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROOM = "attribution"
_BELOW = "language"
_PACKAGE = "framing"
_SHOWN = 60  # characters of a condition in a list


def without_a_condition(package: Path) -> list[Mutant]:
    """Return every rule with each of its conditions set to true and to false where that can be.

    One part of ``a and b`` becomes true and one of ``a or b`` false: it is left out. A whole test
    (of ``if``, ``while``, a comprehension, a returned yes or no) becomes true, and false.
    """
    return [mutant for file in rule_files(package) for mutant in _of_file(package, file)]


def rule_files(package: Path) -> list[Path]:
    """Return the modules of attribution and those about language that they lead to."""
    todo = sorted(package.joinpath(_ROOM).glob("*.py"))
    seen: list[Path] = []
    while todo:
        file = todo.pop(0)
        if file in seen:
            continue
        seen.append(file)
        todo += [found for found in _imported(package, file) if found.parent.name == _BELOW]
    return [file.relative_to(package) for file in seen]


def _imported(package: Path, file: Path) -> list[Path]:
    names: list[str] = []
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    paths = [Path(*name.split(".")) for name in names if name.startswith(f"{_PACKAGE}.")]
    found = [package.parent.joinpath(path).with_suffix(".py") for path in paths]
    return [path for path in found if path.is_file()]


def _of_file(package: Path, file: Path) -> Iterator[Mutant]:
    text = package.joinpath(file).read_text("utf-8")
    lines = text.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line.encode()))
    code = text.encode()
    for node, values, name in _conditions(ast.parse(text)):
        first = starts[node.lineno - 1] + node.col_offset
        last = starts[(node.end_lineno or 0) - 1] + (node.end_col_offset or 0)
        shown = " ".join(code[first:last].decode().split())
        short = shown if len(shown) <= _SHOWN else f"{shown[: _SHOWN - 1]}…"
        for value in values:
            # In brackets and with its line breaks, so that the lines below keep their numbers.
            breaks = b"\n" * code[first:last].count(b"\n")
            changed = code[:first] + f"({value}".encode() + breaks + b")" + code[last:]
            where = f"{node.lineno} {name}"
            yield Mutant(file, where, f"{short} -> {value}", changed.decode())


def _conditions(tree: ast.Module) -> Iterator[tuple[ast.expr, tuple[bool, ...], str]]:
    """Yield each condition, what it can be set to, and the function it stands in."""
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            yes_or_no = isinstance(function.returns, ast.Name) and function.returns.id == "bool"
            for node in _own_nodes(function):
                for part, values in _of_node(node, yes_or_no=yes_or_no):
                    if not isinstance(part, ast.Constant):
                        yield part, values, function.name


def _own_nodes(function: ast.FunctionDef) -> Iterator[ast.AST]:
    """Yield the nodes of a function, without those of functions inside it."""
    todo: list[ast.AST] = list(function.body)
    while todo:
        node = todo.pop(0)
        if not isinstance(node, ast.FunctionDef):
            yield node
            todo += ast.iter_child_nodes(node)


def _of_node(node: ast.AST, *, yes_or_no: bool) -> Iterator[tuple[ast.expr, tuple[bool, ...]]]:
    both = (True, False)
    if isinstance(node, ast.BoolOp):
        for part in node.values:
            yield part, (isinstance(node.op, ast.And),)
    elif isinstance(node, ast.If | ast.IfExp):
        yield node.test, both
    elif isinstance(node, ast.While):
        yield node.test, (False,)
    elif isinstance(node, ast.comprehension):
        for part in node.ifs:
            yield part, (True,)
    elif isinstance(node, ast.Return) and yes_or_no and node.value is not None:
        yield node.value, both
