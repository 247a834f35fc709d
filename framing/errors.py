"""One tree of errors. Every message names the thing that is wrong and what to do about it.

FramingError             anything the user can put right; exit status 2
  ArticleError           one article cannot be read; the others still can
  StoryError             the story folder or its story.toml is wrong
  BaselineError          a baseline file is wrong
  SheetError             a coding sheet is wrong, or its coder cannot be told from another
  OutputError            results cannot be written
  ServerError            a model's server does not answer, or not as it should
"""

from __future__ import annotations


class FramingError(Exception):
    """Something the user can put right; the message is one line."""


class ArticleError(FramingError):
    """One article cannot be read."""


class StoryError(FramingError):
    """A story folder or its ``story.toml`` cannot be used."""


class BaselineError(FramingError):
    """A baseline file cannot be used."""


class SheetError(FramingError):
    """A coding sheet cannot be used."""


class OutputError(FramingError):
    """Results cannot be written where they were asked for."""


class ServerError(FramingError):
    """A server with a language model does not answer, or not as it should."""
