"""The page's words, from ``page.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal, cast

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framing.types import Dimension, Part


@dataclass(frozen=True, slots=True)
class Shown:
    """A number that is shown: a dimension in a part of the text, and how it is put."""

    dimension: Dimension
    part: Part
    unit: Literal["share", "tone"]
    name: str
    means: str


@cache
def shown() -> tuple[Shown, ...]:
    """Return the numbers that tables and charts show, in order."""
    return tuple(Shown(cast("Dimension", name), **told) for name, told in words("columns").items())


@cache
def words(table: str) -> Mapping[str, Any]:
    """Return one table of words, by the program's own terms."""
    found: Mapping[str, Any] = _document()[table]
    return found


@cache
def _document() -> Mapping[str, Any]:
    return tomllib.loads(files("framing.report.page").joinpath("page.toml").read_text("utf-8"))


@cache
def style() -> str:
    """Return the style sheet."""
    return files("framing.report.page").joinpath("page.css").read_text("utf-8")
