"""python -m tools.mutants: how many changes to attribution do its tests notice?

Exit status 1 when, of the changes that change an answer, more than a fifth go unnoticed; 2 when
the tests fail before anything is changed.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tools.mutants.conditions import without_a_condition
from tools.mutants.mutants import sample, unchanged
from tools.mutants.texts import answers, texts
from tools.mutants.trial import OUTCOMES, PACKAGE, try_all
from tools.mutants.word_lists import without_a_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tools.mutants.mutants import Mutant
    from tools.mutants.trial import Trial

_UNNOTICED = 0.2


def main(arguments: Sequence[str] | None = None) -> int:
    """Try a sample of the changes and print what came of each."""
    options = _options(arguments)
    words = without_a_word(PACKAGE)
    conditions = without_a_condition(PACKAGE)
    mutants = [
        *sample(words, options.words, options.seed),
        *sample(conditions, options.conditions, options.seed),
    ]
    groups = texts()
    expected = list(answers(groups))
    with TemporaryDirectory() as place:
        (as_it_is,) = try_all([unchanged(PACKAGE)], groups, expected, Path(place), 1)
        if as_it_is.outcome != "same":
            print(f"without any change: {as_it_is.outcome}, {as_it_is.why}", file=sys.stderr)
            return 2
        print(f"seed {options.seed}: of {len(words)} words and {len(conditions)} conditions")
        trials: list[Trial] = []
        for trial in try_all(mutants, groups, expected, Path(place), options.jobs):
            trials.append(trial)
            print(shown(trial), flush=True)
    return _summary(trials, words, conditions)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.mutants", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--words", type=int, default=40, metavar="N", help="words deleted")
    parser.add_argument("--conditions", type=int, default=40, metavar="N", help="conditions set")
    parser.add_argument("--jobs", type=int, default=2, metavar="N", help="processes at a time")
    return parser.parse_args(arguments)


def shown(trial: Trial) -> str:
    """Return one line: the outcome, the file and place, what was changed, and who noticed."""
    mutant = trial.mutant
    place = f"{mutant.file.as_posix()} {mutant.where}: {mutant.what}"
    return f"{trial.outcome:8} {place}  [{trial.why}]".removesuffix("  []")


def _summary(trials: Sequence[Trial], words: Sequence[Mutant], conditions: Sequence[Mutant]) -> int:
    print()
    for sort, all_of_it in (("word", words), ("condition", conditions)):
        counts = Counter(trial.outcome for trial in trials if trial.mutant.sort == sort)
        print(f"{sort}s: {counts.total()} of {len(all_of_it)}")
        for outcome, meaning in OUTCOMES.items():
            print(f"  {counts[outcome]:4} {meaning}")
    same = Counter(
        f"{trial.mutant.file.name} {trial.mutant.where.split(' ')[-1]}"
        for trial in trials
        if trial.outcome == "same"
    )
    if same:
        print("most often without any change:")
        print(*(f"  {count:4} {where}" for where, count in same.most_common(10)), sep="\n")
    noticed = sum(trial.outcome == "noticed" for trial in trials)
    silent = sum(trial.outcome == "changed" for trial in trials)
    share = silent / max(1, noticed + silent)
    print(f"unnoticed: {silent} of the {noticed + silent} that change an answer ({share:.0%})")
    return int(share > _UNNOTICED)


if __name__ == "__main__":
    sys.exit(main())
