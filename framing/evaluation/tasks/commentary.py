"""Commentary: NewsDiscourse's "evaluation" where nobody is quoted or credited.

The proxy is wider than the program's notion: it holds much plain analysis, and reactions that the
writer reports without a word of saying.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.cues.commentary import is_commentary
from framing.evaluation.baselines import vader
from framing.evaluation.metrics import auc
from framing.evaluation.newsdiscourse import classified, everywhere, read_lines, trained
from framing.evaluation.program_answers import by_rules, strength
from framing.evaluation.task import OURS, RULES, Measured

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framing.evaluation.program_answers import Line
    from framing.evaluation.task import Row


def measure(rows: Sequence[Row], *, baselines: bool) -> Iterator[Measured]:
    """Rank by the model's answer, and score at the threshold that ships.

    Lines that nobody may call the outlet's comment (quoted, credited, boilerplate) rank last.
    """
    lines = read_lines(rows)
    gold = [row["role"] == "evaluation" and row["speech"] == 0 for row in lines.rows]
    yield Measured("AUC", OURS, auc(gold, [_rank(line) for line in lines.read]), lines.articles)
    kept = [at for at, line in enumerate(lines.read) if line.own]
    yield Measured(
        "AUC, own lines",
        OURS,
        auc([gold[at] for at in kept], [_rank(lines.read[at]) for at in kept]),
        [lines.articles[at] for at in kept],
    )
    yield from classified(lines, gold, lambda line: is_commentary(line.cues))
    if baselines:
        weights = [strength(by_rules(line.cues), "commentary") for line in lines.read]
        yield Measured("AUC", RULES, auc(gold, weights), lines.articles)
        yield from classified(lines, gold, lambda line: is_commentary(by_rules(line.cues)), RULES)
        strong = [abs(vader(row["text"])) for row in lines.rows]
        yield Measured("AUC", "VADER, either sign", auc(gold, strong), lines.articles)
        yield from trained(lines, gold)
        yield from everywhere(lines, gold)


def _rank(line: Line) -> float:
    return line.answer.commentary if line.own and line.answer else 0.0
