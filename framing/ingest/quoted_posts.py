"""Posts and quotations set apart in a page: their words and their author in one paragraph.

A page shows the author on a line below. Apart from the words that line says nothing, and the words
would be the outlet's own. Where only the page's markup says that they are quoted, they get the
marks.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from framing.ingest.kept_words import words_of
from framing.ingest.toml_tables import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.ingest.extracted_article import Line
    from framing.ingest.left_out_text import PageLine


def with_authors(article: tuple[Line, ...], page: Sequence[PageLine]) -> tuple[Line, ...]:
    """Return the article with each post or quotation that names its author as one paragraph."""
    shown = [(number, words_of(line.text)) for number, line in enumerate(article) if line.text]
    lines: list[Line | None] = list(article)
    begin = 0
    for quotation, group in groupby(page, key=lambda line: line.quotation):
        quoted = list(group) if quotation is not None else []
        author = _author(quoted)
        if not author:
            continue
        wanted = [line.words for line in quoted]
        for at in range(begin, len(shown) - len(wanted) + 1):
            if [words for _, words in shown[at : at + len(wanted)]] == wanted:
                first, *others = (number for number, _ in shown[at : at + len(wanted)])
                lines[first] = replace(article[first], text=_joined(quoted, author), mark="text")
                for number in others:
                    lines[number] = None
                begin = at + len(wanted)
                break
    return tuple(line for line in lines if line is not None)


def _joined(quoted: Sequence[PageLine], author: str) -> str:
    said = " ".join(line.text for line in quoted[:-1])
    if "@" not in author and not set(said) & set('"“”‘«'):
        said = f"“{said}”"
    return f"{said} {author}"


def _author(quoted: Sequence[PageLine]) -> str:
    """Return the line that names the author, with its dash, when the last one does."""
    if len(quoted) < 2:  # noqa: PLR2004 - words and their author
        return ""
    shape, last = table("webpage.toml")["quoted"], quoted[-1]
    if len(last.text.split()) > int(shape["max_author_words"]):
        return ""
    if re.match(shape["dash"], last.text):
        return last.text
    return f"— {last.text}" if last.block.tag in shape["authors"] else ""
