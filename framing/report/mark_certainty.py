"""How sure the marks are, as measured: of ten marks so many right, of ten cases so many found."""

from __future__ import annotations

import sys
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, TypedDict

from framing.report.words import capital, words

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class MarkCertainty:
    """How sure one mark is.

    Attributes:
        key: The mark's term.
        name: What it is called.
        sentences: What is marked, in the plural.
        right: The share of marks that people agree with; several where several were measured.
        found: The share of what people mark that it finds, likewise; empty where not measured.
        material: What it was measured on.
        figures: Where each figure of ``right`` and ``found`` stands in the documentation.
    """

    key: str
    name: str
    sentences: str
    right: tuple[float, ...]
    found: tuple[float, ...]
    material: str
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShiftCertainty:
    """How sure one kind of difference in wording is, in pairs: right of those marked, and found."""

    kind: str
    right: tuple[int, int]
    found: tuple[int, int]


class Sure(TypedDict):
    """How sure one mark is; ``lines`` have a share as a low and high tenth, and say it."""

    name: str
    lines: list[dict[str, Any]]
    note: str


@cache
def mark_certainty() -> dict[str, MarkCertainty]:
    """Return every mark's figures, by its term."""
    return {
        key: MarkCertainty(
            key,
            entry["name"],
            entry["sentences"],
            tuple(entry["right"]),
            tuple(entry["found"]),
            entry["material"],
            (*entry["right_from"], *entry["found_from"]),
        )
        for key, entry in _document()["mark"].items()
    }


def marks_under_versions() -> list[MarkCertainty]:
    """Return the marks whose certainty stands under what each version does."""
    return [mark_certainty()[key] for key in _document()["under_versions"]]


@cache
def shift_certainty() -> dict[str, ShiftCertainty]:
    """Return the figures of every kind of difference in wording, by kind."""
    kinds = {key: entry for key, entry in _document()["shift"].items() if key != "material"}
    return {
        kind: ShiftCertainty(kind, (*entry["right"],), (*entry["found"],))
        for kind, entry in kinds.items()
    }


def shift_material() -> str:
    """Return what the differences in wording were measured on."""
    return str(_document()["shift"]["material"])


def missed_line() -> str:
    """Say how many differences in wording go unnamed, in the test."""
    kinds = shift_certainty().values()
    return str(words("reading")["missed"]).format(
        there=sum(kind.found[1] for kind in kinds), found=sum(kind.found[0] for kind in kinds)
    )


def of_ten(shares: Sequence[float]) -> str:
    """Return shares as how many of ten: ``8``, or ``4 to 6`` where several were measured."""
    low, high = round(10 * min(shares)), round(10 * max(shares))
    return str(low) if low == high else f"{low} to {high}"


def of_hundred(shares: Sequence[float]) -> str:
    """Return shares as how many of a hundred."""
    low, high = round(100 * min(shares)), round(100 * max(shares))
    return str(low) if low == high else f"{low} to {high}"


def right_line(mark: MarkCertainty) -> str:
    """Say how many of ten marks are right."""
    return str(words("certainty")["right"]).format(things=mark.sentences, n=of_ten(mark.right))


def found_line(mark: MarkCertainty) -> str:
    """Say how many of ten that people mark are found; empty where nobody measured it."""
    return str(words("certainty")["found"]).format(n=of_ten(mark.found)) if mark.found else ""


def unmarked(mark: MarkCertainty) -> str:
    """Return how many of ten that people mark go unmarked."""
    return of_ten([1 - share for share in mark.found])


def sure(mark: MarkCertainty) -> Sure:
    """Return how sure a mark is, in tenths and in words."""
    texts = words("certainty")
    lines = [
        {"low": round(10 * min(shares)), "high": round(10 * max(shares)), "text": text}
        for shares, text in ((mark.right, right_line(mark)), (mark.found, found_line(mark)))
        if shares
    ]
    note = str(texts["low"]) if mark.key == "commentary" else ""
    return {
        "name": named(mark),
        "lines": lines,
        "note": note if mark.found else str(texts["unmeasured"]),
    }


def as_markdown() -> str:
    """Return all figures as the table that stands in the documentation."""
    head = words("certainty_table")
    lines = [
        f"| {head['mark']} | {head['right']} | {head['found']} | {head['material']} |",
        "|---|---|---|---|",
    ]
    for mark in mark_certainty().values():
        found = f"{of_hundred(mark.found)} of 100" if mark.found else head["unmeasured"]
        lines.append(
            f"| {mark.name} | {of_hundred(mark.right)} of 100 | {found} | {mark.material} |"
        )
    for kind in shift_certainty().values():
        name = words("shift")[kind.kind]["name"]
        right = f"{kind.right[0]} of {kind.right[1]}" if kind.right[1] else head["never"]
        lines.append(
            f"| {name} | {right} | {kind.found[0]} of {kind.found[1]} | {shift_material()} |"
        )
    return "\n".join(lines)


def named(mark: MarkCertainty) -> str:
    """Return a mark's name as it heads a line."""
    return capital(mark.name)


@cache
def _document() -> dict[str, dict[str, Any]]:
    document: dict[str, dict[str, Any]] = tomllib.loads(
        files("framing.report").joinpath("mark_certainty.toml").read_text("utf-8")
    )
    return document


if __name__ == "__main__":
    sys.stdout.write(as_markdown())
