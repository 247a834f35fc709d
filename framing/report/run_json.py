"""``run.json``: what a report was made from and with, so that it can be made again.

No time of day and no absolute path: the same input gives the same bytes anywhere.
"""

from __future__ import annotations

import hashlib
import json
import platform
import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from framing.resources import DISTRIBUTION, installed_version

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.types import Comparison

PROGRAM = "framing"


def run_json(comparisons: Mapping[str, Comparison], files: Sequence[str]) -> str:
    """Describe the run that wrote ``files``; ``comparisons`` by the name of their story."""
    configuration = jsonable(next(iter(comparisons.values())).configuration)
    record = {
        "program": PROGRAM,
        "version": installed_version(),
        "python": platform.python_version(),
        "dependencies": _dependencies(),
        "configuration": configuration,
        "configuration_sha256": configuration_sha256(configuration),
        "seed": _seed(configuration),
        "stories": [_story(name, comparison) for name, comparison in comparisons.items()],
        "files": sorted(files),
    }
    return json.dumps(record, indent=2, sort_keys=True) + "\n"


def _story(name: str, comparison: Comparison) -> dict[str, object]:
    story, source = comparison.story, comparison.source
    return {
        "story": name,
        "title": story.title,
        "recreated": story.recreated,
        "article": comparison.article,
        "baseline": comparison.baseline,
        "source": source.name if source else "",
        "source_found": bool(source and source.found),
        "labels": [asdict(label) for label in story.labels],
        "inputs": {_relative(file): sha256 for file, sha256 in story.files.items()},
        "versions": [
            {
                "outlet": reading.version.outlet,
                "file": _relative(reading.version.file),
                "sha256": reading.version.sha256,
                "published": jsonable(reading.version.published),
            }
            for reading in comparison.versions
        ],
        "witnesses": jsonable(comparison.witnesses),
        "warnings": list(comparison.warnings),
    }


def _relative(file: str) -> str:
    return Path(file).name if Path(file).is_absolute() else file


def _dependencies() -> dict[str, str]:
    """Return the installed version of everything that the package requires at run time."""
    try:
        requirements = requires(DISTRIBUTION) or []
    except PackageNotFoundError:
        return {}
    names = [
        re.split(r"[^\w.-]", requirement, maxsplit=1)[0]
        for requirement in requirements
        if "extra ==" not in requirement
    ]
    return {name: installed_version(name) for name in names}


def _seed(configuration: object) -> object:
    match configuration:
        case {"seed": seed} | {"scores": {"seed": seed}}:
            return seed
    return None


def configuration_sha256(configuration: object) -> str:
    """Return a hash of the settings: the same exactly when they, and the rules, are the same."""
    text = json.dumps(jsonable(configuration), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def jsonable(value: object) -> object:
    """Return ``value`` as JSON knows it; sets are sorted, so that they repeat."""
    match value:
        case None | bool() | int() | float() | str():
            return value
        case Mapping():
            return {str(key): jsonable(item) for key, item in value.items()}
        case AbstractSet():
            return sorted((jsonable(item) for item in value), key=str)
        case list() | tuple():
            return [jsonable(item) for item in value]
        case PurePath():
            return value.name
    return str(value)
