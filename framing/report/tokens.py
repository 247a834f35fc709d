"""The tokens of app and page: colours, letters, sizes and spaces, from one file."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def tokens() -> str:
    """Return the style sheet that names every token, as it stands in ``tokens.css``."""
    return files(__package__).joinpath("tokens.css").read_bytes().decode("utf-8")
