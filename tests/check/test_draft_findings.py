"""A draft held against a story: how much could be compared, and what wants a look."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from helpers.stories import hospital

from framing.check.draft_findings import draft_findings
from framing.ingest import version_from_text

if TYPE_CHECKING:
    from framing.check.draft import DraftCheck, FindingKind

OUTLET = "My draft"
CLOSES = (
    "St Brannoc Hospital will close its maternity ward in September, the Marlbury Evening Post "
    "reported."
)


def check(*sentences: str) -> DraftCheck:
    return draft_findings(version_from_text("\n\n".join(sentences), OUTLET), hospital())


def test_every_sentence_is_there_once_and_the_counts_add_up() -> None:
    made = check(CLOSES, "It is a disgraceful insult to every fisherman.", "Tea was served.")
    assert [each.compared for each in made.sentences] == [True, False, False]
    assert made.compared == 1
    kinds = [{finding.kind for finding in each.findings} for each in made.sentences]
    assert "commentary" in kinds[1]
    assert "added" in kinds[2]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        (CLOSES.replace("September", "November"), "date"),
        (CLOSES.replace("St Brannoc Hospital", "St Quillfield Hospital"), "name"),
        (CLOSES.replace("will close", "will not close"), "denial"),
    ],
)
def test_what_the_other_texts_tell_otherwise_is_found(sentence: str, kind: FindingKind) -> None:
    (sentence_check,) = check(sentence).sentences
    assert kind in {finding.kind for finding in sentence_check.findings}


def test_a_sentence_that_another_text_has_word_for_word_does_not_differ() -> None:
    (sentence,) = check(CLOSES).sentences
    assert sentence.compared
    assert sentence.findings == ()


def test_of_no_sentences_none_is_compared() -> None:
    made = replace(check(CLOSES), sentences=())
    assert (made.compared, made.share_compared) == (0, 0.0)
