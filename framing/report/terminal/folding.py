"""Text in the columns of a terminal, where some characters take two and some none.

Words are kept whole: a line breaks between them, and inside one only where it is wider than the
terminal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len, chop_cells

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_GLUE = "\N{NO-BREAK SPACE}"
_LEAST = 8
"""Columns that are filled however much stands before a line."""
_WIDEST_CHARACTER = 2


def width(text: str) -> int:
    """Return how many columns a line of text takes."""
    return cell_len(text)


def left(text: str, columns: int) -> str:
    """Return ``text`` with spaces after it, ``columns`` wide."""
    return text + " " * (columns - width(text))


def right(text: str, columns: int) -> str:
    """Return ``text`` with spaces before it, ``columns`` wide."""
    return " " * (columns - width(text)) + text


def whole(text: str) -> str:
    """Return ``text`` as one word for ``fold``, broken only where it is wider than a line."""
    return text.replace(" ", _GLUE)


def fold(text: str, columns: int, *, first: str = "", rest: str = "") -> list[str]:
    """Break ``text`` between its words into lines of at most ``columns``.

    Args:
        text: One paragraph; what ``whole`` returned stays in one piece.
        columns: How wide a line may be, with what stands before it.
        first: What stands before the first line.
        rest: What stands before every other line.
    """
    room = max(min(columns, _LEAST), columns - max(width(first), width(rest)), _WIDEST_CHARACTER)
    lines: list[str] = []
    for word in _words(text, room):
        if lines and width(lines[-1]) + 1 + width(word) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return [(rest if place else first) + line for place, line in enumerate(lines)]


def flow(items: Sequence[str], columns: int, gap: int) -> list[str]:
    """Set items side by side, ``gap`` apart; one is broken only where it is wider than a line."""
    lines: list[str] = []
    for item in items:
        if lines and width(lines[-1]) + gap + width(item) <= columns:
            lines[-1] += " " * gap + item
        else:
            lines.append(item)
    return [part for line in lines for part in _within(line, columns)]


def aligned(items: Sequence[str], columns: int, gap: int) -> list[str]:
    """Set items under one another, or as ``flow`` does where that takes fewer lines."""
    widest = max(map(width, items), default=0)
    per_line = max(1, (columns + gap) // (widest + gap))
    rows = [items[start : start + per_line] for start in range(0, len(items), per_line)]
    lines = [(" " * gap).join(left(item, widest) for item in row).rstrip() for row in rows]
    loose = flow(items, columns, gap)
    return lines if widest <= columns and len(lines) <= len(loose) else loose


def _within(line: str, columns: int) -> list[str]:
    return [line] if width(line) <= columns else fold(line, columns, rest="  ")


def _words(text: str, room: int) -> Iterator[str]:
    """Yield the words, glued ones as one; of what is wider than a line, what fits."""
    for word in text.split(" "):
        plain = word.replace(_GLUE, " ")
        if width(plain) <= room:
            yield plain
        else:
            yield from _broken(plain.split(" "), room)


def _broken(words: Iterable[str], room: int) -> Iterator[str]:
    for word in words:
        yield from [word] if width(word) <= room else chop_cells(word, room)
