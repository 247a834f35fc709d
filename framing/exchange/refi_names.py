"""Names in a REFI-QDA project: identifiers, and what a selection is called."""

from __future__ import annotations

import uuid

NAMESPACE = "urn:QDA-XML:project:1.0"
SHORTENED = "…"
_NAMES = uuid.uuid5(uuid.NAMESPACE_URL, "framing/refi-qda")
_LONGEST = 120
"""Characters of a quotation that a selection is called by; tools cut longer names."""


def guid(kind: str, *parts: str) -> str:
    """Return the identifier of a thing: the same thing has the same one in every export."""
    return str(uuid.uuid5(_NAMES, "\x1f".join((kind, *parts))))


def user_guid(coder: str | None) -> str:
    """Return the identifier of a coder; of the program for None."""
    return guid("program") if coder is None else guid("coder", coder)


def quote(words: str) -> str:
    """Return what a selection of some words is called: the words, on one line."""
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + SHORTENED


def is_quote_of(name: str, words: str) -> bool:
    """Tell whether a selection may be called so because of its words."""
    # Programs cut long names, each at a length of its own, with and without a sign.
    begun = " ".join(name.removesuffix(SHORTENED).split())
    return " ".join(words.split()).startswith(begun)
