"""What the screen says, read from the file beside this one."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def wording() -> dict[str, Any]:
    """Return all wordings, by the program's own terms."""
    return tomllib.loads(Path(__file__).with_name("wording.toml").read_text("utf-8"))


def count(number: int, thing: str) -> str:
    """Return ``1 fact`` or ``3 facts``."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def with_minus(number: str) -> str:
    """Write the sign that is as wide as a plus."""
    return number.replace("-", "−")


def glossary() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return what the words of the screen mean, by groups."""
    words = wording()
    groups = {
        "What a sentence does": words["role"],
        "Words that count as evidence": words["cue"],
        "What a version does with a fact": words["status"],
        "Measures": words["measure"],
    }
    found = [
        (title, [(texts["name"], texts["means"]) for texts in group.values()])
        for title, group in groups.items()
    ]
    kinds = [
        (words["source_kind"][kind], words["source_kind_means"][kind])
        for kind in words["source_kind"]
    ]
    shifts = [(name, words["shift_means"][kind]) for kind, name in words["shift"].items()]
    voices = [(name, words["voice_means"][kind]) for kind, name in words["voice"].items()]
    return [
        *found,
        ("Voices", voices),
        ("Sources", kinds),
        ("Shifts: how a wording differs", shifts),
    ]
