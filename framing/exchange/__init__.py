"""Doors into the tools that researchers use: stories out, codings in.

A format is a module in ``formats/`` of its name; all of them speak of ``Project`` and
``CodedText``.
"""

from framing.exchange.export_story import export_story
from framing.exchange.import_codings import Imported, import_codings

__all__ = ["Imported", "export_story", "import_codings"]
