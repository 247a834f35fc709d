"""Benchmarks, one a module: ``measure`` runs it, the TOML file of the same name describes it.

Both are found, never listed: adding a task edits nothing else.
"""

from __future__ import annotations

import importlib
import pkgutil
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from framing.evaluation.task import Elsewhere, Task


@cache
def tasks() -> tuple[Task, ...]:
    """Return the tasks by name."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return tuple(_task(name) for name in names)


@cache
def described(name: str) -> dict[str, Any]:
    """Return what the TOML file of a task says."""
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text("utf-8"))


def _task(name: str) -> Task:
    table = described(name)
    return Task(
        name=name,
        about=table["about"],
        data=table["data"],
        licence=table["licence"],
        files=tuple(table["files"]),
        columns=tuple(table["columns"]),
        numbers=tuple(table.get("numbers", ())),
        elsewhere=tuple(
            Elsewhere(row["metric"], float(row["value"]), row["by"], row.get("note", ""))
            for row in table.get("elsewhere", ())
        ),
        measure=importlib.import_module(f"{__name__}.{name}").measure,
    )
