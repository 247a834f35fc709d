"""Word lists with one word less."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tools.mutants.mutants import Mutant

if TYPE_CHECKING:
    from collections.abc import Iterator

FILES = tuple(
    Path("language", name)
    for name in (
        "reporting_verbs.toml",
        "source_phrases.toml",
        "word_classes.toml",
        "carried_credits.toml",
    )
)
_EXAMPLES = frozenset({"hit", "miss"})
_BY_PLACE = frozenset({"irregular"})
"""Tables whose words are known by their place: only a whole row can go."""


def without_a_word(package: Path) -> list[Mutant]:
    """Return every word list of the package with each of its words left out in turn."""
    return [mutant for file in FILES for mutant in _of_file(package, file)]


def _of_file(package: Path, file: Path) -> Iterator[Mutant]:
    tables = tomllib.loads(package.joinpath(file).read_text("utf-8"))
    for path in _words(tables):
        *lists, word = path
        yield Mutant(
            file,
            ".".join(str(key) for key in lists if key != "words"),
            str(_at(tables, path)) if isinstance(word, int) else word,
            to_toml(_without(tables, path)),
        )


def _words(table: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the keys that lead to each word."""
    if isinstance(table, list):
        yield from ((*path, at) for at in range(len(table)))
    elif isinstance(table, dict) and path[-1:] == ("words",) and path[0] in _BY_PLACE:
        yield from ((*path, key) for key in table)
    elif isinstance(table, dict):
        for key, inner in table.items():
            if key not in _EXAMPLES:
                yield from _words(inner, (*path, key))


def _at(table: Any, path: tuple[str | int, ...]) -> Any:
    for key in path:
        table = table[key]
    return table


def _without(table: Any, path: tuple[str | int, ...]) -> Any:
    """Return a copy of a table without what the path leads to."""
    first, *rest = path
    pairs = table.items() if isinstance(table, dict) else enumerate(table)
    kept = [
        (key, _without(inner, tuple(rest)) if key == first else inner)
        for key, inner in pairs
        if rest or key != first
    ]
    return dict(kept) if isinstance(table, dict) else [inner for _, inner in kept]


def to_toml(tables: dict[str, Any]) -> str:
    """Write tables of texts and lists of texts as TOML."""
    lines: list[str] = []
    _write(tables, (), lines)
    return "\n".join(lines) + "\n"


def _write(table: dict[str, Any], path: tuple[str, ...], lines: list[str]) -> None:
    inner = {key: value for key, value in table.items() if isinstance(value, dict)}
    if path:
        lines.append(f"[{'.'.join(json.dumps(key, ensure_ascii=False) for key in path)}]")
    lines.extend(
        f"{json.dumps(key, ensure_ascii=False)} = {json.dumps(value, ensure_ascii=False)}"
        for key, value in table.items()
        if key not in inner
    )
    for key, value in inner.items():
        _write(value, (*path, key), lines)
