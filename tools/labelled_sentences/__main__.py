"""Hold the program against sentences that people labelled by docs/codebook.md.

python -m tools.labelled_sentences LABELS.csv STORIES   precision and recall, with counts

LABELS.csv has a row for each sentence: story, outlet, sentence (its number), text, voice, role,
commentary, speculation, hedged. STORIES holds the stories' folders, at any depth, by those names.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from framing import compare, read_story
from framing.statistics.confidence_intervals import wilson

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from framing.types import Reading

    Labels = Mapping[str, str]

_LEVEL = 0.95
_VOICES = ("source", "other", "own")
_FLAGS = ("commentary", "speculation", "hedged")


def main(argv: Sequence[str]) -> int:
    """Print the table; return 0, or 2 for wrong usage."""
    if len(argv) != 2:  # noqa: PLR2004 - labels and stories
        sys.stderr.write(f"{__doc__}\n")
        return 2
    with Path(argv[0]).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    pairs = list(_paired(rows, Path(argv[1])))
    sys.stdout.write(table(pairs, len(rows)))
    return 0


def _paired(rows: Sequence[Labels], stories: Path) -> Iterable[tuple[Labels, Reading]]:
    """Yield each labelled sentence with what the program says of it."""
    folders = {path.parent.name: path.parent for path in sorted(stories.rglob("story.toml"))}
    for name in sorted({row["story"] for row in rows}):
        comparison = compare(read_story(folders[name]))
        read = {version.version.outlet: version for version in comparison.versions}
        for row in rows:
            version = read.get(row["outlet"]) if row["story"] == name else None
            if version is None:
                continue
            text = version.version.text
            same = [
                reading
                for reading in version.readings
                if text[reading.sentence.start : reading.sentence.end] == row["text"]
            ]
            # One wording may stand twice; where sentences end otherwise now, it is left out.
            if same:
                at = int(row["sentence"])
                yield row, min(same, key=lambda reading: abs(reading.sentence.index - at))


def table(pairs: Sequence[tuple[Labels, Reading]], labelled: int) -> str:
    """Return precision and recall of voices and flags, and how many voices and roles are right."""
    lines = [f"{len(pairs)} of {labelled} labelled sentences are sentences here, too"]
    right = sum(row["voice"] == reading.voice.voice for row, reading in pairs)
    lines.append(f"voice right      {_share(right, len(pairs))}")
    right = sum(row["role"] == _role(reading) for row, reading in pairs)
    lines.append(f"role right       {_share(right, len(pairs))}")
    lines.append(f"{'':16} {'precision (95 %)':32} recall (95 %)")
    for voice in _VOICES:
        marked = [(row["voice"] == voice, reading.voice.voice == voice) for row, reading in pairs]
        lines.append(_row(f"voice {voice}", marked))
    for flag in _FLAGS:
        marked = [(row[flag] == "1", _flag(reading, flag)) for row, reading in pairs]
        lines.append(_row(flag, marked))
    return "\n".join(lines) + "\n"


def _role(reading: Reading) -> str:
    """Return the role as a reader of one version can know it: without the story's facts."""
    voice = reading.voice.voice
    if reading.role != "reported" or voice == "source":
        return reading.role
    if voice == "other":
        return "attributed"
    if reading.commentary:
        return "commentary"
    return "speculation" if reading.speculative else "context"


def _flag(reading: Reading, flag: str) -> bool:
    column = {"speculation": "speculative"}.get(flag, flag)
    return bool(getattr(reading, column))


def _row(name: str, marked: Sequence[tuple[bool, bool]]) -> str:
    hits = sum(gold and ours for gold, ours in marked)
    precision = _share(hits, sum(ours for _, ours in marked))
    recall = _share(hits, sum(gold for gold, _ in marked))
    return f"{name:16} {precision:32} {recall}"


def _share(hits: int, of: int) -> str:
    interval = wilson(hits, of, _LEVEL)
    if interval is None:
        return f"- (0 of {of})"
    return f"{hits / of:.2f} ({hits} of {of}; {interval[0]:.2f} to {interval[1]:.2f})"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
