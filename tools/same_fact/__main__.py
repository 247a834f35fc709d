"""Fit and measure the matching of facts on labelled stories.

python -m tools.same_fact measure GOLD STORIES   figures with each story left out, in-sample beside
python -m tools.same_fact unseen GOLD STORIES    figures of what ships, on unseen stories
python -m tools.same_fact fit GOLD STORIES       fit on all, and write framing/settings.toml

GOLD has a folder for each labelled story (see gold.py), STORIES the stories under the same names.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from framing.config import default
from framing.evaluation.fact_gold import gold_stories
from framing.evaluation.fact_measures import count
from framing.pipeline import compare
from tools.same_fact import fit, report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.config import Config
    from framing.evaluation.fact_gold import GoldStory

_SETTINGS = Path(__file__).parents[2] / "framing" / "settings.toml"


def main(argv: Sequence[str]) -> int:
    """Run one command; return 0, or 2 for wrong usage."""
    match list(argv):
        case ["measure", gold, stories]:
            _measure(gold_stories(Path(gold), Path(stories)))
            return 0
        case ["unseen", gold, stories]:
            found = [
                count(compare(story.story), story)
                for story in gold_stories(Path(gold), Path(stories))
            ]
            sys.stdout.write(report.table(found))
            return 0
        case ["fit", gold, stories]:
            config = _fitted(gold_stories(Path(gold), Path(stories)))
            report.write_settings(_SETTINGS, config.same_fact)
            return 0
        case _:
            sys.stderr.write(f"{__doc__}\n")
            return 2


def _fitted(stories: Sequence[GoldStory]) -> Config:
    """Return the settings with both models fitted on these stories."""
    config = default()
    pairs = fit.fit_pairs([fit.pairs_of(story, config) for story in stories])
    config = replace(config, same_fact=replace(config.same_fact, pairs=pairs))
    cells = fit.fit_cells([fit.cells_of(story, config) for story in stories])
    scored = fit.fit_cells([fit.scored_cells_of(story, config) for story in stories])
    return replace(config, same_fact=replace(config.same_fact, cells=cells, scored_cells=scored))


def _measure(stories: Sequence[GoldStory]) -> None:
    left_out, in_sample, answers = [], [], []
    everything = _fitted(stories)
    for place, story in enumerate(stories):
        config = _fitted([*stories[:place], *stories[place + 1 :]])
        comparison = compare(story.story, config)
        left_out.append(count(comparison, story))
        in_sample.append(count(compare(story.story, everything), story))
        pairs = fit.pairs_of(story, config)
        known = pairs.labels >= 0
        likely = fit.probabilities(pairs, config.same_fact.pairs)
        models = config.same_fact
        cells, scored = fit.cells_of(story, config), fit.scored_cells_of(story, config)
        answers.append(
            report.Answers(
                likely[known],
                pairs.labels[known],
                fit.cell_probabilities(cells, models.cells),
                cells.labels,
                fit.cell_probabilities(scored, models.scored_cells),
                scored.labels,
            )
        )
    sys.stdout.write(report.text([story.name for story in stories], left_out, in_sample, answers))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
