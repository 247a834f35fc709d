"""A profile as files: the table, the chart and the record of what they were made from."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from framing.profile.chart import chart_svg
from framing.report.csv import cell, csv_text
from framing.report.run_json import PROGRAM, configuration_sha256
from framing.report.schema import over_stories
from framing.resources import installed_version

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framing.config import Config
    from framing.profile.outlet_profile import Profile
    from framing.profile.story_values import StoryValues

TABLE, CHART, RECORD = "profile.csv", "profile.svg", "run.json"
KIND = "profile"


def profile_csv(profile: Profile) -> str:
    """Return a profile as CSV; its columns stand in the codebook."""
    (table,) = (one for one in over_stories() if one.file == TABLE)
    rows = [
        {column.name: cell(column, getattr(row, column.name)) for column in table.columns}
        for row in profile.rows
    ]
    return csv_text(table.columns, rows)


def profile_files(
    profile: Profile, stories: Sequence[StoryValues], config: Config
) -> Mapping[str, str]:
    """Return every file of a profile by its name, the record last: it seals the others."""
    return {
        TABLE: profile_csv(profile),
        CHART: chart_svg(profile, config.profile),
        RECORD: _record(profile, stories, config),
    }


def _record(profile: Profile, stories: Sequence[StoryValues], config: Config) -> str:
    """Say what a profile was made from: its stories with a hash of the numbers each gave."""
    record = {
        "program": PROGRAM,
        "kind": KIND,
        "version": installed_version(),
        "configuration": config.values(),
        "configuration_sha256": configuration_sha256(config.values()),
        "seed": config.profile.seed,
        "tested_together": profile.tested,
        "stories": [
            {
                "story": story.story,
                "outlets": list(story.outlets),
                "copies": None if story.copies is None else [list(one) for one in story.copies],
                "values_sha256": _digest(story),
            }
            for story in stories
        ],
        "files": [TABLE, CHART, RECORD],
    }
    return json.dumps(record, indent=2, sort_keys=True) + "\n"


def _digest(story: StoryValues) -> str:
    values = [[*key, asdict(value)] for key, value in sorted(story.values.items())]
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()
