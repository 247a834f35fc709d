"""A draft held against a story: how much could be compared, and what wants a look."""

from __future__ import annotations

import pytest
from helpers.stories import hospital

from framing.check.draft_notes import DraftFindings, DraftNote, draft_notes
from framing.ingest import article_from_text
from framing.pipeline import score

OUTLET = "My draft"


def findings(*sentences: str) -> DraftFindings:
    text = "\n\n".join(sentences)
    return draft_notes(score(article_from_text(text, OUTLET, "").version, hospital()))


def note(*sentences: str) -> DraftNote:
    return findings(*sentences).notes[0]


CLOSES = (
    "St Brannoc Hospital will close its maternity ward in November, the Marlbury Evening Post "
    "reported."
)


def test_every_sentence_has_one_note_and_the_counts_add_up() -> None:
    found = findings(CLOSES, "It is a shameful betrayal of the town.", "Tea was served at four.")
    assert len(found.notes) == 3
    assert found.compared + found.rest == 3
    assert [one.kind for one in found.notes][1:] == ["commentary", "not_compared"]
    assert found.notes[0].facts


def looks(made: DraftNote) -> set[str]:
    return {reason.look for reason in made.reasons if reason.look}


@pytest.mark.parametrize(
    ("sentence", "look"),
    [
        (CLOSES.replace("November", "November 2031"), "numbers"),
        (CLOSES.replace("St Brannoc Hospital", "Brannoc and Quillfield Hospital"), "names"),
        (CLOSES.replace("will close", "will not close"), "words"),
        (CLOSES.partition(", the Marl")[0] + ".", "credit"),
    ],
)
def test_what_no_version_has_where_it_tells_the_fact_wants_a_look(sentence: str, look: str) -> None:
    made = note(sentence)
    assert made.kind in {"look", "different"}
    assert look in looks(made)


def test_what_is_marked_lies_in_the_sentence() -> None:
    text = CLOSES.replace("November", "November 2031")
    version = article_from_text(text, OUTLET, "").version
    (made,) = draft_notes(score(version, hospital())).notes
    (numbers,) = (reason for reason in made.reasons if reason.look == "numbers")
    assert [version.text[low:high] for low, high in numbers.words] == ["2031"]


def test_nothing_is_said_of_an_empty_draft() -> None:
    found = DraftFindings(())
    assert (found.compared, found.rest) == (0, 0)
