"""One change to one file, and which of many are tried."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Mutant:
    """A file with one word or one condition less."""

    file: Path
    """Below the package: ``language/reporting_verbs.toml``."""
    where: str
    """The list, or the line and function."""
    what: str
    """The word, or the condition and what it is set to."""
    text: str
    """The whole file after the change."""

    @property
    def sort(self) -> str:
        """What is left out: a word or a condition."""
        return "word" if self.file.suffix == ".toml" else "condition"


def unchanged(package: Path) -> Mutant:
    """Return no change: what every change is held against."""
    file = Path("attribution", "__init__.py")
    return Mutant(file, "all", "as it is", package.joinpath(file).read_text("utf-8"))


def sample(mutants: Sequence[Mutant], size: int, seed: int) -> list[Mutant]:
    """Return ``size`` of the mutants, or all when there are fewer; the same ones for a seed."""
    if size >= len(mutants):
        return list(mutants)
    return Random(seed).sample(mutants, size)  # noqa: S311 - no secret
