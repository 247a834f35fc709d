"""Whole sentences as news is written, with all that is credited in them.

Each row of data/attribution/sentences.tsv has a text (with ¶ between paragraphs), its reading and
a note. A reading is the voice of each sentence, in quotation marks when it is somebody's very
words, and its credits, noted as in frames. A row noted "misread" is not read as it should be: its
reading stands there so that a change is seen, and a better one takes its place.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers.attribution_case import read
from helpers.marked_text import Credited, credits_of

DATA = Path(__file__).parents[1] / "data" / "attribution" / "sentences.tsv"
ROWS = [line.split("\t") for line in DATA.read_text("utf-8").splitlines()[1:]]
# The report is known when the sentence is read.
LEAD = "The port of Lunde lies in the north.\n\nA barge sank, the Harbour Courier reported.\n\n"
_LEAD_SENTENCES = 2
_LEAD_CREDITS = 1


def shown(credit: Credited) -> str:
    meant = "" if credit.chain == credit.source else f" = {credit.chain}"
    contents = " ".join(f"{{{content}}}" for content in credit.contents)
    return f"[{credit.source}{meant}] <{credit.cue}> {contents}"


def reading(text: str) -> str:
    case = read(LEAD + text.replace("¶", "\n\n") + "\n")
    voices = [
        f"“{voice.voice}”" if voice.quoted else voice.voice
        for voice in case.voices[_LEAD_SENTENCES:]
    ]
    parts = [shown(credit) for credit in credits_of(case)[_LEAD_CREDITS:]]
    return " | ".join([" ".join(voices), *parts])


@pytest.mark.parametrize("row", ROWS, ids=[row[0][:40] for row in ROWS])
def test_a_sentence_is_read_as_noted(row: list[str]) -> None:
    text, expected, note = row
    assert note in {"", "misread"}
    assert reading(text) == expected
