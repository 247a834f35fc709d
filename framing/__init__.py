"""Compare how several outlets tell the same news story, with the words as evidence.

Names are loaded on first use, so that importing the package costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from framing.errors import FramingError as FramingError
    from framing.exchange.export_story import export_story as export_story
    from framing.exchange.import_codings import Imported as Imported
    from framing.exchange.import_codings import import_codings as import_codings
    from framing.ingest import read_article as read_article
    from framing.ingest import read_story as read_story
    from framing.ingest import version_from_text as version_from_text
    from framing.pipeline import compare as compare
    from framing.pipeline import score as score
    from framing.report.comparison_json import read_comparison as read_comparison
    from framing.report.report_folder import write_report as write_report
    from framing.resources import sample_story as sample_story
    from framing.types import Comparison as Comparison
    from framing.types import Coverage as Coverage
    from framing.types import Cue as Cue
    from framing.types import Fact as Fact
    from framing.types import Reading as Reading
    from framing.types import Score as Score
    from framing.types import Shift as Shift
    from framing.types import SourceReport as SourceReport
    from framing.types import Story as Story
    from framing.types import Version as Version

    __version__: str

_HOME = {
    "FramingError": "framing.errors",
    "export_story": "framing.exchange.export_story",
    "Imported": "framing.exchange.import_codings",
    "import_codings": "framing.exchange.import_codings",
    "read_article": "framing.ingest",
    "read_story": "framing.ingest",
    "version_from_text": "framing.ingest",
    "compare": "framing.pipeline",
    "score": "framing.pipeline",
    "read_comparison": "framing.report.comparison_json",
    "write_report": "framing.report.report_folder",
    "sample_story": "framing.resources",
    "Comparison": "framing.types",
    "Coverage": "framing.types",
    "Cue": "framing.types",
    "Fact": "framing.types",
    "Reading": "framing.types",
    "Score": "framing.types",
    "Shift": "framing.types",
    "SourceReport": "framing.types",
    "Story": "framing.types",
    "Version": "framing.types",
}


def __getattr__(name: str) -> Any:
    """Load a public name from the module it lives in."""
    if name == "__version__":
        from framing.resources import installed_version  # noqa: PLC0415 - only who asks pays

        return installed_version()
    if name not in _HOME:
        raise AttributeError(f"module 'framing' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    """List the public names, loaded or not."""
    return sorted({*globals(), *_HOME, "__version__"})
