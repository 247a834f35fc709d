"""What a draft adds in its own voice: comment that none of the other texts has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.check.held_sentence import Looked

if TYPE_CHECKING:
    from framing.check.held_sentence import HeldSentence


def check_commentary(held: HeldSentence) -> Looked:
    """Return the words that make a sentence comment, unless a text near it comments, too."""
    reading = held.sentence.reading
    if reading.voice.voice != "own":
        return Looked()
    cues = [cue for cue in reading.cues if cue.dimension == "commentary" and cue.counted]
    if not reading.commentary or any(pair.sentence.reading.commentary for pair in held.near):
        return Looked(1, int(bool(held.near)))
    span = (cues[0].start, cues[0].end) if cues else (reading.sentence.start, reading.sentence.end)
    why = " ".join(dict.fromkeys(cue.why.rstrip(".") for cue in cues)) or "the sentence as a whole"
    finding = held.finding("commentary", "look", *span, f"comment in the draft's own voice ({why})")
    return Looked(1, int(bool(held.near)), (finding,))
