"""Who says it: the credit for every statement of a version, and the report all versions cite."""

from framing.attribution.find_source_report import document_credit, find_source
from framing.attribution.voices import attribute

__all__ = ["attribute", "document_credit", "find_source"]
