"""What each sentence of a version does: its cues, flags, sentiment and role, with reasons."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from framing.article.roles import role
from framing.coding.corrections import NOT_LOADED
from framing.cues.commentary import is_commentary
from framing.cues.model_cues import find_all_cues
from framing.cues.sentiment import compound
from framing.kept import Kept
from framing.language.word_count import count_words
from framing.types import Reading, VersionReading

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from framing.article.attributed_version import AttributedVersion
    from framing.coding.corrections import Corrections
    from framing.cues import Detector
    from framing.cues.model_cues import SentenceCues
    from framing.types import Cue, Sentence, SentenceVoice, Span, Version


_IMPLIED = {
    "commentary": {"commentary": True},
    "speculation": {"commentary": False, "speculative": True},
    "context": {"commentary": False, "speculative": False},
}
"""What a person's role says of a sentence's flags: of roles the first that fits is given."""


def read_sentences(  # noqa: PLR0913, PLR0917 - what a reading rests on
    attributed: AttributedVersion,
    facts: Mapping[int, tuple[str, ...]],
    baseline: Collection[str],
    detectors: Sequence[Detector],
    corrections: Corrections,
    kept: Kept | None = None,
) -> VersionReading:
    """Return a version with every sentence read: cues, flags, sentiment and role, with reasons.

    Args:
        attributed: The version, its sentences, and who speaks in each.
        facts: The ids of the facts that a sentence carries, by its number.
        baseline: The ids of those that are the baseline's: they make a sentence ``reported``.
        detectors: What looks for cues.
        corrections: What people have set: it comes before what is found.
        kept: What was found in earlier readings of the same story.
    """
    version = attributed.version
    cues = (kept or Kept()).result(
        ("cues", version.outlet),
        (version.text, attributed.sentences, attributed.voices),
        lambda: find_all_cues(version.text, attributed.sentences, attributed.voices, detectors),
    )
    readings = tuple(
        _reading(
            version,
            sentence,
            _with_footer(
                voice,
                is_credited=attributed.in_footer
                and not set(baseline).isdisjoint(facts.get(sentence.index, ())),
            ),
            facts.get(sentence.index, ()),
            baseline,
            evidence,
            corrections,
        )
        for sentence, voice, evidence in zip(
            attributed.sentences, attributed.voices, cues, strict=True
        )
    )
    return VersionReading(version, readings)


def _with_footer(voice: SentenceVoice, *, is_credited: bool) -> SentenceVoice:
    """Return the voice of a sentence with a baseline fact where a footer credits the source."""
    if not is_credited or voice.voice != "own" or voice.basis != "none":
        return voice
    return replace(voice, basis="document", why="the source report is credited in a footer")


def _reading(  # noqa: PLR0913, PLR0917 - what one row of sentences.csv is made of
    version: Version,
    sentence: Sentence,
    voice: SentenceVoice,
    facts: tuple[str, ...],
    baseline: Collection[str],
    evidence: SentenceCues,
    corrections: Corrections,
) -> Reading:
    if sentence.kind == "boilerplate":
        return _boilerplate(version, sentence, voice, corrections)
    outlet = version.outlet
    words = version.text[sentence.start : sentence.end]
    set_by = corrections.set_by(outlet, sentence.index)
    refused = corrections.not_loaded(outlet, sentence.index)
    cues = _with_refused(version.text, evidence.cues, refused, set_by) if refused else evidence.cues
    tone = _without(version.text, evidence.cues, cues) if refused else version.text
    sentiment = compound(tone[sentence.start : sentence.end])
    number = count_words(words)
    unquoted = _unquoted(version.text, sentence, voice.quotes) if voice.quotes else words
    marked = {cue.dimension for cue in cues if cue.counted}
    given = corrections.role(outlet, sentence.index)
    flags = _IMPLIED.get(given or "", {}) | dict(corrections.flags(outlet, sentence.index))
    hedged = flags.get("hedged", "hedging" in marked)
    speculative = flags.get("speculative", "speculation" in marked)
    commentary = flags.get("commentary", "commentary" in marked and is_commentary(cues))
    reported = tuple(fact for fact in facts if fact in baseline)
    name, why = role(sentence, voice, reported, commentary=commentary, speculative=speculative)
    return Reading(
        sentence=sentence,
        role=given or name,
        voice=voice,
        cues=cues,
        hedged=hedged,
        speculative=speculative,
        commentary=commentary,
        sentiment=sentiment,
        sentiment_unquoted=compound(_unquoted(tone, sentence, voice.quotes))
        if voice.quotes
        else sentiment,
        certainty=evidence.certainty,
        words=number,
        unquoted_words=count_words(unquoted) if voice.quotes else number,
        facts=facts,
        why=_reasons(why, voice, cues, set_by),
        set_by=set_by,
    )


def _with_refused(
    text: str, cues: Sequence[Cue], refused: Collection[str], set_by: Mapping[str, str]
) -> tuple[Cue, ...]:
    """Return the cues with the loaded words shown, and not counted, that a person refused."""
    why = f"not loaded here, says {set_by[NOT_LOADED]}"
    return tuple(
        replace(cue, counted=False, why=why)
        if cue.dimension == "sentiment"
        and cue.counted
        and text[cue.start : cue.end].casefold() in refused
        else cue
        for cue in cues
    )


def _without(text: str, found: Sequence[Cue], left: Sequence[Cue]) -> str:
    """Return the text with letters of no tone where cues were counted and are so no more."""
    letters = list(text)
    for before, after in zip(found, left, strict=True):
        if before.counted and not after.counted:
            letters[before.start : before.end] = "q" * (before.end - before.start)
    return "".join(letters)


def _boilerplate(
    version: Version, sentence: Sentence, voice: SentenceVoice, corrections: Corrections
) -> Reading:
    """Boilerplate is counted and shown, and nothing is looked for in it."""
    words = count_words(version.text[sentence.start : sentence.end])
    return Reading(
        sentence=sentence,
        role=corrections.role(version.outlet, sentence.index) or "boilerplate",
        voice=voice,
        cues=(),
        hedged=False,
        speculative=False,
        commentary=False,
        sentiment=None,
        sentiment_unquoted=None,
        certainty=None,
        words=words,
        unquoted_words=words,
        why=("not part of the article's text",),
        set_by=corrections.set_by(version.outlet, sentence.index),
    )


def _unquoted(text: str, sentence: Sentence, quotes: Sequence[Span]) -> str:
    letters = list(text[sentence.start : sentence.end])
    for quote in quotes:
        low, high = max(quote.start, sentence.start), min(quote.end, sentence.end)
        for place in range(low - sentence.start, high - sentence.start):
            letters[place] = " "
    return "".join(letters).strip()


def _reasons(
    why: str, voice: SentenceVoice, cues: Sequence[Cue], set_by: Mapping[str, str]
) -> tuple[str, ...]:
    """The role's reason, the voice's, the words that set the flags; a person's word before them."""
    reasons = [f"{column} set by {coder}" for column, coder in set_by.items() if column != "voice"]
    if "role" not in set_by:
        reasons.append(why)
    if voice.why and voice.why not in why:
        reasons.append(voice.why)
    for dimension in ("hedging", "speculation", "commentary"):
        counted = [cue for cue in cues if cue.counted and cue.dimension == dimension]
        if counted:
            rules = ", ".join(sorted({_named(cue) for cue in counted}))
            reasons.append(f"{dimension}: {rules}")
    return tuple(reasons)


def _named(cue: Cue) -> str:
    """Return a cue's rule, of commentary with its kind: evaluation, interpretation, generality."""
    return f"{cue.kind} ({cue.rule})" if cue.dimension == "commentary" else cue.rule
