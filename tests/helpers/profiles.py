"""Collections of stories, number by number, for the tests of what outlets do over many."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from framing.profile.story_values import StoryValues, Value

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = '<script>alert(1)</script> & "Post"'
OUTLETS = ("Borough (recreated)", HOSTILE, "ansel", "Zed")
MEASURES = ("coverage", "credit", "hedging", "speculation", "commentary")
PARTS = {"commentary": "own"}


def collection(stories: int = 30, *, seed: int = 3, above: float = 0.3) -> list[StoryValues]:
    """Return stories that three outlets tell and Zed seldom; ansel comments more by ``above``."""
    drawn = random.Random(seed)  # noqa: S311 - numbers for a test
    made = []
    for number in range(stories):
        told = OUTLETS[:3] if number % 3 else OUTLETS
        values = {}
        for measure in MEASURES:
            topic = drawn.uniform(0.1, 0.5)
            for outlet in told:
                more = above if (outlet, measure) == ("ansel", "commentary") else 0.0
                value = min(1.0, max(0.0, topic + drawn.uniform(-0.1, 0.1) + more))
                values[outlet, measure] = Value(round(value, 4), 20, reliable=True)
        made.append(StoryValues(f"s{number:02}", told, values, ()))
    return made


def as_csv(stories: list[StoryValues]) -> str:
    """Return stories as a table in the form of versions.csv, with no more than it needs."""
    lines = ["story,outlet,dimension,part,value,sentences,reliable"]
    for story in stories:
        for (outlet, measure), value in story.values.items():
            name = '"' + outlet.replace('"', '""') + '"'
            cells = (measure, PARTS.get(measure, "all"), value.value, value.sentences, 1)
            lines.append(",".join((story.story, name, *map(str, cells))))
    return "\n".join(lines) + "\n"


def written_csv(file: Path, stories: list[StoryValues]) -> Path:
    """Write stories as a table; return its file."""
    file.write_text(as_csv(stories), encoding="utf-8")
    return file
