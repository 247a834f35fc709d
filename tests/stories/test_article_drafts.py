"""Articles written down as files: what is kept reads back as what was read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.errors import ArticleError
from framing.ingest import Read, article_from_bytes, read_file, version_from_text
from framing.stories import Draft, draft_from_article

if TYPE_CHECKING:
    from framing.types import Version

PAGES = sorted((Path(__file__).parents[1] / "data" / "pages").glob("*.html"))
MARKS = "\\`*_{}[]()#+.!<>~|-=&\"'1 2) http://a.example\n"


def shape(version: Version) -> object:
    blocks = [(block.start, block.end, block.kind) for block in version.blocks]
    return version.text.rstrip(), blocks


def read_back(draft: Draft) -> Version:
    return article_from_bytes(draft.data, f"draft{draft.suffix}", draft.outlet).version


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_is_written_as_the_text_that_was_read(path: Path) -> None:
    read = read_file(path)
    draft = draft_from_article(read, path.read_bytes(), path.suffix)
    assert draft.suffix == ".md"
    assert shape(read_back(draft)) == shape(read.version)
    assert (draft.url, draft.published) == (read.version.url, read.version.published)


@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_text_is_kept_as_it_came(suffix: str) -> None:
    data = b"\xef\xbb\xbfMill burns\r\n\r\nThe mill burnt, *they* said.\r\n"
    read = article_from_bytes(data, f"a{suffix}")
    assert draft_from_article(read, data, suffix.upper()).data == data


@pytest.mark.parametrize(
    "line",
    [
        "Profit of > 5 million and < 6 million, they said.",
        "1. A paragraph that begins with a number, as those in live reports do.",
        "- Not a list item but what somebody said, with a dash before it.",
        "Press * or # and say `yes`, [sic] [as it was](told) to <http://a.example>, _he_ said.",
        "# is what they call it",
        "**All of it is bold**",
        "> quoted, as in a mail",
        "--- a rule of sorts ---",
        "A backslash \\ and one before a mark \\* stay.",
        "[one]: two three",
    ],
)
def test_what_markdown_would_take_for_marks_stays(line: str) -> None:
    html = (
        "<html><body><article><h1>Mill burns</h1><p>The mill burnt down on Monday night, said the "
        "Gazette, and nobody knows why.</p>"
        f"<p>{line.replace('<', '&lt;')}</p></article></body></html>"
    )
    read = article_from_bytes(html.encode(), "a.html")
    assert line in read.version.text
    draft = draft_from_article(read, html.encode(), ".html")
    assert draft.suffix == ".md"
    assert shape(read_back(draft)) == shape(read.version)


@given(st.text() | st.text(MARKS + "abc XYZ.", max_size=200))
def test_any_text_reads_back(text: str) -> None:
    try:
        version = version_from_text(text, "Ansel")
    except ArticleError:
        return
    draft = draft_from_article(Read(version))
    again = version_from_text(draft.data.decode(), "Ansel")
    if draft.suffix == ".md":
        again = read_back(draft)
    assert again.text.strip() == version.text.strip()
