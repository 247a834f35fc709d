"""How much is read, and how a person changes it."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Literal

from framing.errors import ArticleError, FramingError
from framing.ingest.cleaning import printable
from framing.ingest.toml_tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable

# About where a sentence ends inside a paragraph: counting them exactly takes as long as reading.
_STOP = re.compile(r"[.!?…][\"”’')\]]{0,3}[ \t](?![a-z])")

Limited = Literal["bytes", "sentences", "versions"]


def limit(of: Limited) -> int:
    """Return the most bytes or sentences of an article, or versions of a story.

    The environment changes it (``FRAMING_MAX_BYTES`` and so on). A story's own file cannot: it may
    come from a stranger, and the limits protect whoever runs the program.

    Raises:
        FramingError: the environment holds no whole number above 0.
    """
    name = variable(of)
    value = os.environ.get(name, "")
    if not value:
        return int(table("size_limits.toml")[f"max_{of}"])
    if not (value.isascii() and value.isdigit() and 0 < len(value) < 16 and int(value) > 0):  # noqa: PLR2004 - digits of a number that fits anywhere
        raise FramingError(
            f"{name}: {printable(value, 40)!r} is not a whole number above 0; correct it or "
            "unset it"
        )
    return int(value)


def variable(of: Limited) -> str:
    """Return the name of the environment variable that changes a limit."""
    return f"FRAMING_MAX_{of.upper()}"


def check_sentences(paragraphs: Iterable[str], name: str) -> None:
    """Refuse an article that is far longer than any.

    Raises:
        ArticleError: it has more sentences, counted roughly, than are read.
    """
    most = limit("sentences")
    about = sum(1 + sum(1 for _ in _STOP.finditer(text)) for text in paragraphs)
    if about > most:
        raise ArticleError(
            f"{name}: about {about:,} sentences, and an article may have {most:,}; keep one "
            f"article's text, or set {variable('sentences')}"
        )
