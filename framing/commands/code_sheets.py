"""What ``framing code`` does with sheets: they are made, and read in once they are filled."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from framing.commands.output import compared, say, warn
from framing.commands.story_argument import folder_of, name_of, own_folder_of, story_of
from framing.errors import FramingError, OutputError, SheetError
from framing.ingest.cleaning import printable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from framing.coding.adjudication import Dispute
    from framing.coding.label_rows import RowKey
    from framing.coding.questions import What
    from framing.types import Comparison, Label

    Edits = list[tuple[RowKey, Mapping[str, str] | None]]


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is asked about, how many units are drawn, by which seed, and what coders may see."""

    what: What
    size: int
    seed: int
    blind: bool


@dataclass(frozen=True, slots=True)
class Listing:
    """Whether it is left out who said what, and whether what was decided is listed, too."""

    blind: bool
    decided: bool


@dataclass(frozen=True, slots=True)
class _Coded:
    """A story with what the program alone says of it, and everything that was set."""

    folder: Path
    comparison: Comparison
    labels: tuple[Label, ...]


def write_sheet(stories: Sequence[str], out: Path, drawing: Drawing, *, force: bool) -> None:
    """Draw units of stories and write them as a sheet, with the texts beside it.

    Raises:
        FramingError: A story cannot be read, or a file exists and may not be written over.
    """
    from framing.coding.sampling import draw
    from framing.coding.sheet_columns import sample_name
    from framing.coding.units import units
    from framing.report.coding_sheet import coding_sheet, texts_sheet
    from framing.report.output_folder import replace_file

    texts = out.with_name(f"{out.stem}-texts.csv")
    _check_free((out, texts), force=force)
    read = _read(stories)
    known = [
        unit for name, one in read.items() for unit in units(one.comparison, drawing.what, name)
    ]
    if not known:
        raise FramingError(f"nothing to code: the stories have no {drawing.what}")
    drawn = draw(known, drawing.size, drawing.seed)
    sample = sample_name(drawing.what, drawing.size, drawing.seed)
    sheet = coding_sheet(drawn, drawing.what, sample, blind=drawing.blind)
    replace_file(out, sheet)
    replace_file(texts, texts_sheet({name: one.comparison for name, one in read.items()}))
    say(f"wrote {out}: {len(drawn):,} of {len(known):,} units ({sample}), and {texts.name}")


def read_codings(stories: Sequence[str], sheet: Path, coder: str, *, replace: bool) -> None:
    """Add a filled sheet to the ``labels.csv`` of its stories, all of it or nothing.

    Raises:
        FramingError: The sheet is wrong, or its coder cannot be told from another one.
    """
    from framing.coding.coders import coder_name, sheet_edits
    from framing.coding.questions import questions
    from framing.coding.read_sheet import read_sheet, what_of
    from framing.coding.units import units
    from framing.types import Label

    data = _bytes_of(sheet)
    what = what_of(data, sheet.name)
    read = _read(stories, own=True)
    name = coder_name(coder, [label for one in read.values() for label in one.labels])
    known = [unit for story, one in read.items() for unit in units(one.comparison, what, story)]
    coded = read_sheet(data, sheet.name, known, read, name)
    edits: dict[str, Edits] = {}
    for story, asked in coded.units.items():
        columns = questions(what).answers
        samples = {label.sample for label in coded.labels[story]}
        places = [
            Label(unit.outlet, unit.sentence, unit.column(column), "", name, sample=sample)
            for unit in asked
            for column in columns
            for sample in samples
        ]
        edits[story] = sheet_edits(read[story].labels, places, coded.labels[story], replace=replace)
    _write(read, edits)
    empty = f"; {coded.empty:,} are empty" if coded.empty else ""
    say(f"{name} coded {coded.rows - coded.empty:,} of {coded.rows:,} units{empty}")
    if any(edits.values()):
        say("put into labels.csv: results follow these answers from now on")
    _tell_disagreements(stories, name)


def write_disagreements(
    stories: Sequence[str], out: Path, listing: Listing, *, force: bool
) -> None:
    """Write a sheet of what coders disagree on.

    Raises:
        FramingError: There is nothing to decide, or the file exists.
    """
    from framing.report.coding_sheet import disagreements_sheet
    from framing.report.output_folder import replace_file

    _check_free((out,), force=force)
    found = _disputes(_read(stories), decided=listing.decided)
    if not found:
        raise FramingError("coders disagree on nothing that is not decided; nothing to write")
    replace_file(out, disagreements_sheet(found, blind=listing.blind))
    say(f"wrote {out}: {len(found):,} disagreements to decide")


def read_decisions(stories: Sequence[str], sheet: Path, coder: str, *, replace: bool) -> None:
    """Add what was decided to the ``labels.csv`` of its stories, all of it or nothing.

    Raises:
        FramingError: The sheet is wrong, or something was decided before and not by this sheet.
    """
    from framing.coding import adjudication
    from framing.coding.coders import coder_name

    data = _bytes_of(sheet)
    read = _read(stories, own=True)
    name = coder_name(coder, [label for one in read.values() for label in one.labels])
    known = _disputes(read, decided=True)
    decided = adjudication.read_decisions(data, sheet.name, known, read, name)
    edits = {
        story: adjudication.decision_edits(read[story].labels, labels, replace=replace)
        for story, labels in decided.items()
    }
    _write(read, edits)
    total = sum(map(len, decided.values()))
    say(f"{name} decided {total:,} of {len(known):,} disagreements")


def _read(stories: Sequence[str], *, own: bool = False) -> dict[str, _Coded]:
    """Read stories and compare them as if nobody had coded them."""
    from framing.coding.units import uncoded

    read: dict[str, _Coded] = {}
    for story in stories:
        folder = own_folder_of(story) if own else folder_of(story)
        whole = story_of(story)
        name = name_of(story, read)
        read[name] = _Coded(folder, compared(uncoded(whole)), whole.labels)
    return read


def _disputes(read: Mapping[str, _Coded], *, decided: bool) -> list[Dispute]:
    from framing.coding.adjudication import disputes

    return [
        dispute
        for story, one in read.items()
        for dispute in disputes(one.comparison, story, one.labels, decided=decided)
    ]


def _write(read: Mapping[str, _Coded], edits: Mapping[str, Edits]) -> None:
    """Change every story's ``labels.csv``; everything was checked before the first is touched."""
    from framing.coding.label_rows import edited
    from framing.stories.labels_file import edit_labels

    for story, changes in edits.items():
        if changes:
            edit_labels(read[story].folder, partial(edited, edits=changes))


def _tell_disagreements(stories: Sequence[str], coder: str) -> None:
    from framing.coding.adjudication import codings, decisions, same_value

    for story in stories:
        labels = story_of(story).labels
        settled = decisions(labels)
        shared = [
            (about, said)
            for about, said in codings(labels).items()
            if coder in said and len(said) > 1
        ]
        differ = sum(
            about not in settled and len({same_value(one) for one in said.values()}) > 1
            for about, said in shared
        )
        if differ:
            warn(
                f"{story}: {differ:,} of {len(shared):,} answers that others gave, too, differ; "
                "see 'framing agreement', and 'framing code --adjudicate'"
            )


def _bytes_of(sheet: Path) -> bytes:
    try:
        return sheet.read_bytes()
    except OSError as error:
        reason = printable(error.strerror or "unreadable")
        raise SheetError(f"{sheet}: cannot be read ({reason}); check the path") from None


def _check_free(paths: Sequence[Path], *, force: bool) -> None:
    for path in paths:
        if path.exists() and not force:
            raise OutputError(
                f"{path} exists, and may hold answers; give another --out, or --force"
            )
