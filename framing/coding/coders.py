"""Who codes: names that tell coders apart, and what a coder's sheet changes in ``labels.csv``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.coding.corrections import thing
from framing.coding.label_rows import FORMULA, key_of, row_of
from framing.errors import SheetError
from framing.ingest.cleaning import clean_line, printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from framing.coding.label_rows import RowKey
    from framing.types import Label

PROGRAM = "program"
"""What the program is called where it is counted as a coder."""
NOBODY = "nobody"
"""What a coder is called whose name the file does not have."""
EVERYBODY = "all coders"
"""Coder of the row over all of three coders or more; the program is none of them."""
RESERVED = {
    PROGRAM: "what the program is called among coders",
    NOBODY: "what a coder without a name is called",
    EVERYBODY: "what all coders together are called",
}
"""Names that tables of agreement use for somebody else, and whom they mean."""


def coder_name(name: str, labels: Iterable[Label]) -> str:
    """Return a coder's name as it is kept.

    Args:
        name: What they call themselves.
        labels: All labels of the stories.

    Raises:
        SheetError: It is no name, or would be mistaken for that of another coder.
    """
    cleaned = clean_line(name)
    shown = printable(cleaned, 40)
    if not cleaned or cleaned[0] in f"{FORMULA}'" or len(cleaned) > len(shown):
        raise SheetError("a coder's name has 1 to 40 characters and begins with a letter")
    if cleaned.casefold() in RESERVED:
        raise SheetError(f"{shown} is {RESERVED[cleaned.casefold()]}; give another name")
    for label in labels:
        if label.coder.casefold() != cleaned.casefold():
            continue
        if label.coder != cleaned:
            raise SheetError(
                f"{shown} would be mistaken for {printable(label.coder, 40)}, who is in "
                "labels.csv; write it alike for the same person, else give another name"
            )
        if label.kind == "model":
            raise SheetError(f"{shown} is a model in labels.csv; give another name")
    return cleaned


def sheet_edits(
    before: Sequence[Label], asked: Sequence[Label], said: Sequence[Label], *, replace: bool
) -> list[tuple[RowKey, Mapping[str, str] | None]]:
    """Return how ``labels.csv`` changes when a coder's sheet is read; nothing for what is there.

    Args:
        before: The story's labels.
        asked: A label, of any value, for everything the sheet asks about.
        said: What the coder answered.
        replace: Whether it comes in place of what the coder said of the same sheet.

    Raises:
        SheetError: Somebody of this name answered otherwise, and nothing is to be replaced.
    """
    known = {_place(label): label for label in before}
    others = [label for label in said if _contradicts(label, known.get(_place(label)))]
    if others and not replace:
        first = others[0]
        raise SheetError(
            f"{printable(first.coder, 40)} answered {len(others)} of these otherwise before "
            f"({first.column} of {printable(first.outlet)}, sentence {first.sentence}); give "
            "another --coder, or --replace if it is the same person's sheet anew"
        )
    answered = {_place(label) for label in said}
    gone = [label for label in asked if replace and _place(label) in known.keys() - answered]
    new = [label for label in said if known.get(_place(label)) != label]
    return [
        *((key_of(row_of(label)), None) for label in gone),
        *((key_of(row_of(label)), row_of(label)) for label in new),
    ]


def _place(label: Label) -> tuple[object, ...]:
    return (*thing(label), label.coder, label.kind, label.sample)


def _contradicts(new: Label, old: Label | None) -> bool:
    if old is None:
        return False
    return (new.value, new.sentences, new.how) != (old.value, old.sentences, old.how)
