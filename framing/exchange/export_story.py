"""A story out, in the form of another tool."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.exchange.formats import writer
from framing.exchange.from_comparison import project_of
from framing.exchange.written_files import write_files

if TYPE_CHECKING:
    from pathlib import Path

    from framing.types import Comparison


def export_story(
    comparison: Comparison, to: str, out: Path, *, force: bool = False
) -> tuple[Path, ...]:
    """Write a comparison for another tool: texts, and what is said of their words.

    Args:
        comparison: The story as it was compared.
        to: The format, such as ``refi-qda``.
        out: The file or folder to make.
        force: Write where something is; files of other names stay.

    Returns:
        The files that were written.

    Raises:
        FramingError: There is no such format, its library is not installed, something is at
            ``out`` already, or it cannot be written.
    """
    return write_files(out, writer(to).write(project_of(comparison)), force=force)
