"""What follows a verb of speech: the addressee, adverbials, and the statement itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from framing.attribution.complement_ends import (
    addressee_after,
    clause_end,
    judged_as,
    object_end,
    opens_quotation,
)
from framing.config import default
from framing.language.tagged_sentence import TITLE

if TYPE_CHECKING:
    from framing.language.lexicon import Lexicon, VerbForm
    from framing.language.tagged_sentence import TaggedSentence, TokenRange

Strength = Literal["statement", "object", "act", "stance"]
"""How far what follows the verb is what somebody says.

A statement can give the sentence its voice, and so can the plain object of a report ("the study
found a rise"). A speech act ("criticised the plan") or a stance ("wants a deal") cannot: it is told
by whoever tells of it, and its words keep the voice around them unless they are quoted.
"""

# Read once: these stand in inner loops.
_SETTINGS = default().attribution.credits
_ADVERBIAL = _SETTINGS.adverbial
_BRACKET = _SETTINGS.bracket
_CLAUSE = _SETTINGS.clause
_NEXT_CUE = _SETTINGS.next_cue
_SAYS = frozenset({"speech", "telling", "evidence", "belief"})
_CLAUSAL = _SAYS | {"commissive"}
_SPEAKS = _CLAUSAL | {"quoting", "asking", "naming", "directive"}


class Complement(NamedTuple):
    """``content`` is None when no statement follows; ``end`` is the last token looked at."""

    verb_end: int
    end: int
    content: TokenRange | None = None
    addressee: TokenRange | None = None
    strength: Strength = "statement"


def complement_after(tagged: TaggedSentence, index: int, verb: VerbForm) -> Complement:
    """Find the statement that follows the verb at token ``index``."""
    verb_end = index
    if tagged.tokens.lower_at(index + 1) in verb.particles:
        verb_end = index + 1
    addressee, at = _addressee(tagged, verb_end + 1, verb)
    after = _skip_adverbials(tagged, at)
    start, strength = _statement(tagged, after, at, verb, particle=verb_end > index)
    if start is None:
        return Complement(verb_end, after - 1, addressee=addressee)
    last = clause_end(tagged, start)
    if last < start:
        return Complement(verb_end, after - 1, addressee=addressee)
    if strength != "statement" or not verb.classes & _CLAUSAL:
        last = object_end(tagged, start, last)
    judges = verb.lemma in tagged.lexicon.judging or verb.lemma in tagged.lexicon.as_only
    if judges and judged_as(tagged, start, last) is not None:
        strength = "statement"  # "dismissed the plan as a gift"
    return Complement(verb_end, last, (start, last), addressee, strength)


def _addressee(tagged: TaggedSentence, at: int, verb: VerbForm) -> tuple[TokenRange | None, int]:
    """Return to whom something is said, and where what is said can begin."""
    if "telling" in verb.classes:
        addressee = addressee_after(tagged, at)
        return addressee, at if addressee is None else addressee[1] + 1
    if "speech" in verb.classes and tagged.tokens.lower_at(at) == "to":
        return addressee_after(tagged, at + 1), at
    if verb.classes & {"asking", "directive"}:
        asked = addressee_after(tagged, at)
        if asked is not None and opens_quotation(tagged, asked[1] + 1):
            return asked, asked[1] + 1
    return None, at


def _skip_adverbials(tagged: TaggedSentence, index: int) -> int:
    """Step over "on Tuesday", "(Nov. 19)", "in a statement" before a statement or an end."""
    at = index
    while at < len(tagged.tokens) and not tagged.quoted[at]:
        following = _adverbial_end(tagged, at)
        if following is None:
            break
        at = following
    return at


def _adverbial_end(tagged: TaggedSentence, at: int) -> int | None:
    """Return the token after the adverbial that begins at ``at``, or None if there is none."""
    low = tagged.tokens.lower[at]
    if low == ",":
        return _bracketed_end(tagged, at + 1)
    if tagged.in_classes(at, "days", "times") or low.isdigit():
        return at + 1
    if low in {"this", "last", "next"}:
        timed = tagged.in_classes(at + 1, "times", "days")
        return at + 2 if timed else None
    if low == "(":
        bracket = tagged.tokens.lower[at : at + _BRACKET]
        return at + bracket.index(")") + 1 if ")" in bracket else None
    if tagged.in_class("adverbial_prepositions", at):
        return None if _is_infinitive(tagged, at) else _phrase_end(tagged, at)
    return at + 1 if tagged.is_adverb(at) and not tagged.in_class("not_adverbials", at) else None


def _bracketed_end(tagged: TaggedSentence, first: int) -> int | None:
    """Step over what stands between commas before "that": a date, a title, "as others did".

    What somebody cites may stand before a statement without "that", too.
    """
    rest = tagged.tokens.lower[first : first + _ADVERBIAL]
    if "," not in rest:
        return None
    after = first + rest.index(",") + 1
    after += tagged.tokens.lower_at(after) == TITLE
    passes = rest[0] == "citing" or tagged.tokens.lower_at(after) == "that"
    return after if passes else None


def _is_infinitive(tagged: TaggedSentence, at: int) -> bool:
    """Tell "vowed to leave" from "said to reporters", as far as the next word tells."""
    addressed = tagged.in_classes(at + 1, "determiners", "hearers")
    addressed = addressed or tagged.tokens.is_capitalised(at + 1)
    return tagged.tokens.lower[at] == "to" and not addressed


def _phrase_end(tagged: TaggedSentence, index: int) -> int | None:
    """Return where a prepositional phrase stops, if a clause or an end plainly follows."""
    limit = min(index + _ADVERBIAL, len(tagged.tokens))
    titled = False
    for at in range(index + 1, limit):
        low = tagged.tokens.lower[at]
        titled ^= low == TITLE
        if titled or low == TITLE:
            continue
        ends = low == "that" or (tagged.is_mark(at) and low != "(")
        if ends or tagged.in_classes(at, "personal", "days"):
            return at
        opens = tagged.in_class("determiners", at) and not tagged.in_class("prepositions", at - 1)
        if at > index + 1 and opens:
            return at
        if tagged.is_finite(at):
            return None
    return limit if limit == len(tagged.tokens) else None


def _statement(
    tagged: TaggedSentence, index: int, first: int, verb: VerbForm, *, particle: bool
) -> tuple[int | None, Strength]:
    """Return where the statement begins (``index``, or a plain object at ``first``)."""
    low = tagged.tokens.lower_at(index)
    kinds = verb.classes
    weak: Strength = "act" if kinds & {"act", "evidence", "speech"} else "stance"
    speaks: Strength = "statement" if kinds & _SPEAKS else weak
    start: int | None = index
    strength = speaks
    if not low or (low == "." and index >= tagged.last()):
        start = None
    elif tagged.quoted[index]:
        pass
    elif low in {":", ","}:
        opens = low == ":" or (index + 1 < len(tagged.quoted) and tagged.quoted[index + 1])
        start = index + 1 if opens and kinds & _SPEAKS else None
    elif low == "that":
        strength = "statement" if kinds & (_CLAUSAL | {"directive"}) else weak
    elif tagged.in_class("questions", index) and kinds & (_SAYS | {"asking"}):
        pass
    elif low == "to":
        infinitive = _is_infinitive(tagged, index)
        start, strength = _infinitive(index, verb) if infinitive else (None, "stance")
    else:
        start, strength = _plain(tagged, index, first, verb, particle=particle)
    return start, strength


def _infinitive(index: int, verb: VerbForm) -> tuple[int | None, Strength]:
    if verb.classes & {"commissive", "directive"} or verb.lemma == "claim":
        return index, "statement"
    if verb.classes & {"act", "stance", "belief", "telling", "asking"}:
        return index, "stance"
    return None, "stance"


def _plain(
    tagged: TaggedSentence, index: int, first: int, verb: VerbForm, *, particle: bool
) -> tuple[int | None, Strength]:
    """Return a statement without "that", or a plain object."""
    kinds = verb.classes
    last = clause_end(tagged, index)
    verb_follows = not particle and tagged.is_finite(index) and not tagged.is_mark(index)
    if verb_follows and kinds & _SAYS and _in_relative(tagged, first):
        return index, "statement"  # "which the union says is illegal"
    # "The guild agreed was late" has a verb behind it, "proposed jointly owned boats" has none.
    form = tagged.lexicon.verbs.get(tagged.tokens.lower_at(index))
    plain = form is None or form.form != "past" or index > first
    governs = verb_follows and (tagged.in_class("auxiliaries", index) or not plain)
    if governs or tagged.is_mark(index) or last < index:
        return None, "statement"
    clausal = (
        tagged.in_class("personal", index)
        or tagged.has_finite(index, last)
        or any(tagged.quoted[index : last + 1])
        or ("speech" in kinds and last - index >= _CLAUSE and _opens_phrase(tagged, index))
    )
    if particle or kinds & {"naming", "directive"}:
        return first, _with_particle(verb, particle=particle, clausal=clausal)
    gerund = "speech" in kinds and tagged.tokens.lower[index].endswith("ing")
    if gerund or (clausal and _says_clause(tagged, index, last, verb)):
        return index, "statement"
    myself = "evidence" in kinds and tagged.tokens.lower[first].endswith(("self", "selves"))
    bare = myself or tagged.in_class("prepositions", first) or tagged.is_mark(first)
    start = None if bare else first
    if start is not None and verb.lemma in tagged.lexicon.closed["disputing"]:
        noun = first + tagged.in_classes(first, "determiners", "possessives")
        if tagged.in_class("disputed", noun) and tagged.tokens.lower_at(noun + 1) in {"that", "of"}:
            return start, "statement"  # "challenged claims that the crew broke the lock"
    return _object(start, verb, tagged.lexicon)


def _object(start: int | None, verb: VerbForm, lexicon: Lexicon) -> tuple[int | None, Strength]:
    """Return how far a plain object is said: "accused him of it" whole, "discussed it" not."""
    if start is not None and verb.lemma in lexicon.blaming:
        return start, "statement"
    if verb.lemma in lexicon.with_object:
        return start, "object"
    if "act" in verb.classes:
        return start, "act"
    return (start, "stance") if "stance" in verb.classes else (None, "act")


def _with_particle(verb: VerbForm, *, particle: bool, clausal: bool) -> Strength:
    """Return how far what follows "spoke of", "called for" or "called" is said."""
    if verb.classes <= {"stance", "belief"}:
        return "stance"
    alludes = particle and "directive" not in verb.classes
    return "object" if alludes and (not clausal or "act" in verb.classes) else "statement"


def _opens_phrase(tagged: TaggedSentence, index: int) -> bool:
    return tagged.in_class("determiners", index) or tagged.tokens.is_capitalised(index)


def _in_relative(tagged: TaggedSentence, index: int) -> bool:
    """Tell whether the words before a verb open with "which", "what", "who" or "that"."""
    for at in range(index - 2, max(-1, index - _NEXT_CUE), -1):
        if tagged.is_mark(at):
            return False
        if tagged.tokens.lower[at] in {"which", "what", "who", "that"}:
            return True
    return False


def _says_clause(tagged: TaggedSentence, index: int, last: int, verb: VerbForm) -> bool:
    """Tell whether a clause without "that" follows a verb that can take one."""
    if not verb.classes & _CLAUSAL or tagged.in_class("prepositions", index):
        return False
    takes_object = tagged.lexicon.need_clause | tagged.lexicon.with_object
    return verb.lemma not in takes_object or _clause_opens(tagged, index, last)


def _clause_opens(tagged: TaggedSentence, index: int, last: int) -> bool:
    """Tell whether a subject and its verb follow, not an object with a relative clause."""
    for at in range(index, last + 1):
        if tagged.is_finite(at):
            return at > index
        if tagged.is_mark(at) and not tagged.quoted[at]:
            return False
        if tagged.in_class("subordinators", at) and at > index:
            return False
    return False
