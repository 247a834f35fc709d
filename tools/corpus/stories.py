"""The corpus of invented stories as its files hold it."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Row = dict[str, str]


@dataclass(frozen=True)
class CorpusStory:
    """One story: its folder, and its row of ``stories.tsv``."""

    folder: Path
    about: Mapping[str, str]

    @cached_property
    def texts(self) -> dict[str, str]:
        """The text of each version, by outlet."""
        settings = tomllib.loads((self.folder / "story.toml").read_text("utf-8"))
        return {
            version["outlet"]: (self.folder / version["file"]).read_text("utf-8")
            for version in settings["version"]
        }

    @cached_property
    def facts(self) -> dict[str, Row]:
        """The row of each fact, by its name."""
        return {row["fact"]: row for row in self.table("facts")}

    def table(self, name: str) -> list[Row]:
        """Return the rows of ``facts``, ``links``, ``headline_links``, ``second`` or ``additions``.

        A table that the story has not is empty.
        """
        file = self.folder / f"{name}.tsv"
        return rows_of(file) if file.is_file() else []

    def sentences(self) -> list[tuple[str, int, int]]:
        """Return every labelled sentence as outlet, start and end, in reading order.

        A sentence is labelled with the facts that it tells, or with what it adds; a page's
        furniture and headlines are no sentences here.
        """
        places = {
            (row["outlet"], int(row["start"]), int(row["end"]))
            for name in ("links", "additions")
            for row in self.table(name)
            if row.get("role") != "page"
        }
        heads = {
            (row["outlet"], int(row["start"]), int(row["end"]))
            for name in ("headline_links", "additions")
            for row in self.table(name)
            if row.get("role", "page") == "page"
        }
        return sorted(places - heads)


def rows_of(file: Path) -> list[Row]:
    """Return the rows of a table with tabs."""
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def corpus_stories(corpus: Path) -> list[CorpusStory]:
    """Return the stories in the order of ``stories.tsv``."""
    return [
        CorpusStory(corpus / "stories" / row["story"], row)
        for row in rows_of(corpus / "stories.tsv")
    ]
