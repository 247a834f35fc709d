"""What follows a verb of speech: the hearer, adverbials, and the statement itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from framing.attribution.addressees import hearer_after, opens_quotation
from framing.language.token_sequence import TITLE

if TYPE_CHECKING:
    from framing.language.lexicon import VerbForm
    from framing.language.token_sequence import Clause, Range

Strength = Literal["statement", "object", "act", "stance"]
"""How far what follows the verb is what somebody says.

A statement can give the sentence its voice, and so can the plain object of a report ("the study
found a rise"). A speech act ("criticised the plan") or a stance ("wants a deal") cannot: it is told
by whoever tells of it, and its words keep the voice around them unless they are quoted.
"""

_ADVERBIAL = 14  # tokens in "in a statement on Tuesday"
_BRACKET = 8  # tokens in "(Nov. 19)"
_CUE_WITHIN = 7  # tokens between a conjunction and another speaker's verb
_CLAUSE = 4  # tokens after "says": then it is a clause though its verb is not known
_SAYS = frozenset({"speech", "telling", "evidence", "belief"})
_CLAUSAL = _SAYS | {"commissive"}
_SPEAKS = _CLAUSAL | {"quoting", "asking", "naming", "directive"}


class Complement(NamedTuple):
    """``content`` is None when no statement follows; ``end`` is the last token looked at."""

    verb_end: int
    end: int
    content: Range | None = None
    hearer: Range | None = None
    strength: Strength = "statement"


def complement_after(clause: Clause, index: int, verb: VerbForm) -> Complement:
    """Find the statement that follows the verb at token ``index``."""
    verb_end = index
    if clause.words.low(index + 1) in verb.particles:
        verb_end = index + 1
    at = verb_end + 1
    hearer: Range | None = None
    if "telling" in verb.classes:
        hearer = hearer_after(clause, at)
        if hearer is not None:
            at = hearer[1] + 1
    elif "speech" in verb.classes and clause.words.low(at) == "to":
        hearer = hearer_after(clause, at + 1)
    elif "asking" in verb.classes:
        asked = hearer_after(clause, at)
        if asked is not None and opens_quotation(clause, asked[1] + 1):
            hearer, at = asked, asked[1] + 1
    after = _skip_citation(clause, _skip_adverbials(clause, at))
    start, strength = _statement(clause, after, at, verb, particle=verb_end > index)
    if start is None:
        return Complement(verb_end, after - 1, hearer=hearer)
    last = clause_end(clause, start)
    if last < start:
        return Complement(verb_end, after - 1, hearer=hearer)
    return Complement(verb_end, last, (start, last), hearer, strength)


def _skip_citation(clause: Clause, index: int) -> int:
    """Step over ", citing two officials," before a statement."""
    if clause.words.low(index) != "," or clause.words.low(index + 1) != "citing":
        return index
    rest = clause.words.lower[index + 2 : index + 2 + _ADVERBIAL]
    return index + 3 + rest.index(",") if "," in rest else index


def _skip_adverbials(clause: Clause, index: int) -> int:
    """Step over "on Tuesday", "(Nov. 19)", "in a statement" before a statement or an end."""
    at = index
    while at < len(clause.words) and not clause.quoted[at]:
        following = _adverbial_end(clause, at)
        if following is None:
            break
        at = following
    return at


def _adverbial_end(clause: Clause, at: int) -> int | None:
    """Return the token after the adverbial that begins at ``at``, or None if there is none."""
    low = clause.words.lower[at]
    if low == ",":
        return _title_end(clause, at + 1)
    abbreviated = low == "." and clause.is_("days", at - 1)
    if abbreviated or clause.is_("days", at) or low.isdigit() or clause.is_("times", at):
        return at + 1
    if low in {"this", "last", "next"}:
        timed = clause.is_("times", at + 1) or clause.is_("days", at + 1)
        return at + 2 if timed else None
    if low == "(":
        bracket = clause.words.lower[at : at + _BRACKET]
        return at + bracket.index(")") + 1 if ")" in bracket else None
    if clause.is_("adverbial_prepositions", at):
        return None if _is_infinitive(clause, at) else _phrase_end(clause, at)
    return at + 1 if clause.adverb(at) and not clause.is_("not_adverbials", at) else None


def _title_end(clause: Clause, index: int) -> int | None:
    """Return where the statement begins in "wrote in her book, “Thin Ice,” that ..."."""
    rest = clause.words.lower[index + 1 : index + _ADVERBIAL]
    if clause.words.low(index) != TITLE or TITLE not in rest:
        return None
    end = index + 2 + rest.index(TITLE)
    return end + 1 if clause.words.low(end) == "," else None


def _is_infinitive(clause: Clause, at: int) -> bool:
    """Tell "vowed to leave" from "said to reporters", as far as the next word tells."""
    if clause.words.lower[at] != "to":
        return False
    return not (
        clause.is_("determiners", at + 1)
        or clause.is_("hearers", at + 1)
        or clause.words.capital(at + 1)
    )


def _phrase_end(clause: Clause, index: int) -> int | None:
    """Return where a prepositional phrase stops, if a clause or an end plainly follows."""
    limit = min(index + _ADVERBIAL, len(clause.words))
    titled = False
    for at in range(index + 1, limit):
        low = clause.words.lower[at]
        if low == TITLE:
            titled = not titled
        if titled:
            continue
        if clause.quoted[at]:
            return at if clause.mark(at) else None
        if low == "that" or (clause.mark(at) and low != "("):
            return at
        if clause.is_("personal", at) or clause.is_("days", at):
            return at
        opens = clause.is_("determiners", at) and not clause.is_("prepositions", at - 1)
        if at > index + 1 and opens:
            return at
        if clause.finite(at):
            return None
    return limit if limit == len(clause.words) else None


def _statement(
    clause: Clause, index: int, first: int, verb: VerbForm, *, particle: bool
) -> tuple[int | None, Strength]:
    """Return where the statement begins (``index``, or a plain object at ``first``)."""
    low = clause.words.low(index)
    kinds = verb.classes
    weak: Strength = "act" if kinds & {"act", "evidence", "speech"} else "stance"
    speaks: Strength = "statement" if kinds & _SPEAKS else weak
    start: int | None = index
    strength = speaks
    if not low or (low == "." and index >= clause.last()):
        start = None
    elif clause.quoted[index]:
        pass
    elif low in {":", ","}:
        opens = low == ":" or (index + 1 < len(clause.quoted) and clause.quoted[index + 1])
        start = index + 1 if opens and kinds & _SPEAKS else None
    elif low == "that":
        strength = "statement" if kinds & (_CLAUSAL | {"directive"}) else weak
    elif clause.is_("questions", index) and kinds & (_SAYS | {"asking"}):
        pass
    elif low == "to":
        infinitive = _is_infinitive(clause, index)
        start, strength = _infinitive(index, verb) if infinitive else (None, "stance")
    else:
        start, strength = _plain(clause, index, first, verb, particle=particle)
    return start, strength


def _infinitive(index: int, verb: VerbForm) -> tuple[int | None, Strength]:
    if verb.classes & {"commissive", "directive"} or verb.lemma == "claim":
        return index, "statement"
    if verb.classes & {"act", "stance", "belief", "telling", "asking"}:
        return index, "stance"
    return None, "stance"


def _plain(
    clause: Clause, index: int, first: int, verb: VerbForm, *, particle: bool
) -> tuple[int | None, Strength]:
    """Return a statement without "that", or a plain object."""
    kinds = verb.classes
    last = clause_end(clause, index)
    if clause.mark(index) or last < index or (clause.finite(index) and not particle):
        says = not clause.mark(index) and bool(kinds & _SAYS) and _in_relative(clause, first)
        return (index if says else None), "statement"  # "which the union says is illegal"
    clausal = (
        clause.is_("personal", index)
        or clause.has_finite(index, last)
        or any(clause.quoted[index : last + 1])
        or ("speech" in kinds and last - index >= _CLAUSE and _opens_phrase(clause, index))
    )
    if particle or kinds & {"naming", "directive"}:
        alludes = particle and "directive" not in kinds
        plain = alludes and (not clausal or "act" in kinds)
        return first, "object" if plain else "statement"
    gerund = "speech" in kinds and clause.words.lower[index].endswith("ing")
    if gerund or (clausal and _says_clause(clause, index, last, verb)):
        return index, "statement"
    myself = "evidence" in kinds and clause.words.lower[first].endswith(("self", "selves"))
    bare = myself or clause.is_("prepositions", first) or clause.mark(first)
    start = None if bare else first
    if verb.lemma in clause.lexicon.with_object:
        return start, "object"
    if "act" in kinds:
        return start, "act"
    return (start, "stance") if "stance" in kinds else (None, "act")


def _opens_phrase(clause: Clause, index: int) -> bool:
    return clause.is_("determiners", index) or clause.words.capital(index)


def _in_relative(clause: Clause, index: int) -> bool:
    """Tell whether the words before a verb open with "which", "what", "who" or "that"."""
    for at in range(index - 2, max(-1, index - _CUE_WITHIN), -1):
        if clause.mark(at):
            return False
        if clause.words.lower[at] in {"which", "what", "who", "that"}:
            return True
    return False


def _says_clause(clause: Clause, index: int, last: int, verb: VerbForm) -> bool:
    """Tell whether a clause without "that" follows a verb that can take one."""
    if not verb.classes & _CLAUSAL or clause.is_("prepositions", index):
        return False
    takes_object = clause.lexicon.need_clause | clause.lexicon.with_object
    return verb.lemma not in takes_object or _clause_opens(clause, index, last)


def _clause_opens(clause: Clause, index: int, last: int) -> bool:
    """Tell whether a subject and its verb follow, not an object with a relative clause."""
    for at in range(index, last + 1):
        if clause.finite(at):
            return at > index
        if clause.mark(at) and not clause.quoted[at]:
            return False
        if clause.is_("subordinators", at) and at > index:
            return False
    return False


def clause_end(clause: Clause, index: int, *, stop_at_comma: bool = False) -> int:
    """Return the last token of the statement that begins at ``index``."""
    final = len(clause.words) - 1
    last = final if final >= 0 and clause.quoted[final] else clause.last()
    for at in range(index + 1, last + 1):
        if clause.quoted[at]:
            continue
        low = clause.words.lower[at]
        if low == "," and (stop_at_comma or _breaks_off(clause, at)):
            return at - 1
        if low == "according" and clause.words.low(at + 1) == "to":
            return at - 1
    return last


def _breaks_off(clause: Clause, comma: int) -> bool:
    """Tell whether a comma ends a statement: another voice, or the speaker again, follows."""
    following = clause.words.low(comma + 1)
    if following in {"according", "citing", "per"}:
        return True
    form = clause.lexicon.verbs.get(following)
    if form is not None and form.trailing:
        return True
    return (following == "as" or clause.is_("contrasts", comma + 1)) and _cue_within(
        clause, comma + 2
    )


def _cue_within(clause: Clause, index: int) -> bool:
    """Tell whether a subject and a verb of speech follow within a few words."""
    for at in range(index + 1, min(index + _CUE_WITHIN, len(clause.words))):
        if clause.mark(at) or clause.quoted[at]:
            return False
        form = clause.lexicon.verbs.get(clause.words.lower[at])
        if form is not None and form.form in {"s", "past"} and form.classes & _SAYS:
            return True
    return False
