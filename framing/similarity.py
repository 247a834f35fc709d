"""How alike two statements are in their wording, 0 to 1."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, TypeAlias

from framing.config import default
from framing.names import names
from framing.ngrams import character_buckets, plain, stem_bucket, words_of_plain
from framing.vectors import beside, products, unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from framing.vectors import Rows

    Matrix: TypeAlias = NDArray[np.float64]

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
    settings = default().similarity
    one, other = _rows(tuple(left)), _rows(tuple(right))
    worded = products(one.worded, other.worded)
    shorter = np.minimum(one.length[:, None], other.length[None, :])
    half = settings.long_words / 2
    share = settings.without_names * np.clip((shorter - half) / half, 0.0, 1.0)
    nameless = products(one.nameless, other.nameless)
    alike = (1 - share) * worded + share * nameless
    alike *= np.where(nameless < settings.little_else, settings.names_only, 1.0)
    both = (one.figures[:, None] > 0) & (other.figures[None, :] > 0) & (worded > 0)
    numbers = products(one.numbers, other.numbers)
    alike += both * np.where(numbers > 0, settings.numbers * numbers, -settings.other_numbers)
    rounded: Matrix = np.clip(np.round(alike, DIGITS), 0.0, 1.0)
    return rounded


@dataclass(frozen=True, slots=True)
class _Rows:
    """Statements as rows, in each of the ways they are compared."""

    worded: Rows
    """Characters and words, whose product is the weighted mean of both cosines."""
    nameless: Rows
    numbers: Rows
    length: NDArray[np.float64]
    """Words that are no names."""
    figures: NDArray[np.float64]
    """Numbers."""


@dataclass(frozen=True, slots=True)
class _Read:
    """One statement: the buckets of its characters, words, words without names, and numbers."""

    characters: bytes
    words: bytes
    nameless: bytes
    numbers: bytes


@lru_cache(maxsize=8)
def _rows(texts: tuple[str, ...]) -> _Rows:
    """Every version is compared with the same facts: their rows are kept for the next one."""
    import numpy as np  # noqa: PLC0415

    words = default().similarity.words
    read = [_read(text) for text in texts]
    tables = background()
    return _Rows(
        worded=beside(
            unit([one.characters for one in read], tables["root_characters"], (1 - words) ** 0.5),
            unit([one.words for one in read], tables["root_words"], words**0.5),
        ),
        nameless=unit([one.nameless for one in read], tables["words"]),
        numbers=unit([one.numbers for one in read], np.ones_like(tables["words"])),
        length=np.asarray([len(one.nameless) / 2 for one in read]),
        figures=np.asarray([len(one.numbers) / 2 for one in read]),
    )


@lru_cache(maxsize=2048)
def _read(text: str) -> _Read:
    spelled, nameless = plain(text), _without_names(text)
    words = words_of_plain(spelled)
    other = words_of_plain(plain(nameless)) if nameless != text else words
    return _Read(
        characters=b"".join(map(character_buckets, spelled.split())),
        words=b"".join(map(stem_bucket, words)),
        nameless=b"".join(map(stem_bucket, other)),
        numbers=b"".join(stem_bucket(word) for word in words if word[0].isdigit()),
    )


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

    path = files("framing.data").joinpath("background.npz")
    with path.open("rb") as file, np.load(file, allow_pickle=False) as table:
        found = {name: table[name].astype(np.float64) for name in ("characters", "words")}
    return found | {f"root_{name}": np.sqrt(weights) for name, weights in found.items()}
