"""What each sentence does: the first role that fits, with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framing.types import Role, Sentence, SentenceVoice

_TITLES = frozenset({"title", "heading"})


def role(
    sentence: Sentence,
    voice: SentenceVoice,
    facts: tuple[str, ...],
    *,
    commentary: bool,
    speculative: bool,
) -> tuple[Role, str]:
    """Return a sentence's role and why, by the order of the definitions.

    ``boilerplate``, ``heading``, ``reported`` (carries a baseline fact or is credited to the source
    report), ``attributed`` (somebody else's statement), then for the outlet's own words
    ``commentary``, ``speculation``, and ``context``.
    """
    found: tuple[Role, str]
    if sentence.kind == "boilerplate":
        found = "boilerplate", "not part of the article's text"
    elif sentence.kind in _TITLES:
        found = "heading", "stands as a heading"
    elif facts:
        found = "reported", "carries a fact of the baseline"
    elif voice.voice == "source":
        found = "reported", "credited to the source report"
    elif voice.voice == "other":
        found = "attributed", f"credited to {_speaker(voice)}"
    elif voice.voice == "unclear":
        found = "attributed", f"credited, but to whom is unclear: {voice.why}"
    elif commentary:
        found = "commentary", "evaluates or interprets in the outlet's own voice"
    elif speculative:
        found = "speculation", "says in the outlet's own voice what is not known"
    else:
        found = "context", "background in the outlet's own voice, credited to nobody"
    return found


def _speaker(voice: SentenceVoice) -> str:
    return " > ".join(voice.chain) if voice.chain else "somebody else"
