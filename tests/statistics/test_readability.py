"""The index of readability counts letters and words as textstat does."""

from __future__ import annotations

import textstat
from hypothesis import given
from hypothesis import strategies as st

from framing.statistics.readability import readability_index

MARKS = st.sampled_from([*"ab35é.,'’-—_%&(\"", " ", " ", "\t", "\u00a0", "'s ", "'ll", "don't"])


@given(st.lists(MARKS, max_size=30).map("".join) | st.text(max_size=40))
def test_the_grade_of_one_sentence_is_that_of_textstats_counts(text: str) -> None:
    letters, words = textstat.char_count(text), textstat.lexicon_count(text)
    expected = 4.71 * letters / words + 0.5 * words - 21.43 if words else None
    assert readability_index([text]) == expected
