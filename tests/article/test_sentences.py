"""Sentences: where they end, and that not a character is lost or told twice."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.article.sentences import sentences
from framing.ingest import read_story, version_from_text
from framing.types import Block, BlockKind, Version

_SHARED = Path(os.environ.get("FRAMING_SHARED", Path(__file__).parents[3] / "shared"))
_MARKS = "\"'“”‘’«»()[].,;:!?…-–—\n\t \u200d\u200fאبé😀👩\u200d🚀1"
_ODD = st.text(alphabet=st.one_of(st.characters(), st.sampled_from(_MARKS)), max_size=300)
_WORDS = st.sampled_from(
    ["Mr.", "U.S.", "No.", "Nov.", "(R-Va.", ").", "said.", "He", "he", "“I", "go.”", '"', "’", "3"]
)
_NEWS = st.lists(_WORDS, min_size=1, max_size=40).map(" ".join)


def split(text: str) -> list[str]:
    """Split one paragraph of text."""
    block = Block(0, len(text), "text")
    version = Version("Gazette", text, (block,))
    return [text[found.start : found.end] for found in sentences(version)]


def assert_covers(version: Version) -> None:
    """Every visible character of every block lies in exactly one sentence."""
    text = version.text
    seen = [0] * len(text)
    found = sentences(version)
    for sentence in found:
        words = text[sentence.start : sentence.end]
        assert words
        assert words == words.strip()
        block = version.blocks[sentence.block]
        assert block.start <= sentence.start < sentence.end <= block.end
        assert sentence.kind == block.kind
        for place in range(sentence.start, sentence.end):
            seen[place] += 1
    assert [sentence.index for sentence in found] == list(range(len(found)))
    assert [found.start for found in found] == sorted(found.start for found in found)
    assert all(seen[n] == 1 for n, character in enumerate(text) if not character.isspace())
    assert max(seen, default=0) <= 1


@given(_ODD | _NEWS)
def test_any_text_is_covered_once(text: str) -> None:
    if text:
        assert_covers(Version("Gazette", text, (Block(0, len(text), "text"),)))


@given(_ODD | _NEWS)
def test_any_text_read_as_an_article_is_covered_once(text: str) -> None:
    assert_covers(version_from_text(f"a\n{text}", "Gazette"))


@pytest.mark.parametrize(
    "parts",
    [
        ["The U.S. Senate met.", "They left the U.S.", "It rained."],
        ["He came on Nov. 19.", "The deal closed (Nov. 19).", "It rained on Sept. 3."],
        ["The Courier wrote so on Tuesday (Nov. 19).", "No boat sailed."],
        ["Sen. Ruiz spoke to Lt. Gov. Lee.", "“Mr. Ruiz is right,” said U.S. Rep. Day."],
        ["Quay Inc. sold two boats.", "Bay Corp. chief Ada Lee said so.", "Mast Co. (MST) fell."],
        ["Fares rose 3.5 pct. to nine crowns.", "They cost 4 bn. in May.", "It was bad."],
        ["Jeopardy! returns in May.", "Yahoo! Finance said so.", "Nobody came!", "It rained."],
        ["Ana Ruiz worked for the F.B.I.", "Agents came.", "She saw the U.S. Marines leave."],
        ["They chose Plan B.", "The ferry left.", "He met J. So of Lunde."],
        ["“It is gone.”", "Ben Dahl nodded.", "“We wait.”", "Nobody came."],
        ["J. K. Rowling wrote to J.K. Smith.", "George W. Day read it."],
        ["It was No. 5 of the fleet.", "It cost $3.5bn, or 2.5 per cent more.", "Few paid."],
        ["“We manage differences . . . for the good of all,” he said.", "She left."],
        ["“I stay here. . . .", "They laugh at us.", "They won’t for long.”", "She left."],
        ['"I go now.', 'I stay."', "They left.", "(He lied.)", "They knew."],
        ["He asked “why?” and left.", "“Stop!” she cried.", "Nobody did."],
        ['The play "Who Wants It?" was on.', "It ended."],
        ["Rep. Ada Lee (D-Va.), who heads the board, agreed.", "Tom Day (R-Mo.) did not."],
        ["A spokesman for the N.H.L. did not answer.", "It rained."],
        ["They sued the W.H.O. -- and lost.", "It rained."],
        ["The plan (he called it bad. Very bad.) failed.", "It rained."],
        ["They kept mum.", "A short note said so.", "He is a reporter.", "And he writes."],
        ["He came last month.", "“They paid,” he said."],
        ["In Hope, Ark.", "And there it ended."],
        ["No space here.The next one stays.", "See www.gazette.example.", "It ended."],
        ["It closed at 5 p.m. Friday.", "Ice was thick."],
        ["- Open posts: The yard hires.", "It pays well."],
        ["1. The yard hires.", "It pays well."],
        ["Bergen -- The yard closed on Friday.", "Nobody knew."],
        ["He lost. ”", "She won."],
        ["He said so. ...", "She won."],
    ],
)
def test_sentences_end_where_a_reader_would_end_them(parts: list[str]) -> None:
    assert split(" ".join(parts)) == parts


def test_a_line_end_inside_a_hard_wrapped_paragraph_is_a_space() -> None:
    text = "The board met on Nov.\n19 in the old hall. It\nclosed the U.S.\nyard."
    assert split(text) == [
        "The board met on Nov.\n19 in the old hall.",
        "It\nclosed the U.S.\nyard.",
    ]


@pytest.mark.parametrize("kind", ["title", "heading", "boilerplate"])
def test_a_heading_is_one_sentence_whatever_stands_in_it(kind: BlockKind) -> None:
    text = "What now? Nobody knows. Read on."
    version = Version("Gazette", text, (Block(0, len(text), kind),))
    assert [(found.start, found.end, found.kind) for found in sentences(version)] == [
        (0, len(text), kind)
    ]


@pytest.mark.parametrize(
    "text",
    ["x" * 1_000_000, "U.S. " * 40_000, "so. A" * 40_000, "(. a" * 40_000, ". “" * 40_000 + "a"],
    ids=["no space", "short forms", "no space after stops", "brackets", "quotes"],
)
def test_hostile_text_neither_hangs_nor_crashes(text: str) -> None:
    version = version_from_text(text, "Gazette")
    found = sentences(version)
    assert sum(sentence.end - sentence.start for sentence in found) <= len(version.text)
    assert found[-1].end == len(version.text.rstrip())


@pytest.mark.skipif(not (_SHARED / "stories").is_dir(), reason="no development stories here")
def test_real_stories_are_covered_once() -> None:
    folders = sorted(path.parent for path in (_SHARED / "stories").rglob("story.toml"))
    for folder in folders:
        for version in read_story(folder).versions:
            assert_covers(version)
