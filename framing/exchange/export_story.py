"""A story out, in the form of another tool."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from framing.exchange.formats import reader, writer
from framing.exchange.from_comparison import project_of
from framing.exchange.written_files import write_files

if TYPE_CHECKING:
    from framing.exchange.project import Project
    from framing.types import Comparison


def export_story(
    comparison: Comparison, to: str, out: str | Path, *, blind: bool = False, force: bool = False
) -> tuple[Path, ...]:
    """Write a comparison for another tool: texts, and what is said of their words.

    Args:
        comparison: The story as it was compared.
        to: The format, such as ``refi-qda``.
        out: The file or folder to make.
        blind: Leave out what the program and people say: texts and codes only, to code afresh.
        force: Write where something is; files of other names stay.

    Returns:
        The files that were written.

    Raises:
        FramingError: There is no such format, its library is not installed, something is at
            ``out`` already, or it cannot be written.
    """
    project = project_of(comparison)
    if blind:
        reader(to)  # nobody codes where nothing comes back
        project = _without_codings(project)
    return write_files(Path(out), writer(to).write(project), force=force)


def _without_codings(project: Project) -> Project:
    return replace(
        project,
        documents=tuple(replace(document, codings=()) for document in project.documents),
    )
