"""All that decides the answers of models that are fitted anew, as one digest."""

from __future__ import annotations

import hashlib
import inspect
from typing import TYPE_CHECKING

import sklearn

from tools.training.models import fit, sentiment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.evaluation.task import Row


def digest_of_targets(examples: Sequence[Row]) -> str:
    """Return the SHA-256 of all that the ten folds of the target model are made of.

    That is every example's features and label, its fold, the code that fits and answers, and the
    library's release. A change to any of them gives another digest.
    """
    rows, names = sentiment.target_rows(examples)
    folds = fit.folds([example["text"] for example in examples])
    digest = hashlib.sha256(rows.indptr.astype("<i8").tobytes())
    digest.update(rows.indices.astype("<i8").tobytes())
    digest.update(rows.data.astype("<f8").tobytes())
    digest.update(folds.astype("<i8").tobytes())
    words = [*names, *(example["label"] for example in examples)]
    words += [inspect.getsource(sentiment), str(fit.SEED), sklearn.__version__]
    digest.update("\0".join(words).encode())
    return digest.hexdigest()
