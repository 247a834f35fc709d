"""Where the words of a text went when it was cleaned."""

from __future__ import annotations

from framing.errors import FramingError
from framing.ingest.cleaning import clean


class Offsets:
    """Moves spans of a text into the same text as the program keeps it.

    Cleaning changes spaces, joins letters with their accents and drops what nobody sees; line
    breaks may move. The visible characters stay in order, so they are counted.
    """

    def __init__(self, original: str, kept: str) -> None:
        """Take both texts.

        Raises:
            FramingError: They have not the same visible characters.
        """
        self._original = original
        self._places = [number for number, char in enumerate(kept) if not char.isspace()]
        if self._visible(len(original)) != len(self._places):
            raise FramingError(f"an article changes in reading: {kept[:60]!r}")

    def moved(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where ``start:end`` of the original stands now, None if nothing of it is seen."""
        first, last = self._visible(start), self._visible(end)
        return (self._places[first], self._places[last - 1] + 1) if first < last else None

    def _visible(self, end: int) -> int:
        return sum(not char.isspace() for char in clean(self._original[:end]))
