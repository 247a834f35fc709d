"""An article as it is read, in the terminal: its lines, and what was left out with the reasons."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from framing.report.safe_text import one_line
from framing.report.terminal.folding import flow, fold
from framing.report.terminal.terminal_words import words, writable
from framing.report.terminal.width import prose_width, width_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framing.ingest import Read
    from framing.types import Version

_OF_A_PAGE = frozenset({"frame", "hidden", "links", "box", "table-cell"})
_SHORT = 8
"""Words below which a line of a page's frame is shown beside others: a menu has hundreds."""
_NUMBER = 6
"""Columns of a line's number."""


def print_reading(read: Read, file: IO[str]) -> None:
    """Print an article as it is read; the numbers are those that ``framing read`` takes.

    A terminal gets the lines broken between their words, a file each on one line.
    """
    terminal = file.isatty()
    columns = prose_width(file) if terminal else 0
    lines = [*_facts(read.version, columns), ""]
    for number, (kind, _, text) in enumerate(kept_lines(read.version), 1):
        # A list item has a mark of its own.
        mark = "" if kind in {"text", "bullet"} else f"[{kind}] "
        lines += _folded(f"{mark}{one_line(text)}", columns, f"{number:>4}  ")
    lines += ["", *_left_out(read, columns, width_of(file))]
    file.write(writable("\n".join(lines), file) + "\n")


def kept_lines(version: Version) -> list[tuple[str, str, str]]:
    """Return the lines of a version that are not boilerplate: kind, why, and their words."""
    return [
        (block.kind, block.why, " ".join(version.text[block.start : block.end].split()))
        for block in version.blocks
        if block.kind != "boilerplate"
    ]


def _facts(version: Version, columns: int) -> Iterator[str]:
    text = words("reading")
    facts = {
        "title": version.title or text["no_title"],
        "outlet": version.outlet,
        "published": version.published.isoformat() if version.published else text["no_published"],
        "url": version.url,
    }
    for name, value in facts.items():
        if value:
            # An address that is broken can be neither clicked nor copied.
            room = 0 if name == "url" else columns
            yield from _folded(one_line(value), room, f"{text[name]:<8} ")


def _left_out(read: Read, columns: int, widest: int) -> Iterator[str]:
    text = words("reading")
    yield from _folded(text["left_out" if read.left_out else "nothing"], columns, "")
    short: dict[str, list[str]] = {}
    for number, left in enumerate(read.left_out, 1):
        if left.why in _OF_A_PAGE and len(left.text.split()) < _SHORT:
            short.setdefault(left.reason, []).append(f"{number}\u00a0{one_line(left.text)}")
        else:
            line = f"({left.reason}) {one_line(left.text)}"
            yield from _folded(line, columns, f"{number:>4}  ")
    for reason, items in short.items():
        yield ""
        yield from _folded(text["short"].format(reason=reason), columns, "")
        room = (columns or widest) - _NUMBER
        yield from (f"{'':{_NUMBER}}{line}" for line in _flowed(items, room))


def _flowed(items: Sequence[str], room: int) -> list[str]:
    return [line.replace("\u00a0", " ") for line in flow(items, room, 3)]


def _folded(text: str, columns: int, first: str) -> list[str]:
    if not columns:
        return [first + text]
    return fold(text, columns, first=first, rest=" " * len(first))
