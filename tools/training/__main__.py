"""``python -m tools.training background|models BENCHMARKS``: make the shipped files again."""

from __future__ import annotations

import sys
from pathlib import Path

from tools.training.background import write_background

USAGE = "usage: python -m tools.training background|models BENCHMARKS_FOLDER"


def main(argv: list[str]) -> int:
    """Run one training command; return 0 when its files are written, 2 for wrong usage."""
    match argv:
        case ["background", folder]:
            write_background(Path(folder))
            return 0
        case ["models", folder]:
            # The models read what the other command writes: it must run where they do not load.
            from tools.training.models.write import write_models  # noqa: PLC0415

            write_models(Path(folder))
            return 0
        case _:
            sys.stderr.write(USAGE + "\n")
            return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
