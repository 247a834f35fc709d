"""What is shown of a comparison with the baseline: the verdict of ``differs`` in words, and why.

Whether a number differs is decided in ``framing.statistics.verdicts`` and nowhere else. Nothing
here looks at an interval or a p-value to find a verdict; they are looked at only to say why the
verdict is what it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.report.baseline_summary import BASELINE_IS_0
from framing.report.words import counted, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framing.types import Differs, Score


@dataclass(frozen=True, slots=True)
class Verdict:
    """A verdict as it is shown: ``differs`` as in versions.csv, in words, and the reason for it.

    ``why`` is empty where a number differs: the difference itself is the reason.
    """

    differs: Differs
    name: str
    why: str


def verdict(score: Score, configuration: Mapping[str, object]) -> Verdict:
    """Return what a score's comparison with the baseline says.

    Args:
        score: a row of versions.csv.
        configuration: the settings that the comparison was made with, as it holds them.
    """
    return Verdict(score.differs, words("differs")[score.differs], _why(score, configuration))


def doubt(score: Score, configuration: Mapping[str, object]) -> str:
    """Say why a number is not to be relied on; empty where it is."""
    if score.reliable:
        return ""
    settings = configuration.get("scores")
    enough = settings.get("enough_sentences") if isinstance(settings, dict) else None
    why = words("why_differs")
    if isinstance(enough, int) and score.sentences < enough:
        sentences = counted(score.sentences, "sentence")
        return str(why["too_short"]).format(sentences=sentences, enough=enough)
    return str(why["unreliable"])


def _why(score: Score, configuration: Mapping[str, object]) -> str:
    match score.differs:
        case "differs":
            return ""
        case "cannot tell":
            return doubt(score, configuration) or _open(score)
        case _:
            return str(words("why_differs")[_untested(score)])


def _open(score: Score) -> str:
    """Say why it cannot be told of a reliable number whether it differs."""
    why = words("why_differs")
    ends = (score.delta_min, score.delta_max)
    # With each other version left out in turn the difference keeps its sign, or it rests on one.
    if ends[0] is not None and ends[1] is not None and ends[0] <= 0 <= ends[1]:
        return str(why["unsteady"])
    return str(why["chance"]).format(p="" if score.p_holm is None else f"{score.p_holm:.2f}")


def _untested(score: Score) -> str:
    if score.value is None:
        return "nothing"
    if score.baseline is None:
        return "no_baseline"
    return "by_definition" if score.dimension in BASELINE_IS_0 else "untested"
