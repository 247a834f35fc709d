"""Loose articles to stories: which articles tell the same event, and the report they cite.

Flow: a file or folder -> ``read`` -> ``likeness`` (who is like whom) -> ``clusters`` (groups) ->
``find`` (stories) -> ``write``.
"""
