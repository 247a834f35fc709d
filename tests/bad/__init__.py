"""Every bad input that the documents list, with what the user is told.

``python -m bad`` in ``tests/`` prints the table of docs/reliability.md.
"""

from bad import articles, commands, exchange, stories

CASES = {
    "Articles": articles.CASES,
    "Stories and baseline files": stories.CASES,
    "Commands": commands.CASES,
    "Other tools": exchange.CASES,
}
