"""The dearest steps are done once for equal input, for tests of what is done with their results.

Whether the steps themselves come to the same each time is tested elsewhere, without these.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from framing.pipeline import compare
from framing.report.charts import as_svg, charts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.config import Config
    from framing.types import Comparison, Story

_compared: dict[str, Comparison] = {}
_drawn: dict[str, dict[str, str]] = {}


@contextmanager
def stories_compared_once() -> Iterator[None]:
    """Let the command line and batches compare a story once, however often it is given."""
    with pytest.MonkeyPatch.context() as patch:
        for place in ("framing.pipeline.compare", "framing.batch.worker.compare"):
            patch.setattr(place, _compare_once)
        yield


@contextmanager
def charts_drawn_once() -> Iterator[None]:
    """Let pages show a chart that was drawn before wherever its scores are the same."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("framing.report.page.scores.charts", _draw_once)
        patch.setattr("framing.report.page.scores.as_svg", str)
        yield


def _compare_once(story: Story, config: Config | None = None) -> Comparison:
    key = repr((story, config))
    if key not in _compared:
        _compared[key] = compare(story, config)
    return _compared[key]


def _draw_once(comparison: Comparison) -> dict[str, Any]:
    outlets = [reading.version.outlet for reading in comparison.versions]
    key = repr((outlets, comparison.scores))
    if key not in _drawn:
        _drawn[key] = {dimension: as_svg(chart) for dimension, chart in charts(comparison).items()}
    return _drawn[key]
