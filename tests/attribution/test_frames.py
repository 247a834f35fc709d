"""Each word of the attribution's lists does in a sentence what its list is for.

The words, the sentences and what they credit stand in data/attribution, apart from the lists.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from helpers.attribution_case import read
from helpers.marked_text import credits_of, marked

DATA = Path(__file__).parents[1] / "data" / "attribution"
FRAMES = [
    pytest.param(frame, id=f"{file.stem}-{frame['list']}-{number}")
    for file in sorted(DATA.glob("*.toml"))
    for number, frame in enumerate(tomllib.loads(file.read_text("utf-8"))["frame"])
]


def filled(frame: dict[str, Any], word: str) -> str:
    sentence: str = frame["sentence"]
    if "~" in sentence:
        word, _, last = word.rpartition(" ")
        sentence = sentence.replace("~", last)
    return sentence.replace("_", word)


def holds(frame: dict[str, Any], word: str) -> bool:
    expected = marked(filled(frame, word))
    found = credits_of(read(expected.text + "\n"))
    if not expected.credit.contents:
        return not found
    shows = frame.get("shows", {})
    return len(found) == frame.get("credits", len(found)) and any(
        expected.is_shown_by(credit)
        and all(getattr(credit, key) == value for key, value in shows.items())
        for credit in found
    )


@pytest.mark.parametrize("frame", FRAMES)
def test_every_word_does_what_its_list_is_for(frame: dict[str, Any]) -> None:
    assert [word for word in frame["words"] if not holds(frame, word)] == []
