"""An article as it is read, and lines taken in or left out by hand: kept, and never by halves."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

import pytest
from shared.article_input import from_paste, from_upload
from shared.article_lines import as_read, leave_out, take_in
from shared.story_articles import add, rows

import framing
from framing.cli import main
from framing.errors import FramingError
from framing.stories.library import VARIABLE

if TYPE_CHECKING:
    from pathlib import Path

    from shared.story_articles import Added

PASTED = (
    "Lantern works burns\n\nBy Joe Orme\n\nThe lantern works burnt down on Friday, the Evening "
    "Post reported.\n\nForty people worked there, the newspaper said.\n"
)
ASIDE = "More on this: the other fires of this winter, and what is known of each of them so far."
PAGE = f"""<!doctype html><html><head><title>Lantern works burns</title>
<meta property="og:site_name" content="Harbour Gazette"></head><body>
<nav><ul><li><a href="/a">World</a></li></ul></nav><main><article><h1>Lantern works burns</h1>
<p>The lantern works at Ottershaw burnt down on Friday night, the Evening Post reported.</p>
<p>Forty people worked there, and none of them was hurt, the newspaper said in its report.</p>
<p>The council looks for another place for the workshop, according to the Evening Post.</p>
</article></main><aside><p>{ASIDE}</p></aside></body></html>"""


@pytest.fixture(autouse=True)
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "library"))
    monkeypatch.setattr("sys.argv", ["app"])
    return tmp_path / "library"


@pytest.fixture
def pasted() -> Added:
    return add(None, from_paste("Ansel", "", PASTED))


def texts(added: Added) -> list[str]:
    return [line.text for line in as_read(*added).lines]


def left(added: Added) -> list[str]:
    return [one.text for one in as_read(*added).left_out]


def test_a_line_is_left_out_and_taken_in_again_where_the_command_line_reads_it(
    pasted: Added, capsys: pytest.CaptureFixture[str]
) -> None:
    assert left(pasted) == ["By Joe Orme"]
    last = texts(pasted)[-1]
    leave_out(*pasted, last)
    assert last in left(pasted)
    assert "by hand" in next(one.reason for one in as_read(*pasted).left_out if one.text == last)
    take_in(*pasted, "By Joe Orme")
    assert texts(pasted)[1] == "By Joe Orme"
    assert as_read(*pasted).lines[1].by_hand
    assert main(["read", str(pasted.folder / pasted.file)]) == 0
    article, _, out = capsys.readouterr().out.partition("left out")
    assert "By Joe Orme" in article
    assert last in out
    take_in(*pasted, last)
    assert texts(pasted)[-1] == last
    assert left(pasted) == []
    (row,) = rows(pasted.folder)
    assert (row.left_out, row.words) == (0, sum(len(line.split()) for line in texts(pasted)))


def test_what_stood_around_a_page_can_still_be_taken_in() -> None:
    added = add(None, from_upload("", "page.html", PAGE.encode()))
    before = texts(added)
    assert {"World", ASIDE} <= set(left(added))
    take_in(*added, ASIDE)
    assert sorted(texts(added)) == sorted([*before, ASIDE])
    assert ASIDE not in left(added)
    assert "World" in left(added)
    # It is in the article's file, and in the story, for whoever reads it.
    add(added.folder, from_paste("Ansel", "", PASTED))
    story = framing.read_story(added.folder)
    version = next(one for one in story.versions if one.outlet == "Harbour Gazette")
    assert ASIDE in version.text
    assert not any(
        ASIDE in version.text[b.start : b.end]
        for b in version.blocks
        if b.why != "by-hand" and b.kind == "boilerplate"
    )
    leave_out(*added, ASIDE)
    assert texts(added) == before


def test_a_new_line_does_not_move_sentences_that_were_corrected() -> None:
    added = add(None, from_upload("", "page.html", PAGE.encode()))
    labels = "outlet,sentence,column,value,coder\nHarbour Gazette,2,hedged,1,ann\n"
    (added.folder / "labels.csv").write_text(labels, "utf-8")
    before = (added.folder / added.file).read_bytes()
    with pytest.raises(FramingError, match="add the article anew"):
        take_in(*added, ASIDE)
    assert (added.folder / added.file).read_bytes() == before
    assert ASIDE in left(added)


def test_an_article_keeps_a_line_and_a_full_disk_changes_nothing(
    pasted: Added, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    before = texts(pasted)
    with monkeypatch.context() as patched:
        patched.setattr("pathlib.Path.write_bytes", full)
        patched.setattr("framing.stories.keep_choices.replace_file", full)
        with pytest.raises(FramingError, match="make room"):
            leave_out(*pasted, before[-1])
    assert texts(pasted) == before
    for line in before[:-1]:
        leave_out(*pasted, line)
    with pytest.raises(FramingError, match="remove the article instead"):
        leave_out(*pasted, before[-1])
    assert texts(pasted) == before[-1:]


def test_an_article_that_is_gone_says_so(pasted: Added) -> None:
    with pytest.raises(FramingError, match="not in the story any more"):
        take_in(pasted.folder, "another.txt", "By Joe Orme")
