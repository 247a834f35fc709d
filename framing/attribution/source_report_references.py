"""Whether a source phrase means the source report: by name, or by "the report", "the paper"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.attribution.discourse import ResolvedSource

if TYPE_CHECKING:
    from framing.attribution.discourse import DiscourseContext
    from framing.language.tagged_sentence import TaggedSentence, TokenRange
    from framing.types import SourceReport


def as_source(source: SourceReport, why: str) -> ResolvedSource:
    """Return a first-hand credit to the source report."""
    return ResolvedSource((source.name,), "named", "source", why, first_hand=True, report=True)


def is_source(context: DiscourseContext, tagged: TaggedSentence, phrase: TokenRange) -> bool:
    """Tell whether the phrase is the source report's name, with at most "report" and the like.

    "The Times' recent report" is; "Times editor Ana Ruiz" is somebody else.
    """
    if context.alias is None:
        return False
    match = context.alias.search(context.version.text, *tagged.tokens.span(*phrase))
    if match is None:
        return False
    for at in range(phrase[0], phrase[1] + 1):
        if match.start() <= tagged.tokens.start(at) < match.end():
            continue
        low = tagged.tokens.lower[at]
        if low == "," and tagged.tokens.start(at) >= match.end():
            return True
        if not (
            tagged.in_class("report_words", at)
            or low in tagged.lexicon.people["references"]
            or tagged.in_class("days", at)
        ):
            return False
    return True


def is_reference(tagged: TaggedSentence, phrase: TokenRange) -> bool:
    """Tell whether the phrase is "the report", "the newspaper" and nothing more."""
    first, last = phrase
    return (
        last > first
        and tagged.tokens.lower[first] in {"the", "this", "that"}
        and tagged.tokens.lower[last] in tagged.lexicon.people["references"]
        and all(tagged.in_class("reference_adjectives", at) for at in range(first + 1, last))
    )


def reference(context: DiscourseContext, name: str, at: int) -> ResolvedSource:
    """Say which report "the report" is; with two candidates it is unclear."""
    source = context.source
    if source is None or (context.introduced < 0 and context.rival >= 0):
        other = context.rival_name or name
        return ResolvedSource((other,), "named", "other", f"credited to {other}", report=True)
    if context.introduced < 0:
        why = f"“{name}” stands before any report is named"
        return ResolvedSource((name,), "named", "unclear", why, report=True)
    if context.rival > context.introduced:
        why = f"“{name}” may be {source.name} or {context.rival_name}"
        return ResolvedSource((name,), "named", "unclear", why, report=True)
    context.introduced = max(context.introduced, at)
    return as_source(source, f"“{name}” is the report named before")
