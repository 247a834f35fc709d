"""What is said about a sentence or a cue when somebody points at it: pairs of label and text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shared.wording import names, with_minus

from framing.report.words import counted, words
from framing.statistics.measures import weighs

if TYPE_CHECKING:
    from framing.types import Cue, Reading, SentenceVoice

Card = list[tuple[str, str]]


def sentence_card(reading: Reading) -> Card:
    """Return a sentence's role with its reasons, its voice, what it reads as, who set what."""
    labels = words("card")
    rows = [
        (labels["does"], "; ".join(reading.why)),
        (labels["voice"], voice_line(reading.voice)),
        (labels["credit"], "" if reading.voice.why in reading.why else reading.voice.why),
        (labels["quoted"], labels["quoted_yes"] if reading.voice.quoted else ""),
        (labels["facts"], counted(len(reading.facts), "fact") if reading.facts else ""),
        (labels["reads"], ", ".join(_flags(reading))),
        (labels["certainty"], _number(reading.certainty)),
        (labels["sentiment"], _signed(reading.sentiment)),
        (labels["person"], ", ".join(f"{k} by {who}" for k, who in reading.set_by.items())),
    ]
    return [(label, text) for label, text in rows if text]


def cue_card(cue: Cue, reading: Reading) -> Card:
    """Return what a cue counts towards, why, by which rule, whose words, and whether it counts."""
    labels = words("card")
    whose = names("voice")[cue.voice]
    rows = [
        (labels["dimension"], words("cue")[cue.dimension]["name"] + _tone(cue)),
        (labels["counts"], labels[_standing(cue, reading)]),
        (labels["why"], cue.why),
        (labels["whose"], f"{whose}, {labels['inside']}" if cue.quoted else whose),
        (labels["rule"], cue.rule),
    ]
    return [(label, text) for label, text in rows if text]


def _standing(cue: Cue, reading: Reading) -> str:
    if weighs(cue, reading):
        return "counted"
    return "too_weak" if cue.counted else "not_counted"


def voice_line(voice: SentenceVoice) -> str:
    """Say in one line whose voice it is, who is credited, by which kind of credit."""
    line = names("voice")[voice.voice]
    if voice.chain:
        line += f": {' > '.join(voice.chain)}"
    notes = [
        note
        for note in (words("credit_basis")[voice.basis], _kind(voice))
        if note and voice.voice != "own"
    ]
    return f"{line} ({', '.join(notes)})" if notes else line


def _flags(reading: Reading) -> list[str]:
    return [name for flag, name in words("flag").items() if getattr(reading, flag)]


def _kind(voice: SentenceVoice) -> str:
    return str(words("source_kind")[voice.kind]["phrase"]) if voice.kind else ""


def _tone(cue: Cue) -> str:
    return with_minus(f" ({cue.weight:+.1f} of ±4)") if cue.dimension == "sentiment" else ""


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.2f} of 1"


def _signed(value: float | None) -> str:
    # Adding nought turns the negative nought of rounding into plain nought.
    return "" if value is None else with_minus(f"{round(value, 2) + 0.0:+.2f} (−1 to 1)")
