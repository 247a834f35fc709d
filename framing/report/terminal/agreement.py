"""How far the program and the people who set labels agree."""

from __future__ import annotations

import textwrap
from typing import IO, TYPE_CHECKING

from framing.report.safe_text import one_line
from framing.report.terminal.width import UNDEFINED, width_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.coding.agreement import Agreement


def print_agreement(found: Sequence[Agreement], file: IO[str]) -> None:
    """Print how far the program and the people who set labels agree."""
    file.write("\nAgreement with labels.csv, before it is applied\n\n")
    file.write(f"{'column':<12} {'coder':<16} {'labels':>6} {'agree':>6} {'kappa':>6}\n")
    for row in found:
        kappa = UNDEFINED if row.kappa is None else f"{row.kappa:.2f}"
        file.write(
            f"{row.column:<12} {one_line(row.coder):<16} {row.labels:>6} "
            f"{row.share * 100:>5.0f}% {kappa:>6}\n"
        )
    note = (
        "Labels are what a person chose to set: where only mistakes were corrected, agreement is "
        "low for that reason alone."
    )
    file.write("\n" + textwrap.fill(note, width_of(file)) + "\n")
