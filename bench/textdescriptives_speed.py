"""How long TextDescriptives takes, for ``speed.py``: runs in an environment of its own.

Reads texts from standard input, parted by a null character, and prints the processor's seconds for
all its measures on spaCy's small English model, once that is loaded and warm.
"""

from __future__ import annotations

import sys
import time
import warnings


def main() -> None:
    """Print the seconds."""
    warnings.filterwarnings("ignore")
    import spacy  # noqa: PLC0415 - not in our environment
    import textdescriptives  # noqa: F401, PLC0415 - adds its measures to spaCy

    language = spacy.load(sys.argv[1])
    language.add_pipe("textdescriptives/all")
    texts = sys.stdin.read().split("\0")
    list(language.pipe(texts[:2]))
    start = time.process_time()
    list(language.pipe(texts))
    print(time.process_time() - start)


if __name__ == "__main__":
    main()
