"""How alike two statements are in their wording, 0 to 1."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, TypeAlias

from framing.config import default
from framing.facts.sparse_vectors import products, together, unit
from framing.language.names import names
from framing.language.ngrams import BUCKETS, character_buckets, number_buckets, plain, stem_buckets

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from framing.facts.sparse_vectors import Row, Rows

    Matrix: TypeAlias = NDArray[np.float64]

_KEPT = 4096
"""Statements of which the rows are kept."""
_READ_AT_ONCE = 512
"""Statements read at once: what bounds the memory."""
_CELLS_KEPT = 1_000_000
"""Pairs of the largest table that is kept."""
_ENDS = (2 * BUCKETS, 3 * BUCKETS, 4 * BUCKETS)
"""Of the columns of a statement's row: characters and words go together, whose product is the
weighted mean of both cosines."""
DIGITS = 6
"""Last bits of floating point differ between processors; thresholds must not see them."""


def similarities(left: Sequence[str], right: Sequence[str]) -> Matrix:
    """Return how alike every pair is, ``left`` down and ``right`` across, 0 to 1.

    Cosines of character n-grams and of words, weighted by how rare they are in news at large (a
    table that ships), so that a pair's value depends on the pair alone. In long statements a share
    is measured on words without names: all statements of a story name the same few. Shared
    numbers add a little, other numbers take a little. Texts without a letter or digit are alike
    to nothing. Weights and how they were chosen: docs/similarity.md.
    """
    import numpy as np  # noqa: PLC0415 - kept out of the import of the package

    if not left or not right:
        return np.zeros((len(left), len(right)))
    return _last().among(left, right)


def _alike(left: Sequence[str], right: Sequence[str]) -> Matrix:
    import numpy as np  # noqa: PLC0415

    settings = default().similarity
    down = _statements().rows(left)
    across = down if left is right else _statements().rows(right)
    worded, nameless, numbers = products(down.table, across.table)
    shorter = np.minimum(down.length[:, None], across.length[None, :])
    half = settings.long_words / 2
    share = settings.without_names * np.clip((shorter - half) / half, 0.0, 1.0)
    alike = (1 - share) * worded + share * nameless
    alike *= np.where(nameless < settings.little_else, settings.names_only, 1.0)
    both = (down.figures[:, None] > 0) & (across.figures[None, :] > 0) & (worded > 0)
    alike += both * np.where(numbers > 0, settings.numbers * numbers, -settings.other_numbers)
    rounded: Matrix = np.clip(np.round(alike, DIGITS), 0.0, 1.0)
    return rounded


@dataclass(frozen=True, slots=True)
class _Table:
    """How alike different texts are, and in which row and column each stands."""

    down: dict[str, int]
    across: dict[str, int]
    alike: Matrix

    def with_rows(self, texts: Sequence[str]) -> _Table:
        """Return a table that has these texts, too."""
        import numpy as np  # noqa: PLC0415

        new = list(dict.fromkeys(text for text in texts if text not in self.down))
        if not new:
            return self
        alike = np.concatenate([self.alike, _alike(new, list(self.across))])
        return _Table(self.down | _places(new, len(self.down)), self.across, alike)


class _Last:
    """The last table made: who groups statements asks next how near all of them are to some."""

    def __init__(self) -> None:
        self._table: _Table | None = None

    def among(self, left: Sequence[str], right: Sequence[str]) -> Matrix:
        table = self._table
        if table and table.across.keys() >= set(right):
            table = table.with_rows(left)
        else:
            down = list(dict.fromkeys(left))
            across = down if left is right else list(dict.fromkeys(right))
            table = _Table(_places(down), _places(across), _alike(down, across))
        self._table = table if table.alike.size <= _CELLS_KEPT else None
        columns = table.alike.take([table.across[text] for text in right], axis=1)
        asked: Matrix = columns.take([table.down[text] for text in left], axis=0)
        return asked


def _places(texts: Sequence[str], first: int = 0) -> dict[str, int]:
    return {text: place for place, text in enumerate(texts, first)}


@cache
def _last() -> _Last:
    return _Last()


@dataclass(frozen=True, slots=True)
class _Rows:
    """Statements as rows, in each of the ways they are compared."""

    table: Rows
    length: NDArray[np.float64]
    """Words that are no names."""
    figures: NDArray[np.float64]
    """Numbers."""


@dataclass(frozen=True, slots=True)
class _Statement:
    """One statement as a row: characters, words, words without names, numbers."""

    row: Row
    length: int
    figures: int


class _Statements:
    """Reads statements, many at once, and remembers them: each is compared several times."""

    def __init__(self) -> None:
        self._known: dict[str, _Statement] = {}

    def rows(self, texts: Sequence[str]) -> _Rows:
        import numpy as np  # noqa: PLC0415

        if len(self._known) > _KEPT:
            self._known.clear()
        known = {text: row for text in texts if (row := self._known.get(text))}
        new = list(dict.fromkeys(text for text in texts if text not in known))
        for first in range(0, len(new), _READ_AT_ONCE):
            some = new[first : first + _READ_AT_ONCE]
            known |= zip(some, _read(some), strict=True)
        self._known.update((text, known[text]) for text in new)
        statements = [known[text] for text in texts]
        return _Rows(
            table=together([statement.row for statement in statements], _ENDS),
            length=np.asarray([statement.length for statement in statements], dtype=np.float64),
            figures=np.asarray([statement.figures for statement in statements], dtype=np.float64),
        )


@cache
def _statements() -> _Statements:
    return _Statements()


def _read(texts: Sequence[str]) -> list[_Statement]:
    import numpy as np  # noqa: PLC0415

    share, number = default().similarity.words, len(texts)
    words = [plain(text).split() for text in texts]
    without_names = [
        plain(rest).split() if (rest := _without_names(text)) != text else own
        for text, own in zip(texts, words, strict=True)
    ]
    nameless, numbers = stem_buckets(without_names), number_buckets(words)
    rows = unit(
        number,
        (character_buckets(words), stem_buckets(words), nameless, numbers),
        _weights(),
        ((1 - share) ** 0.5, share**0.5, 1.0, 1.0),
    )
    lengths, figures = (np.bincount(one.text, minlength=number) for one in (nameless, numbers))
    return [_Statement(*one) for one in zip(rows, lengths.tolist(), figures.tolist(), strict=True)]


@cache
def _weights() -> Matrix:
    import numpy as np  # noqa: PLC0415

    tables = background()
    ones = np.ones(BUCKETS)
    return np.stack([tables["root_characters"], tables["root_words"], tables["words"], ones])


def _without_names(text: str) -> str:
    kept, at = [], 0
    for name in names(text):
        kept.append(text[at : name.start])
        at = name.end
    return " ".join([*kept, text[at:]])


@cache
def background() -> dict[str, NDArray[np.float64]]:
    """Return the inverse document frequency of every bucket, of characters and of words.

    What is on both sides of a product takes the square root of it.
    """
    import numpy as np  # noqa: PLC0415

    path = files("framing.facts").joinpath("background.npz")
    with path.open("rb") as file, np.load(file, allow_pickle=False) as table:
        found = {name: table[name].astype(np.float64) for name in ("characters", "words")}
    return found | {f"root_{name}": np.sqrt(weights) for name, weights in found.items()}
