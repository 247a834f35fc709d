"""Who says it: the credit for every statement of a version, and the report all versions cite."""

from framing.attribution.find import document_credit, find_source
from framing.attribution.voice import attribute

__all__ = ["attribute", "document_credit", "find_source"]
