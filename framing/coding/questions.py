"""What coders are asked about a unit, and what they may answer, from ``questions.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

from framing.coding.corrections import STATUS
from framing.ingest.toml_tables import table

What = Literal["facts", "roles", "cues"]
WHATS: tuple[What, ...] = get_args(What)


@dataclass(frozen=True, slots=True)
class Questions:
    """The questions of one kind of sheet.

    Attributes:
        unit: What is asked about, in words.
        question: What is asked, in words.
        answers: The columns that a coder fills in; an empty one is not coded.
        more: Columns about how the first answer comes about; they may stay empty.
        without_source: What is said beside the question where a story has no source report.
    """

    unit: str
    question: str
    answers: tuple[str, ...]
    more: tuple[str, ...]
    without_source: str = ""

    def about(self, *, sourced: bool) -> str:
        """Return the question as it is put about a story, with or without a source report."""
        if sourced or not self.without_source:
            return self.question
        return f"{self.question}. {self.without_source}"


@cache
def questions(what: What) -> Questions:
    """Return the questions of a sheet."""
    asked = tomllib.loads(files(__package__).joinpath("questions.toml").read_text("utf-8"))[what]
    return Questions(
        asked["unit"],
        asked["question"],
        tuple(asked["answers"]),
        tuple(asked["more"]),
        asked.get("without_source", ""),
    )


def legal_values(column: str) -> tuple[str, ...]:
    """Return what a column of labels may hold; empty for one that takes names of facts.

    Args:
        column: A column of ``labels.csv``; of ``status:FACT`` the word before the colon.
    """
    legal = table("labels_csv.toml")
    if column == STATUS:
        return tuple(legal["of_facts_values"][STATUS])
    return tuple(legal["columns"][column])


def hows() -> tuple[str, ...]:
    """Return the kinds of shift by which a version can alter a fact."""
    return tuple(table("labels_csv.toml")["hows"])
