"""Credits that hang on the source report's name alone: ", via the Courier", "reported in it".

Words such as "via" credit nobody by themselves ("via Lunde"); before the report's name they do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.attribution.complement_ends import clause_end
from framing.attribution.sentence_credits import Credit, left_content, resumption
from framing.attribution.source_report_phrases import relation
from framing.attribution.source_report_references import is_reference
from framing.config import default
from framing.language.noun_phrase_after import noun_phrase_after
from framing.language.noun_phrases import subject_before
from framing.language.punctuation import DASHES

if TYPE_CHECKING:
    from framing.attribution.discourse import DiscourseContext
    from framing.language.tagged_sentence import TaggedSentence, TokenRange
_REACH = default().attribution.discourse.through_reach
_APART = DASHES | {",", "(", "-", "as"}


def report_frame(context: DiscourseContext, tagged: TaggedSentence) -> Credit | None:
    """Return the credit of a sentence that no verb credits: "The line will close, via the HC"."""
    if tagged.tokens.lower_at(len(tagged.tokens) - 1) == ":":
        return _introduction(context, tagged)
    for at in range(len(tagged.tokens) - 1):
        spoke = _spoke_saying(context, tagged, at) if tagged.in_class("spoke", at) else None
        if spoke is not None:
            return spoke
        if tagged.quoted[at] or not tagged.in_class("report_frames", at):
            continue
        cue = _cue(tagged, at)
        if cue is None:
            continue
        source = noun_phrase_after(tagged, at + 1, to_comma=True)
        if source is not None and _means_report(context, tagged, source):
            credit = _framed(tagged, cue, source)
            if credit is not None:
                return credit
    return None


def _spoke_saying(context: DiscourseContext, tagged: TaggedSentence, at: int) -> Credit | None:
    """Read "Two people spoke to the Courier, saying that the line would close"."""
    if tagged.tokens.lower_at(at + 1) not in {"to", "with"} or tagged.quoted[at]:
        return None
    subject = subject_before(tagged, at - 1)
    for says in range(at + 3, min(at + _REACH, len(tagged.tokens) - 1)):
        verb = tagged.lexicon.verbs.get(tagged.tokens.lower[says])
        if verb is None or verb.form != "ing" or not verb.classes & {"speech", "telling"}:
            continue
        end = says - 2 if tagged.tokens.lower[says - 1] == "," else says - 1
        content = (says + 1, clause_end(tagged, says + 1))
        if subject is None or content[1] <= content[0]:
            return None
        if not _means_report(context, tagged, (at + 2, end)):
            return None
        return Credit(subject, (at, at), (content,), "before", addressee=(at + 2, end))
    return None


def _means_report(context: DiscourseContext, tagged: TaggedSentence, phrase: TokenRange) -> bool:
    if relation(context, tagged, phrase) is not None:
        return True
    return context.introduced >= 0 and is_reference(context, tagged, phrase)


def _introduction(context: DiscourseContext, tagged: TaggedSentence) -> Credit | None:
    """Read "Here is an excerpt from the Courier:", for what stands behind it."""
    last = len(tagged.tokens) - 2
    for at in range(last - 1, -1, -1):
        excerpt = tagged.in_class("excerpts", at)
        if tagged.is_mark(at):
            break
        source = (at + 1, last)
        if tagged.in_class("prepositions", at) and relation(context, tagged, source) is not None:
            first = at - 1 if tagged.in_class("excerpts", at - 1) else at
            here = tagged.in_class("points_ahead", 0) or tagged.tokens.lower[0] == "the"
            if excerpt or here or first < at or at == 0 or tagged.tokens.lower[at] == "to":
                return Credit(source, (first, at), (), "intro")
    return None


def _cue(tagged: TaggedSentence, at: int) -> TokenRange | None:
    """Return the words that credit: "via" apart from the sentence, "first reported in"."""
    if tagged.tokens.lower[at] != "in":
        apart = at == 0 or tagged.tokens.lower[at - 1] in _APART
        return (at, at) if apart else None
    verb = tagged.lexicon.verbs.get(tagged.tokens.lower_at(at - 1))
    if verb is None or verb.form != "past" or verb.lemma not in tagged.lexicon.reported_by:
        return None
    first = at - 1
    while tagged.is_adverb(first - 1) or tagged.in_class("be", first - 1):
        first -= 1
    led = tagged.tokens.lower_at(first - 1) == "as"
    passive = any(tagged.in_class("be", before) for before in range(first, at))
    return (first, at) if led or passive or first == 0 else None


def _framed(tagged: TaggedSentence, cue: TokenRange, source: TokenRange) -> Credit | None:
    behind = source[1] + 1
    while tagged.tokens.lower_at(behind) in {")", ":"}:
        behind += 1
    before = cue[0] - 1
    while before >= 0 and tagged.tokens.lower[before] in {"(", "as", "it"}:
        before -= 1
    contents = left_content(tagged, before) if before > 0 else ()
    if not contents:
        contents = resumption(tagged, behind, quotes_only=False)
    return Credit(source, cue, contents, "according") if contents else None
