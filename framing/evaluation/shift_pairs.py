"""How well shifts are found: precision and recall a kind, on pairs that a person labelled.

``python -m framing.evaluation.shift_pairs FILE`` prints the table.
"""

from __future__ import annotations

import csv
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from framing.article.sentences import sentences
from framing.attribution import attribute
from framing.cues import detectors, find_cues
from framing.cues.hedging import certainty
from framing.ingest import version_from_text
from framing.shifts import Difference, Wording, differences
from framing.statistics.confidence_intervals import Interval, wilson
from framing.types import Sentence, ShiftKind, SourceReport

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

KINDS: tuple[ShiftKind, ...] = tuple(kind for kind in get_args(ShiftKind) if kind != "wording")
_LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """Two statements and the kinds of shift that a person sees between them."""

    kinds: frozenset[str]
    field: str
    source: str
    baseline: str
    version: str


@dataclass(frozen=True, slots=True)
class KindScore:
    """How well one kind is found: counts, and shares with their 95 % Wilson intervals."""

    kind: str
    true_positives: int
    false_positives: int
    missed: int

    @property
    def precision(self) -> float | None:
        """Share of claims that are right, None without a claim."""
        return _share(self.true_positives, self.true_positives + self.false_positives)

    @property
    def recall(self) -> float | None:
        """Share of shifts that are found, None where there are none."""
        return _share(self.true_positives, self.true_positives + self.missed)

    @property
    def precision_interval(self) -> Interval | None:
        """What the number of claims lets one say of the precision."""
        return wilson(self.true_positives, self.true_positives + self.false_positives, _LEVEL)

    @property
    def recall_interval(self) -> Interval | None:
        """What the number of shifts lets one say of the recall."""
        return wilson(self.true_positives, self.true_positives + self.missed, _LEVEL)


@dataclass(frozen=True, slots=True)
class ShiftScores:
    """Scores a kind, and how many paraphrases, which hold no shift, raised an alarm."""

    kinds: tuple[KindScore, ...]
    paraphrases: int
    false_alarms: int

    @property
    def alarm_interval(self) -> Interval | None:
        """What the number of paraphrases lets one say of the rate of false alarms."""
        return wilson(self.false_alarms, self.paraphrases, _LEVEL)


def wording(
    text: str, source: SourceReport | None, outlet: str = "", published: date | None = None
) -> Wording:
    """Read bare sentences as the wording of one statement, as an article would be read.

    Raises:
        FramingError: The text holds no sentence.
    """
    version = version_from_text(text, outlet)
    split = sentences(version)
    voices = attribute(version, split, source)
    longest = max(split, key=lambda sentence: (sentence.end - sentence.start, -sentence.start))
    voice = voices[split.index(longest)]
    cues = find_cues(version.text, longest, voice, detectors())
    return Wording(
        outlet=outlet,
        sentence=longest.index,
        start=longest.start,
        end=longest.end,
        text=_text(version.text, longest),
        context=_text(version.text, longest),
        context_start=longest.start,
        voice=voice,
        cues=cues,
        certainty=certainty(cues),
        credited=any(
            credit.voice == "source" and credit.basis in {"explicit", "carried"}
            for credit in voice.attributions
        ),
        published=published,
    )


def _text(text: str, sentence: Sentence) -> str:
    return text[sentence.start : sentence.end]


def read_pairs(path: Path) -> tuple[LabelledPair, ...]:
    """Read a table of labelled pairs: tabs between kinds, field, source, baseline and version."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return tuple(
            LabelledPair(
                kinds=frozenset(kind for kind in row["kinds"].split(";") if kind),
                field=row["field"],
                source=row["source"],
                baseline=row["baseline"],
                version=row["version"],
            )
            for row in rows
        )


def shifts_between(row: LabelledPair) -> tuple[Difference, ...]:
    """Return the differences that the program sees in a pair."""
    source = SourceReport(row.source, aliases=_short_names(row.source)) if row.source else None
    one, other = wording(row.baseline, source, "one"), wording(row.version, source, "other")
    return differences(one, other, source)


@cache
def _short_names(name: str) -> tuple[str, ...]:
    """Initials of a name of several words, such as "FT", as a story's settings would list them."""
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    return (initials,) if len(initials) > 1 else ()


def evaluate_shifts(path: Path) -> ShiftScores:
    """Measure the program on a table of labelled pairs."""
    rows = read_pairs(path)
    seen = [frozenset(found.kind for found in shifts_between(row)) for row in rows]
    scores = tuple(
        KindScore(
            kind=kind,
            true_positives=sum(
                kind in row.kinds and kind in saw for row, saw in zip(rows, seen, strict=True)
            ),
            false_positives=sum(
                kind not in row.kinds and kind in saw for row, saw in zip(rows, seen, strict=True)
            ),
            missed=sum(
                kind in row.kinds and kind not in saw for row, saw in zip(rows, seen, strict=True)
            ),
        )
        for kind in KINDS
    )
    plain = [saw for row, saw in zip(rows, seen, strict=True) if not row.kinds]
    return ShiftScores(scores, len(plain), sum(bool(saw) for saw in plain))


def _share(hits: int, of: int) -> float | None:
    return hits / of if of else None


def table(scores: ShiftScores) -> str:
    """Return the scores as lines of text."""
    lines = ["kind        tp  fp  fn  precision (95 %)         recall (95 %)"]
    lines += [
        f"{score.kind:10} {score.true_positives:3} {score.false_positives:3} {score.missed:3}"
        f"  {_cell(score.precision, score.precision_interval)}"
        f"  {_cell(score.recall, score.recall_interval)}"
        for score in scores.kinds
    ]
    share = _share(scores.false_alarms, scores.paraphrases)
    lines.append(
        f"false alarms on paraphrases: {scores.false_alarms} of {scores.paraphrases}"
        f"  {_cell(share, scores.alarm_interval)}"
    )
    return "\n".join(lines)


def _cell(share: float | None, interval: Interval | None) -> str:
    if share is None or interval is None:
        return "-".ljust(22)
    return f"{share:.3f} ({interval[0]:.3f}-{interval[1]:.3f})".ljust(22)


def main(arguments: Sequence[str]) -> int:
    """Print the scores of the table that is named."""
    if len(arguments) != 1:
        sys.stderr.write("usage: python -m framing.evaluation.shift_pairs FILE\n")
        return 2
    sys.stdout.write(table(evaluate_shifts(Path(arguments[0]))) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
