"""The dearest steps are done once for equal input, for tests of what is done with their results.

Whether the steps themselves come to the same each time is tested elsewhere, without these.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from framing.facts.baseline import find_facts
from framing.pipeline import compare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.coding.corrections import Corrections
    from framing.config import Config
    from framing.facts.baseline import BaselineFacts
    from framing.kept import Kept
    from framing.types import Comparison, Story

_compared: dict[str, Comparison] = {}
_baselines: dict[str, BaselineFacts] = {}


@contextmanager
def stories_compared_once() -> Iterator[None]:
    """Let the command line and batches compare a story once, however often it is given."""
    with pytest.MonkeyPatch.context() as patch:
        for place in ("framing.pipeline.compare", "framing.batch.worker.compare"):
            patch.setattr(place, _compare_once)
        yield


@contextmanager
def baselines_found_once() -> Iterator[None]:
    """Let comparisons and scores find the facts of a story once, however often it is given."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("framing.pipeline.find_facts", _find_facts_once)
        yield


def _compare_once(story: Story, config: Config | None = None) -> Comparison:
    key = repr((story, config))
    if key not in _compared:
        _compared[key] = compare(story, config)
    return _compared[key]


def _find_facts_once(
    story: Story, corrections: Corrections, config: Config, kept: Kept | None = None
) -> BaselineFacts:
    # The corrections are the story's labels, and an error is no result: it is raised each time.
    key = repr((story, config))
    if key not in _baselines:
        _baselines[key] = find_facts(story, corrections, config, kept)
    return _baselines[key]
