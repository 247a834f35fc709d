"""Read whatever a user has and turn it into versions and stories.

The only place that cleans text. What leaves here never changes again, so every span found later
points into the very text that is shown. Nothing here reaches for the network.
"""

from framing.ingest.read_article import (
    Read,
    article_from_bytes,
    article_from_text,
    read_article,
    read_file,
    version_from_text,
)
from framing.ingest.story_folder import read_story

__all__ = [
    "Read",
    "article_from_bytes",
    "article_from_text",
    "read_article",
    "read_file",
    "read_story",
    "version_from_text",
]
