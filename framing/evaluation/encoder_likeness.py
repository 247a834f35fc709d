"""Likeness of sentences by an encoder from elsewhere, as a baseline where one is at hand.

No encoder ships. ``FRAMING_ENCODER`` names a folder that holds one as ``transformers`` reads it,
such as all-MiniLM-L6-v2 (Reimers and Gurevych 2019); nothing is fetched.
"""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

FOLDER = "FRAMING_ENCODER"
_BATCH = 64
_LONGEST = 128
"""Tokens of a sentence that are read."""


def has_encoder() -> bool:
    """Tell whether a folder is named and what reads it is installed."""
    named = os.environ.get(FOLDER, "")
    return Path(named, "config.json").is_file() and all(map(find_spec, ("torch", "transformers")))


def encoder_cosine(left: Sequence[str], right: Sequence[str]) -> list[float]:
    """Return the cosine of each pair of sentences, each the mean of its tokens' vectors.

    Raises:
        OSError: The folder that is named holds no encoder.
    """
    import torch  # noqa: PLC0415 - only where an encoder is at hand
    from transformers import AutoModel, AutoTokenizer  # noqa: PLC0415

    folder = os.environ[FOLDER]
    tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
    model = AutoModel.from_pretrained(folder, local_files_only=True).eval()
    texts = list(dict.fromkeys((*left, *right)))
    rows = []
    with torch.inference_mode():
        for first in range(0, len(texts), _BATCH):
            read = tokenizer(
                texts[first : first + _BATCH],
                padding=True,
                truncation=True,
                max_length=_LONGEST,
                return_tensors="pt",
            )
            mask = read["attention_mask"].unsqueeze(-1)
            mean = (model(**read).last_hidden_state * mask).sum(1) / mask.sum(1)
            rows.append(torch.nn.functional.normalize(mean).numpy())
    vectors = np.concatenate(rows)
    place = {text: row for row, text in enumerate(texts)}
    pairs = ([place[text] for text in side] for side in (left, right))
    first_side, second_side = (vectors[rows] for rows in pairs)
    return [float(value) for value in (first_side * second_side).sum(axis=1)]
