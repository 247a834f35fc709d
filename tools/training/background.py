"""How common n-grams and words are in news at large, counted once and shipped.

Counted on three sets whose licences allow it: sentences of NewsMTSC (MIT; Hamborg and Donnay
2021), of NewsSD-ENG (CC BY 4.0; Antici et al. 2023), and of the certainty data of Pei and Jurgens
(MIT; 2021). The story at hand is never counted: an article that is added moves no other number.
"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import framing
from framing.language.ngrams import counts, stems, word_counts

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

PACKAGE = Path(framing.__file__).parent
_WORD = re.compile(r"(?<![\w'])[a-z]+(?:'[a-z]+)?")
_AT_LEAST = 2
"""A word seen in lower case once may be a slip; twice is a word."""


def sentences(folder: Path) -> list[str]:
    """Return the distinct sentences of the sets that may ship, sorted."""
    target = folder / "target_sentiment" / "train.jsonl"
    texts = {json.loads(line)["text"] for line in target.read_text("utf-8").splitlines()}
    for name in ("subjectivity", "certainty"):
        with (folder / name / "train.tsv").open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            texts.update(row["text"] for row in rows)
    return sorted(texts)


def write_background(folder: Path, package: Path = PACKAGE) -> None:
    """Write inverse document frequencies and common words to where the package reads them.

    Args:
        folder: The benchmarks.
        package: The folder ``framing``, with its rooms ``facts`` and ``language``.
    """
    import numpy as np  # noqa: PLC0415 - only this command needs it

    texts = sentences(folder)
    np.savez_compressed(
        package / "facts" / "background.npz",
        characters=_inverse_frequencies(counts(texts)),
        words=_inverse_frequencies(word_counts([stems(text) for text in texts])),
    )
    counted = json.dumps({"sentences": len(texts)}, indent=1)
    (package / "facts" / "background.json").write_text(counted + "\n", "utf-8")
    words = package / "language" / "common_words.txt"
    words.write_text("\n".join(common_words(texts)) + "\n", "utf-8")


def _inverse_frequencies(rows: csr_matrix) -> NDArray[np.float16]:
    import numpy as np  # noqa: PLC0415

    seen = np.asarray((rows > 0).sum(axis=0)).ravel()
    return np.log((1 + rows.shape[0]) / (1 + seen)).astype(np.float16)


def common_words(texts: list[str]) -> list[str]:
    """Return words that stand in lower case in running text: a capital makes them no name."""
    seen = Counter(word for text in texts for word in set(_WORD.findall(text.replace("’", "'"))))
    return sorted(word for word, times in seen.items() if times >= _AT_LEAST)
