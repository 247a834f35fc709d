"""Speculation: NewsDiscourse's "expectation", whoever voices it.

The proxy is wider than the program's notion: an announced plan is an expectation there, and a
purpose stated as part of a reported act is no speculation here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.cues.speculation import is_speculative
from framing.evaluation.baselines import hedge_count
from framing.evaluation.metrics import auc
from framing.evaluation.newsdiscourse import classified, everywhere, read_lines, trained
from framing.evaluation.program_answers import by_rules, strength
from framing.evaluation.task import OURS, RULES, Measured

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framing.evaluation.task import Row


def measure(rows: Sequence[Row], *, baselines: bool) -> Iterator[Measured]:
    """Rank by the model's answer, and score what the program calls speculation."""
    lines = read_lines(rows)
    gold = [row["role"] == "expectation" for row in lines.rows]
    likely = [0.0 if line.answer is None else line.answer.speculation for line in lines.read]
    yield Measured("AUC", OURS, auc(gold, likely), lines.articles)
    yield from classified(lines, gold, lambda line: is_speculative(line.cues))
    if baselines:
        ruled = [by_rules(line.cues) for line in lines.read]
        weights = [strength(cues, "speculation") for cues in ruled]
        yield Measured("AUC", RULES, auc(gold, weights), lines.articles)
        yield from classified(lines, gold, lambda line: is_speculative(by_rules(line.cues)), RULES)
        hedges = [hedge_count(row["text"]) for row in lines.rows]
        yield Measured("AUC", "hedge count", auc(gold, hedges), lines.articles)
        yield from trained(lines, gold)
        yield from everywhere(lines, gold)
