"""Who stands before or after a verb: noun phrases found with closed word classes alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.config import default
from framing.language.punctuation import BRACKETS, DASHES, PHRASE_ENDS

if TYPE_CHECKING:
    from framing.language.tagged_sentence import TaggedSentence, TokenRange

# Read once: these stand in inner loops.
_SETTINGS = default().language.phrases
_APPOSITIVES = _SETTINGS.appositives
_LONGEST = _SETTINGS.longest
_PAIRED_NAME = _SETTINGS.paired_name
_PARTY_LETTERS = _SETTINGS.party_letters
_RELATIVE_CLAUSE = _SETTINGS.relative_clause
_YEAR = 4  # digits of a year


def subject_before(tagged: TaggedSentence, index: int) -> TokenRange | None:
    """Return the subject phrase that ends at token ``index``, appositives included."""
    low = tagged.tokens.lower_at(index)
    phrase: TokenRange | None = None
    if index < 0 or (tagged.quoted[index] and low in PHRASE_ENDS):
        phrase = _in_marks(tagged, index)
    elif low == ",":
        phrase = _with_appositive(tagged, index)
    elif low in BRACKETS or low in DASHES:
        phrase = _with_parenthesis(tagged, index)
    elif low == "!" and tagged.tokens.is_capitalised(index - 1) and not tagged.quoted[index]:
        phrase = subject_before(tagged, index - 1)  # "Yahoo! said"
        phrase = (phrase[0], index) if phrase else None
    elif _is_day(tagged, index):
        phrase = _without_day(tagged, index)
    elif tagged.in_class("floating", index) and index and _can_end(tagged, index - 1):
        phrase = subject_before(tagged, index - 1)  # "The ministers all said"
        phrase = (phrase[0], index) if phrase else None
    elif tagged.in_class("pronouns", index) or low == "that":
        paired = low == "one" and tagged.in_class("determiners", index - 1)
        phrase = (index - 1 if paired else index, index)
    elif _can_end(tagged, index):
        start = _bracketed(tagged, _antecedent(tagged, _phrase_start(tagged, index)))
        phrase = (start, index) if start <= index else None
    if phrase == (index, index) and tagged.tokens.lower[index].isdigit():
        return None  # "on May 9, 2012, said"
    return phrase


def _in_marks(tagged: TaggedSentence, index: int) -> TokenRange | None:
    """Return the phrase "The “experts”" that a word in quotation marks ends, if one does."""
    if index < 0 or tagged.ends_statement(index):
        return None
    first = index
    while first > 0 and tagged.quoted[first - 1]:
        first -= 1
    if not tagged.in_class("determiners", first - 1) and not tagged.is_compound(first - 1):
        return None
    start = _phrase_start(tagged, first - 1)
    return (start, index) if start < first else None


def _bracketed(tagged: TaggedSentence, start: int) -> int:
    """Take along the names before "and" in "Ana Ruiz (Lunde), Jon Dahl (Vestby) and a clerk"."""
    at = start - 1 if tagged.tokens.lower_at(start - 1) == "and" else start
    while at != start and tagged.tokens.lower_at(at - 1) == ")":
        before = _with_parenthesis(tagged, at - 1)
        if before is None:
            break
        start, at = before[0], before[0]
        if tagged.tokens.lower_at(at - 1) == ",":
            at -= 1
    return start


def _antecedent(tagged: TaggedSentence, start: int) -> int:
    """Return where "people who spoke to the Courier" begins, of which "the Courier" was found."""
    lead = start - 1
    while lead > 0 and (tagged.in_class("determiners", lead) or tagged.tokens.is_capitalised(lead)):
        lead -= 1
    if not tagged.in_class("prepositions", lead):
        return start
    for at in range(lead - 1, max(0, start - _RELATIVE_CLAUSE), -1):
        if tagged.is_mark(at) or tagged.quoted[at]:
            break
        if tagged.tokens.lower[at] == "who":
            whose = subject_before(tagged, at - 1)
            return whose[0] if whose is not None and whose[1] == at - 1 else start
    return start


def _is_day(tagged: TaggedSentence, index: int) -> bool:
    times = tagged.in_class("times", index)
    timed = (times or _is_year(tagged, index)) and tagged.in_class("day_leads", index - 1)
    return tagged.in_class("days", index) or tagged.tokens.lower_at(index) == "ago" or timed


def _is_year(tagged: TaggedSentence, index: int) -> bool:
    low = tagged.tokens.lower_at(index)
    return low.isdigit() and len(low) == _YEAR


def _can_end(tagged: TaggedSentence, index: int) -> bool:
    """Tell whether a noun phrase can end with this token."""
    if tagged.in_class("determiners", index):
        return tagged.in_class("standalone", index)
    return not (
        tagged.tokens.lower[index] in tagged.lexicon.links
        or tagged.in_class("dangling", index)
        or tagged.is_mark(index)
        or tagged.is_finite(index)
    )


def _phrase_start(tagged: TaggedSentence, index: int) -> int:
    at = index
    while at >= 0 and index - at < _LONGEST and not _bounds(tagged, at, last=index):
        at -= 1
    return _trim_start(tagged, _list_start(tagged, at + 1, index), index)


def _list_start(tagged: TaggedSentence, start: int, index: int) -> int:
    """Take along the other names of "Ana Ruiz, Jon Dahl and Per Olsen"."""
    if "and" not in tagged.tokens.lower[start : index + 1]:
        return start
    while tagged.tokens.lower_at(start - 1) == "," and _is_name(tagged, start, start - 2):
        start -= 2
        while tagged.tokens.is_capitalised(start - 1) and not tagged.quoted[start - 1]:
            start -= 1
        if tagged.in_class("prepositions", start - 1):
            head = subject_before(tagged, start - 2)  # "ministers from Norland, Sudland and ..."
            return head[0] if head is not None and head[1] == start - 2 else start
    return start


def _is_name(tagged: TaggedSentence, after: int, before: int) -> bool:
    """Tell whether capitals stand on both sides of a comma, and no place such as "Mo."."""
    names = tagged.tokens.is_capitalised(after) and tagged.tokens.is_capitalised(before)
    return names and not tagged.quoted[before]


def _bounds(tagged: TaggedSentence, at: int, *, last: int) -> bool:
    """Tell whether a noun phrase that ends at ``last`` cannot reach back over this token."""
    low = tagged.tokens.lower[at]
    if low not in tagged.lexicon.bounds:
        verb = at < last and tagged.is_finite(at) and not _describes_before(tagged, at)
        return verb or tagged.is_mark(at)
    if tagged.is_genitive(at):
        return False
    return (
        tagged.in_classes(at, "auxiliaries", "personal")
        or (tagged.in_class("subordinators", at) and not (low == "that" and at == 0))
        or (at < last and tagged.is_finite(at) and not _describes_before(tagged, at))
        or low in {"but", "ago"}
        or (low in {"and", "or"} and _joins_clauses(tagged, at))
    )


def _describes_before(tagged: TaggedSentence, at: int) -> bool:
    """Tell whether a form in "-ed" is no verb: "retired general", "a report released Friday"."""
    return _is_retired(tagged, at) or (
        tagged.in_class("published", at)
        and tagged.tokens.lower_at(at - 1) in tagged.lexicon.people["documents"]
    )


def _is_retired(tagged: TaggedSentence, at: int) -> bool:
    """Tell whether a participle opens a phrase: "..., retired general Jon Dahl said"."""
    opens = at == 0 or tagged.is_mark(at - 1) or tagged.quoted[at - 1]
    low = tagged.tokens.lower[at]
    return opens and low.endswith("ed") and low not in tagged.lexicon.verbs


def _joins_clauses(tagged: TaggedSentence, index: int) -> bool:
    """Tell whether "and" joins two clauses, not two nouns."""
    if tagged.tokens.lower_at(index - 1) == ",":
        return True
    for at in range(index - 1, max(-1, index - _LONGEST), -1):
        if tagged.is_mark(at):
            return False
        if tagged.is_finite(at) or tagged.in_class("personal", at):
            return True
    return False


def _trim_start(tagged: TaggedSentence, start: int, index: int) -> int:
    """Leave out what opens the sentence: "But", "Meanwhile", "On Tuesday"."""
    while start <= index and _opens_sentence(tagged, start):
        start += 1
    if tagged.tokens.lower_at(start).endswith("ing") and tagged.in_class("determiners", start + 1):
        return start + 1
    if start < index and tagged.in_class("prepositions", start):
        return _after_adverbial(tagged, start, index)
    return start


def _opens_sentence(tagged: TaggedSentence, index: int) -> bool:
    if tagged.in_class("determiners", index) or tagged.in_class("conjunctions", index + 1):
        return False  # "Long and Berg said": a name
    return (
        tagged.in_classes(index, "openers", "conjunctions")
        or tagged.is_adverb(index)
        or tagged.tokens.lower[index] == "."
    )


def _after_adverbial(tagged: TaggedSentence, start: int, index: int) -> int:
    """Return where the subject begins in "In a statement the minister"."""
    best = index
    for at in range(start + 2, index + 1):
        new_phrase = tagged.in_class("determiners", at) or (
            tagged.tokens.is_capitalised(at)
            and (not tagged.tokens.is_capitalised(at - 1) or tagged.in_class("days", at - 1))
        )
        if new_phrase and not tagged.in_classes(at - 1, "prepositions", "determiners"):
            best = at
            break
    while best < index and (tagged.in_class("days", best) or tagged.tokens.lower[best].isdigit()):
        best += 1
    return best


def _with_appositive(tagged: TaggedSentence, comma: int) -> TokenRange | None:
    """Return the subject of "The minister, a lawyer, said", stepping over adverbials too."""
    first = comma
    subject: TokenRange | None = None
    for _ in range(_APPOSITIVES):
        first = _comma_before(tagged, first)
        if first <= 0 or comma - first > _LONGEST or not _describes(tagged, first + 1, comma - 1):
            break
        head = subject_before(tagged, first - 1)
        if head is None or head[1] != first - 1:
            break
        if not _is_adverbial(tagged, head[0]):
            subject = head[0], comma - 1
            determined = tagged.in_class("determiners", head[0])
            describes = determined or _is_label(tagged, head)
            if determined and tagged.tokens.is_capitalised(first + 1):
                break  # "... 300 jobs, its owner, Ana Ruiz, said": who it is comes last
            if not describes or head[0] <= 1 or tagged.tokens.lower[head[0] - 1] != ",":
                break
    return subject


def _is_label(tagged: TaggedSentence, phrase: TokenRange) -> bool:
    """Tell whether a phrase is "58", "D-Ohio" or "Liberal of Ohio", behind a name."""
    first, last = phrase
    party, dash, place = tagged.tokens.text[first].partition("-")
    placed = dash and len(party) <= _PARTY_LETTERS and party.isupper() and place[:1].isupper()
    return bool(
        (first == last and tagged.tokens.lower[first].isdigit())
        or placed
        or (
            tagged.in_class("affiliations", first)
            and tagged.tokens.lower_at(first + 1) in {"of", "from", ""}
        )
    )


def _is_adverbial(tagged: TaggedSentence, start: int) -> bool:
    """Tell whether a phrase between commas is "in March" or "speaking in Lima", no subject."""
    low = tagged.tokens.lower[start]
    participle = low.endswith("ing") and start > 0 and not tagged.tokens.is_capitalised(start)
    return participle or tagged.in_class("prepositions", start - 1)


def _comma_before(tagged: TaggedSentence, index: int) -> int:
    at = index - 1
    while at >= 0 and tagged.tokens.lower[at] != ",":
        if index - at > _LONGEST or (tagged.quoted[at] and tagged.tokens.lower[at] in PHRASE_ENDS):
            return -1
        at -= 1
    return at


def _describes(tagged: TaggedSentence, first: int, last: int) -> bool:
    """Tell whether the words between two commas describe a subject, and are no clause."""
    low = tagged.tokens.lower_at(first)
    if tagged.in_class("personal", first) or (
        tagged.in_class("conjunctions", first) and last - first > _PAIRED_NAME
    ):
        return False
    participle = low.endswith("ing") and not tagged.tokens.is_capitalised(first)
    if (
        low == "as"
        and tagged.in_class("shown", first + 1)
        and tagged.tokens.lower_at(first + 2) == "by"
    ):
        return True
    participle = participle or tagged.in_class("published", first)
    if low in {"who", "which", "whose"} or participle or tagged.in_class("determiners", first):
        return True
    return not tagged.has_finite(first, last)


def _with_parenthesis(tagged: TaggedSentence, closer: int) -> TokenRange | None:
    low = tagged.tokens.lower[closer]
    opener = BRACKETS.get(low, low)
    at = closer - 1
    while at >= 0 and tagged.tokens.lower[at] != opener and closer - at < _LONGEST:
        at -= 1
    if at <= 0 or tagged.tokens.lower[at] != opener:
        return None
    head = subject_before(tagged, at - 1)
    if head is None:
        return None
    return head[0], closer if low in BRACKETS else closer - 1


def _without_day(tagged: TaggedSentence, index: int) -> TokenRange | None:
    """Return the subject of "The minister on Tuesday said", "The minister this week said"."""
    at = index
    while at >= 0 and (tagged.in_classes(at, "days", "times", "day_leads") or _is_year(tagged, at)):
        at -= 1
    counts = at >= 0 and (tagged.in_class("determiners", at) or tagged.tokens.lower[at].isdigit())
    if counts and at < index and tagged.in_class("times", at + 1):
        at -= 1  # "two weeks ago"
    elif at < 0 or not tagged.in_class("day_leads", at + 1):
        return None
    return subject_before(tagged, at)


def _counts(tagged: TaggedSentence, index: int) -> bool:
    return tagged.in_class("determiners", index) or tagged.tokens.lower[index].isdigit()
