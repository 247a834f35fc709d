"""Sentences of the corpus of told facts as examples of what is the outlet's own comment.

Its labels say of each sentence whether it comments, or tells a fact or a background that could be
checked. Only the training part teaches; the writers of the test part wrote nothing of it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from framing.cues.model_cues import may_be_commentary
from framing.evaluation.program_answers import sentence_alone, voice_alone
from tools.corpus.stories import corpus_stories
from tools.training.models.examples import Example

if TYPE_CHECKING:
    from tools.corpus.stories import CorpusStory

CORPUS = Path(__file__).parents[3] / "corpus"
_PLAIN = frozenset({"context", "distractor"})


def commentary(part: str = "train", weight: float = 1.0, corpus: Path = CORPUS) -> list[Example]:
    """Return sentences in the outlet's own voice, by the program's reading.

    What is labelled as commentary is 1; background, other events and told facts are 0. A
    speculation is neither, nor is what somebody else says.

    Args:
        part: Of the corpus: train, development or test.
        weight: How much a sentence counts.
        corpus: The folder.
    """
    return [Example(text, answer, weight) for text, answer in _labelled(part, corpus)]


@cache
def _labelled(part: str, corpus: Path) -> tuple[tuple[str, float], ...]:
    stories = [one for one in corpus_stories(corpus) if one.about["part"] == part]
    answers = {text: answer for story in stories for text, answer in _of_story(story)}
    return tuple((text, answer) for text, answer in answers.items() if _is_own(text))


def _of_story(story: CorpusStory) -> list[tuple[str, float]]:
    roles: dict[tuple[str, int, int], set[str]] = {}
    for row in story.table("additions"):
        place = row["outlet"], int(row["start"]), int(row["end"])
        roles.setdefault(place, set()).add(row["role"])
    found = []
    for outlet, start, end in story.sentences():
        role = roles.get((outlet, start, end), set())
        if role <= _PLAIN or "commentary" in role:
            text = " ".join(story.texts[outlet][start:end].split())
            found.append((text, float("commentary" in role)))
    return found


def _is_own(text: str) -> bool:
    return may_be_commentary(sentence_alone(text), voice_alone(text))
