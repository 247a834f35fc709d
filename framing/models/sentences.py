"""What the models say of sentences: how likely commentary and speculation, and how certain."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from framing.models.features import features
from framing.models.linear import Linear, load
from framing.models.rows import Scorer, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framing.models.rows import Floats
    from framing.types import Cue

NAMES = ("commentary", "speculation", "certainty")


@dataclass(frozen=True, slots=True)
class Judged:
    """The models' answers on one sentence, each 0 to 1.

    ``commentary`` and ``speculation`` are how likely, as if half of all sentences were such;
    ``certainty`` is how sure a reader would take the writer to be.
    """

    commentary: float
    speculation: float
    certainty: float


def judged(texts: Sequence[str], cues: Sequence[Sequence[Cue]]) -> tuple[Judged, ...]:
    """Ask every model about every sentence, in one pass over the n-grams of them all.

    Args:
        texts: The sentences.
        cues: What the rules found in each, whoever speaks.
    """
    import numpy as np  # noqa: PLC0415 - kept out of the import of the package

    if not texts:
        return ()
    named = np.asarray([_named(features(text, own)) for text, own in zip(texts, cues, strict=True)])
    logits = np.round(_scorer().scores([words(text) for text in texts]) + named, 6)
    likely = 1.0 / (1.0 + np.exp(-logits[:, :2]))
    sure = np.clip(logits[:, 2], 0.0, 1.0)
    return tuple(
        Judged(round(float(commentary), 4), round(float(speculation), 4), round(float(certain), 4))
        for (commentary, speculation), certain in zip(likely, sure, strict=True)
    )


@cache
def _scorer() -> Scorer:
    import numpy as np  # noqa: PLC0415

    return Scorer(np.hstack([load(name).weights for name in NAMES]))


def _named(found: Mapping[str, float]) -> Floats:
    """Return what the named features of one sentence add to each answer, with the biases."""
    import numpy as np  # noqa: PLC0415

    weights = _features()
    total = np.asarray([load(name).bias[0] for name in NAMES])
    for name, value in found.items():
        if name in weights:
            total += value * weights[name]
    return total


@cache
def _features() -> dict[str, Floats]:
    """Return every model's weight of each named feature, so that features are gone through once."""
    import numpy as np  # noqa: PLC0415

    models = [load(name) for name in NAMES]
    every = {name for model in models for name in model.features}
    return {
        name: np.asarray([model.features.get(name, (0.0,))[0] for model in models])
        for name in every
    }


def model(name: str) -> Linear:
    """Return one of the three models."""
    return load(name)
