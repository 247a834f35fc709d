"""``python -m tools.corpus check|describe|sums|card CORPUS``.

``check`` names what does not hold together, ``describe`` writes the description of the tables, then
``sums`` the checksums, and ``card`` prints the figures of the card: sizes, agreement of two
readers, and what length and place give away.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tools.corpus.agreement import agreement
from tools.corpus.check import SUMS, faults, registers, sizes, sums
from tools.corpus.describe import DATAPACKAGE, datapackage
from tools.corpus.tell_tales import tell_tales


def main(arguments: list[str]) -> int:
    """Run one command; 1 when something is wrong, 2 for wrong usage."""
    match arguments:
        case ["check", corpus]:
            wrong = list(faults(Path(corpus)))
            sys.stdout.write("".join(f"{line}\n" for line in wrong))
            return 1 if wrong else 0
        case ["describe", corpus]:
            (Path(corpus) / DATAPACKAGE).write_text(datapackage(Path(corpus)), "utf-8")
            return 0
        case ["sums", corpus]:
            (Path(corpus) / SUMS).write_text(sums(Path(corpus)), "utf-8")
            return 0
        case ["card", corpus]:
            sys.stdout.write(card(Path(corpus)))
            return 0
        case _:
            sys.stderr.write(f"{__doc__}\n")
            return 2


def card(corpus: Path) -> str:
    """Return the figures of the card, as Markdown."""
    rows = sizes(corpus)
    lines = ["| " + " | ".join(rows[0]) + " |", "|---" * len(rows[0]) + "|"]
    lines += ["| " + " | ".join(row.values()) + " |" for row in rows]
    versions = ", ".join(f"{name} {number}" for name, number in registers(corpus).items())
    both, told = agreement(corpus), tell_tales(corpus)
    lines += [
        "",
        f"Versions by register: {versions}.",
        "",
        (
            f"Two readers, {both.stories} stories: F1 {both.f1:.2f}, kappa {both.kappa:.2f} over "
            f"{both.cells:,} facts in sentences; {both.both:,} told for both."
        ),
        "",
        (
            "From length and place alone, on other stories: pairs AUC "
            f"{told.pairs:.2f}, sentences AUC {told.sentences:.2f}."
        ),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
