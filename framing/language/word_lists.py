"""Word lists from the TOML files that lie beside the code, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence


@cache
def table(name: str) -> dict[str, Any]:
    """Return the TOML file ``name`` of the program, such as ``"shifts/kinds/tone"``."""
    return tomllib.loads(files("framing").joinpath(f"{name}.toml").read_text("utf-8"))


@cache
def word_set(name: str, *keys: str) -> frozenset[str]:
    """Return one list of a TOML file as a set of words in lower case."""
    return frozenset(word_list(name, keys))


def word_list(name: str, keys: Sequence[str]) -> Sequence[str]:
    """Return one list of a TOML file in its order; ``keys`` lead to it."""
    entry: Any = table(name)
    for key in keys:
        entry = entry[key]
    return tuple(entry)
