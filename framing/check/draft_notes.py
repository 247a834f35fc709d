"""A draft held against a story, sentence by sentence: what could be compared, and what to look at.

One function is asked, ``draft_notes``; whoever shows a draft shows what it returns.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from framing.facts.shift_claims import HEADLINE, SUBSTANCE
from framing.language.names import names
from framing.language.stemmed_tokens import stemmed_tokens
from framing.statistics.measures import is_body, weighs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from framing.types import Comparison, Fact, Mention, Reading, Shift, VersionReading

DraftKind = Literal["different", "look", "same", "commentary", "speculation", "not_compared"]
Look = Literal["names", "numbers", "words", "credit", "certainty", "sourcing"]

COMPARED: frozenset[DraftKind] = frozenset({"different", "look", "same"})
_DENY = frozenset({"not", "no", "never", "none"})
_MANNER: frozenset[Look] = frozenset({"credit", "certainty", "sourcing"})


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a sentence is noted.

    Attributes:
        look: What to look at; empty for a difference in substance and for the draft's own voice.
        fact: The id of the fact that it is held against; empty without one.
        words: The draft's words, as spans of its text.
        theirs: The words of the version that it differs from, where it differs from one.
        outlets: The versions that it rests on.
        why: The reason that a rule or a shift gives.
    """

    look: Look | Literal[""]
    fact: str
    words: tuple[tuple[int, int], ...]
    theirs: str = ""
    outlets: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class DraftNote:
    """What the check says of one sentence.

    Attributes:
        sentence: Its number in the draft.
        kind: What it comes to.
        facts: The facts that it was compared with.
        reasons: Why it is told differently, or what to look at.
    """

    sentence: int
    kind: DraftKind
    facts: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftFindings:
    """A note for every sentence of a draft, in its order.

    ``commentary`` and ``speculation`` count the sentences in the draft's own voice that are so
    marked, compared or not: what an editor's limits are held against.
    """

    notes: tuple[DraftNote, ...]
    commentary: int = 0
    speculation: int = 0

    def of_kind(self, kind: DraftKind) -> int:
        """Return how many sentences come to this."""
        return sum(note.kind == kind for note in self.notes)

    @property
    def compared(self) -> int:
        """How many sentences could be compared."""
        return sum(note.kind in COMPARED for note in self.notes)

    @property
    def rest(self) -> int:
        """How many could not."""
        return len(self.notes) - self.compared


def draft_notes(comparison: Comparison) -> DraftFindings:
    """Return what to look at in a scored article, sentence by sentence.

    A sentence is compared when it tells a fact of the list. It is told differently when a shift in
    substance is claimed of it; it wants a look when it has a name, a number or a word that no
    version has where it tells the fact, or lacks a credit that one has; all else that could be
    compared has no difference found, which is no pass.

    Args:
        comparison: The result of ``framing.score``: an article held against a story.
    """
    draft = _Draft(comparison)
    body = [reading for reading in draft.read.readings if is_body(reading)]
    own = [reading for reading in body if reading.voice.voice == "own"]
    return DraftFindings(
        tuple(draft.note(reading) for reading in body),
        commentary=sum(reading.commentary for reading in own),
        speculation=sum(reading.speculative for reading in own),
    )


class _Draft:
    """The scored article with the rows that are about it."""

    def __init__(self, comparison: Comparison) -> None:
        self.outlet = comparison.article
        self.source = comparison.source
        self.read: VersionReading = next(
            one for one in comparison.versions if one.version.outlet == self.outlet
        )
        self.text = self.read.version.text
        self.facts: Mapping[str, Fact] = {fact.id: fact for fact in comparison.facts}
        self.texts = {one.version.outlet: one for one in comparison.versions}
        self.credited = {
            row.fact: row.credited for row in comparison.coverage if row.outlet == self.outlet
        }
        self.shifts: dict[int, list[Shift]] = {}
        for shift in comparison.shifts:
            if not shift.why.startswith(HEADLINE) and shift.kind != "wording":
                self._keep(shift)

    def _keep(self, shift: Shift) -> None:
        if shift.outlet == self.outlet:
            self.shifts.setdefault(shift.sentence, []).append(shift)

    def note(self, reading: Reading) -> DraftNote:
        """Return what the check says of a sentence."""
        number = reading.sentence.index
        facts = tuple(fact for fact in reading.facts if fact in self.facts)
        if not facts:
            return self._uncompared(reading)
        reasons = [
            self._shifted(shift) for shift in self.shifts.get(number, ()) if shift.kind in SUBSTANCE
        ]
        kind: DraftKind = "different" if reasons else "same"
        for fact in facts:
            reasons += self._looks(reading, fact)
        reasons += self._new(reading, facts)
        if kind == "same" and reasons:
            kind = "look"
        return DraftNote(number, kind, facts, tuple(reasons))

    def _uncompared(self, reading: Reading) -> DraftNote:
        number = reading.sentence.index
        own = reading.voice.voice == "own"
        for kind, flag in (("commentary", "commentary"), ("speculation", "speculative")):
            if getattr(reading, flag) and own:
                cues = [
                    cue for cue in reading.cues if cue.dimension == kind and weighs(cue, reading)
                ]
                reasons = tuple(
                    Reason("", "", ((cue.start, cue.end),), why=cue.why) for cue in cues
                )
                return DraftNote(
                    number, "commentary" if kind == "commentary" else "speculation", (), reasons
                )
        return DraftNote(number, "not_compared")

    def _shifted(self, shift: Shift) -> Reason:
        return Reason(
            "",
            shift.fact,
            ((shift.start, shift.end),),
            shift.baseline_text,
            (shift.baseline_outlet,),
            f"{shift.kind}: {shift.why}",
        )

    def _looks(self, reading: Reading, fact: str) -> Iterable[Reason]:
        for shift in self.shifts.get(reading.sentence.index, ()):
            if shift.fact == fact and shift.kind in _MANNER and shift.kind != "credit":
                yield Reason(
                    "certainty" if shift.kind == "certainty" else "sourcing",
                    fact,
                    ((shift.start, shift.end),),
                    shift.baseline_text,
                    (shift.baseline_outlet,),
                    shift.why,
                )
        crediting = self.facts[fact].credited_by
        if self.source is not None and crediting and not self.credited.get(fact, False):
            yield Reason("credit", fact, (), outlets=crediting)

    def _new(self, reading: Reading, facts: Sequence[str]) -> Iterable[Reason]:
        """Yield names, numbers and words that no version has where it tells these facts."""
        known, stems = self._known(facts)
        place = reading.sentence
        passage = self.text[place.start : place.end]
        credited = [
            span
            for credit in reading.voice.attributions
            for span in (credit.source, credit.cue)
            if span is not None
        ]

        def new(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
            places = [(place.start + low, place.start + high) for low, high in spans]
            return tuple(
                (low, high)
                for low, high in places
                if not any(span.meets(low, high) for span in credited)
            )

        named = [
            (name.start, name.end)
            for name in names(passage)
            if not all(part.lower() in known for part in name.text.split())
            and not self._is_source(name.text)
        ]
        tokens, offsets = stemmed_tokens(passage)
        words, numbers = [], []
        for token, (low, high) in zip(tokens, offsets, strict=True):
            if token.is_number and token.low not in known:
                numbers.append((low, high))
            elif (token.low in _DENY and not known & _DENY) or (
                token.content
                and token.stem not in stems
                and not any(start <= low and high <= end for start, end in named)
            ):
                words.append((low, high))
        for look, spans in (("names", named), ("numbers", numbers), ("words", words)):
            if found := new(spans):
                yield Reason(cast("Look", look), facts[0], found)

    def _is_source(self, name: str) -> bool:
        return self.source is not None and any(name in known for known in self.source.names)

    def _known(self, facts: Sequence[str]) -> tuple[frozenset[str], frozenset[str]]:
        """Return the words, and their stems, of the sentences in which versions tell facts."""
        tokens = [
            token
            for fact in facts
            for text in self._sentences(fact)
            for token in stemmed_tokens(text)[0]
        ]
        return frozenset(token.low for token in tokens), frozenset(token.stem for token in tokens)

    def _sentences(self, fact: str) -> Sequence[str]:
        """The sentences of the versions that tell a fact."""
        places: dict[tuple[str, int], Mention] = {
            (one.outlet, one.sentence): one
            for one in self.facts[fact].mentions
            if one.outlet != self.outlet and one.outlet in self.texts
        }
        found = [self.facts[fact].statement]
        for outlet, number in places:
            version = self.texts[outlet]
            place = version.readings[number].sentence
            found.append(version.version.text[place.start : place.end])
        return found
