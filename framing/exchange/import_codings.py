"""Codings made elsewhere, into the ``labels.csv`` of their story."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from framing.coding.label_rows import key_of, row_of, with_labels
from framing.errors import StoryError
from framing.exchange.coded_labels import labels_in, taken
from framing.exchange.formats import reader
from framing.exchange.given_files import given_files
from framing.ingest import read_story
from framing.ingest.cleaning import printable
from framing.stories.labels_file import edit_labels

if TYPE_CHECKING:
    from collections.abc import Iterable

    from framing.exchange.project import CodedText, ReadCoding
    from framing.types import Label, Story


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import came to.

    Attributes:
        labels: The labels that ``labels.csv`` has by it, those among them that it had before.
        new: How many of them it did not have.
        left_out: Codes that ``labels.csv`` has no column for, and how often each was coded.
        untouched: Codings of the program that stood as it made them, and were not taken.
    """

    labels: tuple[Label, ...]
    new: int
    left_out: tuple[tuple[str, int], ...]
    untouched: int


def import_codings(  # noqa: PLR0913 - each is a choice of who imports
    path: str | Path,
    form: str,
    folder: str | Path,
    *,
    coder: str = "",
    untouched: bool = False,
    known_only: bool = False,
    replace_own: bool = False,
) -> Imported:
    """Read codings of another tool into the ``labels.csv`` of a story.

    Args:
        path: The file, folder or archive that the tool wrote.
        form: Its format, such as ``refi-qda``.
        folder: The story's folder.
        coder: Who coded, where the file does not say; where it names one coder, the name to use.
        untouched: Take roles, voices and facts that the program had coded and the coder left as
            they were, too.
        known_only: Leave out codes that are none of ours instead of refusing the file.
        replace_own: Put what a coder says now in place of what ``labels.csv`` has by that name.

    Raises:
        FramingError: The file does not fit the story, or something in it is not clear. Nothing
            has changed.
    """
    path, folder = Path(path), Path(folder)
    texts = reader(form).read(given_files(path))
    story = read_story(folder)
    named = _named(texts, coder, path, untouched=untouched)
    found = taken(named, untouched=untouched, known_only=known_only)
    labels = labels_in(found.texts, story)
    new = _check_own(labels, story, replace_own=replace_own)
    if new:
        edit_labels(folder, lambda before: with_labels(before, new))
    return Imported(labels, len(new), found.left_out, found.untouched)


def _named(
    texts: Iterable[CodedText], coder: str, path: Path, *, untouched: bool
) -> list[CodedText]:
    """Return texts in which every coding that somebody made has a coder's name."""
    texts = list(texts)
    codings = [one for text in texts for one in text.codings]
    named = sorted({one.coder for one in codings if one.coder and not one.untouched})
    if coder and len(named) > 1:
        raise StoryError(
            f"{printable(path)}: holds codings of {printable(' and '.join(named), 120)}; leave "
            "--coder out, or export each alone"
        )
    only = coder or (named[0] if len(named) == 1 else "")

    def who(one: ReadCoding) -> str:
        if one.untouched and untouched and one.coder not in named:
            return only
        return one.coder or only if one.untouched else coder or one.coder

    if any(not who(one) for one in codings if untouched or not one.untouched):
        raise StoryError(f"{printable(path)}: does not say who coded; give --coder NAME")
    return [
        replace(text, codings=tuple(replace(one, coder=who(one)) for one in text.codings))
        for text in texts
    ]


def _check_own(labels: tuple[Label, ...], story: Story, *, replace_own: bool) -> tuple[Label, ...]:
    """Return the labels that are new; one that a coder of the same name set otherwise is none."""
    before = {key_of(row_of(label)): _ordered(label) for label in story.labels}
    new = tuple(label for label in labels if before.get(key_of(row_of(label))) != _ordered(label))
    changed = [label for label in new if key_of(row_of(label)) in before]
    if changed and not replace_own:
        first = changed[0]
        said = before[key_of(row_of(first))].value or "nothing"
        others = f", and {len(changed) - 1} more" if len(changed) > 1 else ""
        raise StoryError(
            f"labels.csv: {printable(first.coder, 40)} has {first.column} of sentence "
            f"{first.sentence} of {printable(first.outlet, 60)} as {printable(said, 40)}, not "
            f"{printable(first.value or 'nothing', 40)}{others}; give another --coder, or "
            "--replace to go by this file"
        )
    return new


def _ordered(label: Label) -> Label:
    """Return a label whose facts stand in order, which says nothing in itself."""
    if label.column != "facts":
        return label
    return replace(label, value=";".join(sorted(label.value.split(";"))))
