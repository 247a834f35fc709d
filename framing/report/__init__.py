"""Comparisons written out: CSV files, JSON, the page, the terminal, and the words they share.

Names are loaded on first use: what only shows a line of text needs no tables and no page.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from framing.report.csv import tables as tables
    from framing.report.report_folder import write_report as write_report
    from framing.report.report_folder import write_reports as write_reports

_HOME = {
    "tables": "framing.report.csv",
    "write_report": "framing.report.report_folder",
    "write_reports": "framing.report.report_folder",
}


def __getattr__(name: str) -> Any:
    """Load a public name from the module it lives in."""
    if name not in _HOME:
        raise AttributeError(f"module 'framing.report' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)
