"""Comparisons written as CSV files and JSON."""

from __future__ import annotations

from framing.report.csv import tables
from framing.report.report_folder import write_report, write_reports

__all__ = ["tables", "write_report", "write_reports"]
