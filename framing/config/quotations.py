"""Settings: when two quotations are one saying."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class QuotationComparisonSettings:
    """How many words make a quotation, and how many in common make two of them one saying."""

    least_words: int
    longest: int
    title_letters: int
    least_run: int
    least_shared: int
    share: float
    common_pair: int
    compared: int
    nearly_all: float
