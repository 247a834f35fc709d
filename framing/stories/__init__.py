"""Story folders on the disk: articles added, stories made or copied, whole or not at all.

The command line and the app both write through here.
"""

from framing.stories.add_article import save_article
from framing.stories.article_draft import Draft, draft_from_article, pasted, slug
from framing.stories.new_story import copy_story, make_story

__all__ = [
    "Draft",
    "copy_story",
    "draft_from_article",
    "make_story",
    "pasted",
    "save_article",
    "slug",
]
