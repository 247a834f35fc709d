"""A report folder: tables, result and record, written whole or not at all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from framing.errors import OutputError
from framing.report.charts import chart_files
from framing.report.comparison_json import COMPARISON, comparison_json
from framing.report.csv import csv_files
from framing.report.datapackage import DATAPACKAGE, datapackage_json
from framing.report.methods import METHODS, methods_md
from framing.report.output_folder import add_to_folder, bring_back, cannot_write, replace_folder
from framing.report.page.page import PAGE, page
from framing.report.ro_crate import CRATE, ro_crate
from framing.report.run_json import PROGRAM, run_json

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from framing.report.charts import ChartKind
    from framing.report.ro_crate import CrateOptions
    from framing.types import Comparison

_RECORD = "run.json"


def write_report(
    comparison: Comparison,
    folder: Path,
    *,
    force: bool = False,
    charts: ChartKind | None = None,
    brief: bool = False,
) -> tuple[str, ...]:
    """Write a comparison's report: tables, JSON, the page and a record of the run.

    Args:
        comparison: The result to write.
        folder: Where to; made when missing. An earlier report in it is replaced.
        force: Put the report beside other files that lie in the folder, and replace those of the
            same names.
        charts: ``"svg"`` or ``"png"`` to have every chart of the page as a file, too.
        brief: Leave out the page's last appendix, the reasons sentence by sentence.

    Returns:
        The names of the files, in the order in which they are written.

    Raises:
        OutputError: The folder holds something else or cannot be written; an old report is as it
            was.
    """
    stories = {comparison.story.title: comparison}
    return write_reports(stories, folder, force=force, charts=charts, brief=brief)


def write_reports(  # noqa: PLR0913 - one parameter for every option
    comparisons: Mapping[str, Comparison],
    folder: Path,
    *,
    force: bool = False,
    charts: ChartKind | None = None,
    brief: bool = False,
    crate: CrateOptions | None = None,
) -> tuple[str, ...]:
    """Write one report over several stories and return the names of its files.

    An earlier report in ``folder`` is replaced. A folder with anything else in it is refused;
    with ``force`` the report's files are put beside what is there, and files of the same name
    are replaced. With ``charts`` every chart of the page is a file of its own, too; with ``brief``
    the page lacks its last appendix, the reasons sentence by sentence; with ``crate`` the folder
    describes itself as an RO-Crate.

    Raises:
        OutputError: The folder is refused or cannot be written; an old report is as it was.
    """
    return write_sealed(
        folder, lambda: _contents(comparisons, charts, brief=brief, crate=crate), force=force
    )


def write_sealed(
    folder: Path, make: Callable[[], Mapping[str, str | bytes]], *, force: bool, kind: str = ""
) -> tuple[str, ...]:
    """Write files that ``run.json`` seals, and return their names.

    What an earlier run of the same kind wrote is replaced; a folder with anything else in it is
    refused, or with ``force`` the files are put beside what is there.

    Args:
        folder: Where to; made when missing.
        make: Returns every file by its name, the record among them.
        force: Write into a folder with other files.
        kind: What the record says that the folder is; empty for a report.

    Raises:
        OutputError: The folder is refused or cannot be written; what was there is as it was.
    """
    target = folder.resolve()
    # Refused before anything is drawn: nobody waits for what cannot be written.
    if _replaceable(target):
        bring_back(target)
    foreign = _foreign(folder, kind)
    if foreign and not force:
        raise OutputError(
            f"{folder} holds files that are no {kind or 'report'} ({foreign}); "
            f"choose another folder, or give --force to put the {kind or 'report'} beside them"
        )
    contents = make()
    if foreign or not _replaceable(target):
        add_to_folder(target, contents, seal=_RECORD)
    else:
        replace_folder(target, contents)
    return tuple(contents)


def _contents(
    comparisons: Mapping[str, Comparison],
    charts: ChartKind | None,
    *,
    brief: bool = False,
    crate: CrateOptions | None = None,
) -> dict[str, str | bytes]:
    """Return every file of the report, the record last: it names the others."""
    csv = csv_files(comparisons)
    contents: dict[str, str | bytes] = {**csv}
    contents[DATAPACKAGE] = datapackage_json(comparisons, csv)
    contents[COMPARISON] = comparison_json(comparisons)
    contents[PAGE] = page(comparisons, brief=brief)
    if charts is not None:
        contents |= chart_files(comparisons, charts)
    names = (*contents, METHODS, _RECORD, *((CRATE,) if crate else ()))
    record = run_json(comparisons, names)
    contents[METHODS] = methods_md(json.loads(record))
    if crate is not None:
        whole = {**contents, _RECORD: record}
        contents[CRATE] = ro_crate(json.loads(record), whole, crate)
    contents[_RECORD] = record
    return contents


def _replaceable(folder: Path) -> bool:
    """Tell whether ``folder`` can be swapped for another without pulling it from under a user."""
    return not (Path.cwd().is_relative_to(folder) or folder.is_mount())


def _foreign(folder: Path, kind: str) -> str:
    """Name a file in ``folder`` that no run of this kind put there; empty when there is none.

    Raises:
        OutputError: It is no folder, or cannot be read.
    """
    if not folder.exists():
        return ""
    if not folder.is_dir():
        raise OutputError(f"{folder} is a file; give --out a folder")
    try:
        present = {entry.name for entry in folder.iterdir()}
    except OSError as error:
        raise cannot_write(folder, error) from error
    foreign = sorted(present - _own_files(folder, kind))
    return foreign[0] if foreign else ""


def _own_files(folder: Path, kind: str) -> set[str]:
    try:
        record = json.loads((folder / _RECORD).read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return set()
    if not isinstance(record, dict) or record.get("program") != PROGRAM:
        return set()
    if record.get("kind", "") != kind:
        return set()
    files = record.get("files")
    return {name for name in files if isinstance(name, str)} if isinstance(files, list) else set()
