"""Marks of punctuation and the endings they make, each set written once."""

from __future__ import annotations

DASHES = frozenset({"—", "–", "―", "--", "---"})
BRACKETS = {")": "(", "]": "["}
"""Each closing bracket with its opening one."""
PHRASE_ENDS = (
    frozenset(";:,()[]{}“”\"‘’'``?!…") | DASHES | frozenset({"-", "''", "``", "..", "..."})
)
"""Tokens that end a phrase; a full stop does only where it is no abbreviation's."""
SENTENCE_CLOSING = frozenset(".!?…)")
"""Tokens that may stand behind a sentence's last word."""
CLOSING_QUOTES = frozenset("”\"'’")
"""Characters that can close a quotation."""
OPENING_QUOTES = frozenset({"“", '"', "'", "`", "‘"})
"""Characters that can open a quotation at the start of a paragraph."""
GENITIVE = frozenset({"'s", "’s"})
POSSESSIVE = GENITIVE | {"’", "'"}
"""Endings of an owner: "the mayor's", "the voters'"."""
