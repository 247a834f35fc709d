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

    ``boilerplate``, ``heading``, ``reported`` (tells a baseline fact or is credited to the source
    report), ``attributed`` (somebody else's statement), then for the outlet's own words
    ``commentary``, ``speculation``, and ``context``.
    """
    answer: tuple[Role, str]
    if sentence.kind == "boilerplate":
        answer = "boilerplate", "not part of the article's text"
    elif sentence.kind in _TITLES:
        answer = "heading", "stands as a heading"
    elif facts:
        answer = "reported", "tells a fact of the baseline"
    elif voice.voice == "source":
        answer = "reported", "credited to the source report"
    elif voice.voice == "other":
        answer = "attributed", f"credited to {_speaker(voice)}"
    elif voice.voice == "unclear":
        answer = "attributed", f"credited, but to whom is unclear: {voice.why}"
    elif commentary:
        answer = "commentary", "evaluates, interprets or generalises in the outlet's own voice"
    elif speculative:
        answer = "speculation", "says in the outlet's own voice what is not known"
    else:
        answer = "context", "background in the outlet's own voice, credited to nobody"
    return answer


def _speaker(voice: SentenceVoice) -> str:
    return " > ".join(voice.chain) if voice.chain else "somebody else"
