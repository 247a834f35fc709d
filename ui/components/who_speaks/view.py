"""Sources by version as plain data: who they are, if that can be told, and what room they have."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from shared.component_files import component
from shared.version_order import marked
from shared.wording import entries

from framing.statistics.measures import is_body

if TYPE_CHECKING:
    from collections.abc import Collection

    from framing.types import Comparison

_KINDS = {"untold": ""}
"""Kinds of source that the results leave empty, by their key."""


_voices = component(Path(__file__).parent)


class Use(TypedDict):
    """One source in one version."""

    source: str
    sentences: int
    words: int
    quoted: int


class Kind(TypedDict):
    """A kind of source, with a cell for every version."""

    key: str
    name: str
    means: str
    cells: list[list[Use]]


class Voices(TypedDict):
    """Who speaks: ``versions`` with their number of sentences in the body."""

    versions: list[dict[str, str | int]]
    kinds: list[Kind]


def voices(comparison: Comparison, shown: Collection[str]) -> Voices:
    """Return the sources of the versions that are shown, the most used first."""
    columns = {
        mark: version
        for mark, version in marked(comparison).items()
        if version.version.outlet in shown
    }
    return {
        "versions": [
            {
                "mark": mark,
                "outlet": version.version.outlet,
                "sentences": sum(map(is_body, version.readings)),
            }
            for mark, version in columns.items()
        ],
        "kinds": [
            {
                "key": kind,
                "name": texts["name"],
                "means": texts["means"],
                "cells": [
                    _uses(comparison, version.version.outlet, _KINDS.get(kind, kind))
                    for version in columns.values()
                ],
            }
            for kind, texts in entries("source_kind").items()
        ],
    }


def _uses(comparison: Comparison, outlet: str, kind: str) -> list[Use]:
    return [
        {
            "source": use.source,
            "sentences": use.sentences,
            "words": use.words,
            "quoted": use.quoted_words,
        }
        for use in comparison.sources
        if (use.outlet, use.kind) == (outlet, kind)
    ]


def show_voices(data: Voices, key: str) -> None:
    """Show who speaks in every version."""
    _voices(data=dict(data), key=key)
