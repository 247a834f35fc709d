"""Loose articles to stories: which articles tell the same event, and the report they cite.

Flow: a file or folder -> ``read_loose_articles`` -> ``lead_similarity`` (who is like whom) ->
``clusters`` (groups) -> ``find_stories`` -> ``write_stories``.
"""
