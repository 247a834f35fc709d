"""What somebody is credited for in a sentence, and how much two such sayings share."""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING

from framing.check.aligned_sentences import weights_of
from framing.config import default

if TYPE_CHECKING:
    from framing.check.aligned_sentences import TextSentence
    from framing.types import Attribution

_LEAST_WEIGHT = default().check.sentences.least_weight


def said_of(sentence: TextSentence, credit: Attribution) -> str:
    """Return what somebody is credited for, of the sentence."""
    own = sentence.reading.sentence
    start, end = max(own.start, credit.content.start), min(own.end, credit.content.end)
    return sentence.version.version.text[start:end]


def common_share(ours: str, theirs: str, least: float = _LEAST_WEIGHT) -> float:
    """Return what two texts share, as a share of what the lighter one weighs."""
    one, other = weights_of(ours), weights_of(theirs)
    lighter = min(fsum(one.values()), fsum(other.values()))
    shared = fsum(weight for word, weight in one.items() if word in other)
    return shared / lighter if lighter >= least else 0.0
