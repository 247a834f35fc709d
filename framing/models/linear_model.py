"""A linear model: one weight for each n-gram bucket, one for each named feature, and a bias."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from framing.models.hashed_ngrams import Floats

MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class LinearModel:
    """What ships of a model. The answer is ``row @ weights + features . named + bias``."""

    name: str
    weights: Floats
    """A row for each bucket, a column for each output."""
    features: Mapping[str, tuple[float, ...]]
    bias: tuple[float, ...]

    def named(self, features: Mapping[str, float]) -> list[float]:
        """Return what the named features of one text add to each output, with the bias."""
        total = list(self.bias)
        for name, value in features.items():
            for at, weight in enumerate(self.features.get(name, ())):
                total[at] += value * weight
        return total


@cache
def load(name: str) -> LinearModel:
    """Return a model that ships.

    Raises:
        FileNotFoundError: There is no model of this name.
    """
    import numpy as np  # noqa: PLC0415 - kept out of the import of the package

    described = json.loads(_data(f"{name}.json").read_text("utf-8"))
    with _data(f"{name}.npz").open("rb") as file, np.load(file, allow_pickle=False) as arrays:
        steps = arrays["steps"].astype(np.float64)
        weights = arrays["weights"].astype(np.float64) * steps
    return LinearModel(
        name=name,
        weights=weights,
        features={key: tuple(row) for key, row in described["features"].items()},
        bias=tuple(described["bias"]),
    )


def save(model: LinearModel, folder: Path) -> None:
    """Write a model as ``NAME.npz`` and ``NAME.json``; weights keep one part in 127 of the largest.

    The same model gives the same bytes.
    """
    import numpy as np  # noqa: PLC0415

    largest = np.abs(model.weights).max(axis=0)
    steps = np.where(largest > 0, largest, 1.0).astype(np.float32) / np.float32(127)
    weights = np.round(model.weights / steps).astype(np.int8)
    np.savez_compressed(folder / f"{model.name}.npz", weights=weights, steps=steps)
    described = {
        "bias": [round(value, 4) for value in model.bias],
        "features": {
            name: [round(value, 4) for value in row]
            for name, row in sorted(model.features.items())
            if any(round(value, 4) for value in row)
        },
    }
    text = json.dumps(described, indent=1, ensure_ascii=False) + "\n"
    (folder / f"{model.name}.json").write_text(text, "utf-8")


def write_manifest(folder: Path) -> None:
    """Write the SHA-256 of every file of the models, so that a test sees what was changed."""
    sums = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.iterdir())
        if path.suffix in {".npz", ".json"} and path.name != MANIFEST
    }
    (folder / MANIFEST).write_text(json.dumps(sums, indent=1) + "\n", "utf-8")


def _data(name: str) -> Traversable:
    return files("framing.models").joinpath("data", name)
