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
    rules: tuple[tuple[bool, Role, str], ...] = (
        (sentence.kind == "boilerplate", "boilerplate", "not part of the article's text"),
        (sentence.kind in _TITLES, "heading", "stands as a heading"),
        (bool(facts), "reported", "carries a fact of the baseline"),
        (voice.voice == "source", "reported", "credited to the source report"),
        (voice.voice == "other", "attributed", f"credited to {_speaker(voice)}"),
        (voice.voice == "unclear", "attributed", f"credited, but to whom is unclear: {voice.why}"),
        (commentary, "commentary", "evaluates or interprets in the outlet's own voice"),
        (speculative, "speculation", "says in the outlet's own voice what is not known"),
    )
    for fits, name, why in rules:
        if fits:
            return name, why
    return "context", "background in the outlet's own voice, credited to nobody"


def _speaker(voice: SentenceVoice) -> str:
    return " > ".join(voice.chain) if voice.chain else "somebody else"
