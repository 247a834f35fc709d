"""What a person decided about the lines of an article: taken in, or left out, against the rules."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from framing.ingest.cleaning import clean_line, printable
from framing.ingest.extracted_article import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.ingest.extracted_article import ExtractedArticle
    from framing.types import Block

BY_HAND = "by-hand"
_KEPT = 160  # characters of a line that are written down, and by which it is known again


@dataclass(frozen=True, slots=True)
class Choices:
    """Lines of one article, each by its words or by how they begin."""

    take_in: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything was decided."""
        return bool(self.take_in or self.leave_out)

    def added(self, take_in: Sequence[str], leave_out: Sequence[str]) -> Choices:
        """Return these choices and later ones, which count where both are about one line."""
        taken, left = tuple(map(as_kept, take_in)), tuple(map(as_kept, leave_out))
        return Choices(
            tuple(dict.fromkeys((*(one for one in self.take_in if one not in left), *taken))),
            tuple(dict.fromkeys((*(one for one in self.leave_out if one not in taken), *left))),
        )


def as_kept(line: str) -> str:
    """Return how a line is written down in a choice."""
    return clean_line(line)[:_KEPT].rstrip()


def with_lines_taken_in(page: ExtractedArticle, choices: Choices) -> ExtractedArticle:
    """Return a file's article with the lines that a person took in from around it."""
    taken = [left for left in page.dropped if _chosen(left.text, choices.take_in)]
    if not taken:
        return page
    lines: list[Line] = [
        line for left in taken if not left.after for line in (Line(left.text), Line(""))
    ]
    behind = {left.after for left in taken if left.after}
    for line in page.lines:
        lines.append(line)
        if line.text in behind:
            behind.discard(line.text)
            for left in taken:
                if left.after == line.text:
                    lines += [Line(""), Line(left.text), Line("")]
    lines += [
        line for left in taken if left.after in behind for line in (Line(""), Line(left.text))
    ]
    dropped = tuple(left for left in page.dropped if left not in taken)
    return replace(page, lines=tuple(lines), dropped=dropped)


def with_choices(text: str, blocks: tuple[Block, ...], choices: Choices) -> tuple[Block, ...]:
    """Return blocks of ``text`` with the kinds that a person gave them."""

    def decided(block: Block) -> Block:
        line = " ".join(text[block.start : block.end].split())
        if _chosen(line, choices.leave_out):
            return replace(block, kind="boilerplate", why=BY_HAND)
        if block.kind == "boilerplate" and _chosen(line, choices.take_in):
            return replace(block, kind="text", why=BY_HAND)
        return block

    return tuple(map(decided, blocks)) if choices else blocks


def unmatched(text: str, blocks: Sequence[Block], choices: Choices) -> tuple[str, ...]:
    """Say which choices are about no line of the article: it was perhaps replaced since."""
    lines = [" ".join(text[block.start : block.end].split()) for block in blocks]
    return tuple(
        f"no line begins “{printable(choice, 60)}”; the choice in story.toml is passed over"
        for choice in (*choices.take_in, *choices.leave_out)
        if not any(_chosen(line, (choice,)) for line in lines)
    )


def _chosen(line: str, choices: Sequence[str]) -> bool:
    key = as_kept(line)
    return any(
        key == choice or (len(choice) < len(key) and key.startswith(choice)) for choice in choices
    )
