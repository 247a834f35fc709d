"""Commentary: NewsDiscourse's "evaluation" where nobody is quoted or credited.

The proxy is wider than the program's notion: it holds much plain analysis, and reactions that the
writer reports without a word of saying.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.cues.commentary import is_commentary
from framing.evaluation.baselines import vader
from framing.evaluation.discourse import classified, everywhere, read_lines, trained
from framing.evaluation.metrics import auc
from framing.evaluation.reading import strength
from framing.evaluation.task import OURS, Measured

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framing.evaluation.task import Row


def measure(rows: Sequence[Row], *, baselines: bool) -> Iterator[Measured]:
    """Rank by summed weights of counted cues, and score at the threshold that ships."""
    lines = read_lines(rows)
    gold = [row["role"] == "evaluation" and row["speech"] == 0 for row in lines.rows]
    weights = [strength(line.cues, "commentary") for line in lines.read]
    yield Measured("AUC", OURS, auc(gold, weights), lines.articles)
    yield from classified(lines, gold, lambda line: is_commentary(line.cues))
    if baselines:
        strong = [abs(vader(row["text"])) for row in lines.rows]
        yield Measured("AUC", "VADER, either sign", auc(gold, strong), lines.articles)
        yield from trained(lines, gold)
        yield from everywhere(lines, gold)
