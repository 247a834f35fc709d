"""``python -m framing.training models BENCHMARKS``: every model that ships, with its card."""

from __future__ import annotations

from pathlib import Path

import framing.models
from framing.models.linear import save, write_manifest
from framing.training.models import examples
from framing.training.models.fit import Recipe, prepared, trained

DATA = Path(framing.models.__file__).parent / "data"

COMMENTARY = Recipe("commentary", 0.3, ("cue:", "word:", "first:", "text:"), logistic=True)
SPECULATION = Recipe("speculation", 1.0, ("cue:", "word:", "first:"), logistic=True)
CERTAINTY = Recipe("certainty", 2.0, ("cue:", "text:"), logistic=False)
SUBJECTIVITY_WEIGHT = 1.0


def write_models(folder: Path, out: Path = DATA) -> None:
    """Train and write the models and the manifest of their SHA-256; the same bytes every time."""
    commentary = examples.own("commentary", own_voice=True)
    commentary += examples.subjectivity(folder, SUBJECTIVITY_WEIGHT)
    taught = (
        (COMMENTARY, commentary),
        (SPECULATION, examples.own("speculation", own_voice=False)),
        (CERTAINTY, examples.certainty(folder)),
    )
    for recipe, rows in taught:
        save(trained(recipe, prepared(recipe, rows)), out)
    write_manifest(out)
