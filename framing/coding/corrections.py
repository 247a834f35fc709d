"""What people and models set: labels that override the program, and which of several holds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, cast

from framing.types import Attribution, SentenceVoice, Span

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from framing.types import (
        BlockKind,
        CoverageStatus,
        Label,
        LabelKind,
        Role,
        Sentence,
        Voice,
    )

FLAGS = ("hedged", "speculative", "commentary")
COLUMNS = ("role", "voice", "facts", *FLAGS)
WORDING, SAME_FACT, OTHER_FACTS = "wording", "same_fact", "other_facts"
LISTED, SPLIT, ADDED, STATUS = "listed", "split", "added", "status"
NOT_SHIFT = "not_shift"
"""Columns about a fact: each is followed by a colon and the fact's id."""
NOT_LOADED = "not_loaded"
"""Words of a sentence that are not loaded there, joined by ``;``."""
_FEW = 3
"""Disagreements that are told one by one."""
_ON_READING = frozenset({"role", "voice", "facts"})
"""Columns that change how a version is read before facts are looked for."""


class Disagreement(NamedTuple):
    """A thing that several coders set, each to something else; the last one holds."""

    outlet: str
    sentence: int
    """Where the last of them stands."""
    column: str
    said: tuple[tuple[str, str], ...]
    """Coder and value, in the order of the file."""


class SetStatus(NamedTuple):
    """What a version does with a fact, says a person."""

    status: CoverageStatus
    sentence: int
    """Where it tells the fact, if it does."""
    coder: str
    chosen: bool
    """Whether the sentence comes before the program's own places: in a correction, which names one.
    Who codes blind names all that tell the fact, and the program's places stay."""


_HOLDS: tuple[LabelKind, ...] = ("model", "", "decision")
"""Whose word holds: the later of these kinds, and within a kind the later row."""


def thing(label: Label) -> tuple[str, int | None, str]:
    """Return what a label is about: labels of one thing say the same or contradict each other.

    ``status:FACT`` is about the whole version, at whatever sentence it stands.
    """
    about_version = label.column.startswith(f"{STATUS}:")
    return label.outlet, None if about_version else label.sentence, label.column


class Corrections:
    """The labels of a story, looked up by outlet and sentence.

    Of several labels of one thing a decision holds before what people say, that before what a
    model says, and else the last row.
    """

    def __init__(self, labels: Sequence[Label] = ()) -> None:
        """Index the labels; ``labels`` come in the order of their file."""
        holding: dict[tuple[str, int | None, str], Label] = {}
        for label in sorted(labels, key=lambda label: _HOLDS.index(label.kind)):
            # One that takes another's place stands behind all before it, as its row does.
            holding.pop(thing(label), None)
            holding[thing(label)] = label
        self._all = tuple(labels)
        self._given = tuple(holding.values())
        self._labels: dict[tuple[str, int], dict[str, Label]] = {}
        for label in self._given:
            self._labels.setdefault((label.outlet, label.sentence), {})[label.column] = label

    def sentences(self, outlet: str, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
        """Return a version's sentences, body, heading or boilerplate as their roles were set."""
        return tuple(self._sentence(outlet, sentence) for sentence in sentences)

    def _sentence(self, outlet: str, sentence: Sentence) -> Sentence:
        label = self._of(outlet, sentence.index).get("role")
        if label is None:
            return sentence
        if label.value in {"heading", "boilerplate"}:
            return replace(sentence, kind=cast("BlockKind", label.value))
        is_body = sentence.kind in {"text", "bullet"}
        return sentence if is_body else replace(sentence, kind="text")

    def voices(
        self,
        outlet: str,
        sentences: Sequence[Sentence],
        voices: Sequence[SentenceVoice],
        *,
        sourced: bool = True,
    ) -> tuple[SentenceVoice, ...]:
        """Return the voices of a version's sentences; what a person set is explicit credit.

        Args:
            outlet: Whose version it is.
            sentences: Its sentences.
            voices: What the program says of each.
            sourced: Whether there is a source report; else what is set to be its is somebody's.
        """
        return tuple(
            self._voice(outlet, sentence, voice, sourced=sourced)
            for sentence, voice in zip(sentences, voices, strict=True)
        )

    def _voice(
        self, outlet: str, sentence: Sentence, voice: SentenceVoice, *, sourced: bool
    ) -> SentenceVoice:
        label = self._of(outlet, sentence.index).get("voice")
        if label is None:
            return voice
        spoken, why = cast("Voice", label.value), f"set by {label.coder}"
        if spoken == "source" and not sourced:
            spoken = "other"
        if spoken == voice.voice:
            # Who agrees with the program changes nothing: how a credit is given stays known.
            return voice
        if spoken == "own":
            return SentenceVoice(
                "own", (), "", "none", (), voice.quotes, quoted=voice.quoted, why=why
            )
        attributions = tuple(
            replace(
                credit,
                voice=spoken,
                basis="explicit",
                first_hand=spoken == "source" and (credit.first_hand or credit.voice != "source"),
            )
            for credit in voice.attributions or (_whole(sentence, voice, why),)
        )
        return replace(voice, voice=spoken, basis="explicit", attributions=attributions, why=why)

    def role(self, outlet: str, sentence: int) -> Role | None:
        """Return the role that a person set, if any."""
        label = self._of(outlet, sentence).get("role")
        return cast("Role", label.value) if label else None

    def facts(self, outlet: str, sentence: int) -> tuple[str, ...] | None:
        """Return the facts that a person says a sentence carries; None where nobody said."""
        label = self._of(outlet, sentence).get("facts")
        if label is None:
            return None
        merged = self.merged()
        named = (merged.get(fact, fact) for fact in label.value.split(";") if fact)
        return tuple(dict.fromkeys(named))

    def without_facts(self, outlet: str) -> frozenset[int]:
        """Return the sentences of a version that carry no fact, says a person."""
        return frozenset(
            sentence
            for name, sentence in self._labels
            if name == outlet and self.facts(outlet, sentence) == ()
        )

    def on_reading(self, outlet: str | None = None) -> tuple[Label, ...]:
        """Return the labels that change how a version is read; of all versions without one."""
        return tuple(
            label
            for label in self._given
            if label.column in _ON_READING and outlet in {None, label.outlet}
        )

    def of_source(self) -> tuple[Label, ...]:
        """Return the labels that credit a sentence to the source report."""
        return tuple(one for one in self._given if (one.column, one.value) == ("voice", "source"))

    def wordings(self) -> dict[str, str]:
        """Return the facts that a person put into better words, with those words."""
        return {fact: label.value for fact, label in self._of_facts(WORDING)}

    def merged(self) -> dict[str, str]:
        """Return the facts that a person says are another one, with that other one's id."""
        merged: dict[str, str] = {}
        for fact, label in self._of_facts(SAME_FACT):
            into = merged.get(fact, fact)
            same = {name for name in label.value.split(";") if name} - {into}
            # Whatever was one with those before is one with this now.
            merged = {name: into if to in same else to for name, to in merged.items()}
            merged |= dict.fromkeys(same - {into}, into)
        return merged

    def apart(self) -> frozenset[frozenset[str]]:
        """Return the pairs of facts that a person says are two, though they read alike."""
        return frozenset(
            frozenset((fact, name))
            for fact, label in self._of_facts(OTHER_FACTS)
            for name in label.value.split(";")
        )

    def named_facts(self) -> tuple[str, ...]:
        """Return the ids of all found facts that labels name, in the order of the file."""
        about = (
            label.column.partition(":")[2]
            for label in self._given
            if not label.column.startswith(f"{ADDED}:")
        )
        told = (
            fact
            for label in self._given
            if label.column == "facts"
            for fact in label.value.split(";")
        )
        return tuple(dict.fromkeys(fact for fact in (*about, *told) if fact))

    def listed(self) -> dict[str, bool]:
        """Return the facts of which a person says whether they are on the list."""
        return {fact: label.value == "1" for fact, label in self._of_facts(LISTED)}

    def splits(self) -> dict[tuple[str, str, int], str]:
        """Return fact, outlet and sentence of what is another fact, with that fact's id."""
        return {
            (fact, label.outlet, label.sentence): label.value
            for fact, label in self._of_facts(SPLIT)
        }

    def added(self) -> dict[str, Label]:
        """Return the facts that a person put on the list, with the row that says so."""
        return dict(self._of_facts(ADDED))

    def statuses(self, outlet: str) -> dict[str, SetStatus]:
        """Return what a version does with facts, says a person, by the fact's id."""
        return {
            fact: SetStatus(
                cast("CoverageStatus", label.value),
                label.sentence,
                label.coder,
                chosen=not (label.sample or label.kind or label.sentences),
            )
            for fact, label in self._of_facts(STATUS)
            if label.outlet == outlet
        }

    def disagreements(self) -> tuple[Disagreement, ...]:
        """Return what several coders set, each to something else, and nobody decided.

        People are not said to disagree with a model: their word holds.
        """
        said: dict[tuple[str, int | None, str], dict[LabelKind, dict[str, Label]]] = {}
        for label in self._all:
            by_kind = said.setdefault(thing(label), {}).setdefault(label.kind, {})
            by_kind.pop(label.coder, None)
            by_kind[label.coder] = label
        found = []
        for kinds in said.values():
            labels = tuple(kinds[max(kinds, key=_HOLDS.index)].values())
            if len({label.value for label in labels}) > 1:
                last = labels[-1]
                each = tuple((label.coder, label.value) for label in labels)
                found.append(Disagreement(last.outlet, last.sentence, last.column, each))
        return tuple(found)

    def _of_facts(self, kind: str) -> list[tuple[str, Label]]:
        return [
            (label.column.partition(":")[2], label)
            for label in self._given
            if label.column.startswith(f"{kind}:")
        ]

    def flags(self, outlet: str, sentence: int) -> dict[str, bool]:
        """Return the flags that a person set."""
        labels = self._of(outlet, sentence)
        return {name: labels[name].value == "1" for name in FLAGS if name in labels}

    def set_by(self, outlet: str, sentence: int) -> dict[str, str]:
        """Return column to coder for everything a person set about a sentence."""
        labels = self._of(outlet, sentence)
        return {
            column: labels[column].coder for column in (*COLUMNS, NOT_LOADED) if column in labels
        }

    def not_loaded(self, outlet: str, sentence: int) -> frozenset[str]:
        """Return the words of a sentence, in small letters, that a person says are not loaded."""
        label = self._of(outlet, sentence).get(NOT_LOADED)
        return frozenset(label.value.casefold().split(";")) if label else frozenset()

    def not_shifts(self) -> frozenset[tuple[str, str, int, str]]:
        """Return fact, outlet, sentence and kind of what a person says is no difference."""
        return frozenset(
            (column.partition(":")[2], outlet, sentence, kind)
            for (outlet, sentence), labels in self._labels.items()
            for column, label in labels.items()
            if column.startswith(f"{NOT_SHIFT}:")
            for kind in label.value.split(";")
        )

    def strays(self, sentences: Mapping[str, int], facts: Collection[str]) -> tuple[str, ...]:
        """Name the labels that change nothing.

        Args:
            sentences: How many sentences each version has.
            facts: The names of all facts.
        """
        strays: list[str] = []
        for outlet, sentence in self._labels:
            if sentence >= sentences.get(outlet, 0):
                strays.append(
                    f"labels.csv: {outlet} has no sentence {sentence}; correct the number"
                )
                continue
            unknown = [fact for fact in self.facts(outlet, sentence) or () if fact not in facts]
            strays += [
                f"labels.csv: no fact {fact}, set for sentence {sentence} of {outlet};"
                " facts.csv has the names"
                for fact in unknown
            ]
            named = (column.partition(":") for column in self._of(outlet, sentence))
            strays += [
                f"labels.csv: no fact {fact}, named in {kind}:{fact}; facts.csv has the names"
                for kind, colon, fact in named
                if colon and fact not in facts
            ]
        return tuple(strays)

    def _of(self, outlet: str, sentence: int) -> dict[str, Label]:
        return self._labels.get((outlet, sentence), {})


def disagreement_warnings(found: Sequence[Disagreement]) -> tuple[str, ...]:
    """Say who disagrees about what, a line each; of many only how many, and where they stand."""
    if len(found) > _FEW:
        coders = sorted({coder or "nobody" for one in found for coder, _ in one.said})
        line = (
            f"labels.csv: {', '.join(coders)} disagree about {len(found):,} things that nobody "
            "decided; the last row of each holds, and 'framing code STORY --adjudicate' lists them"
        )
        return (line,)
    return tuple(
        f"labels.csv: {' and '.join(coder or 'nobody' for coder, _ in one.said)} disagree about "
        f"{_about(one)}; the last row holds"
        for one in found
    )


def _about(one: Disagreement) -> str:
    """Name what coders disagree about: a column of a sentence, or a fact in a version."""
    kind, _, fact = one.column.partition(":")
    if kind == STATUS:
        return f"whether {one.outlet} tells fact {fact}"
    said = (
        f"{kind.replace('_', ' ')} of fact {fact}, at" if fact else f"{kind.replace('_', ' ')} of"
    )
    return f"{said} sentence {one.sentence} of {one.outlet}"


def _whole(sentence: Sentence, voice: SentenceVoice, why: str) -> Attribution:
    """A credit for all of a sentence in which no words of credit were found."""
    return Attribution(
        content=Span(sentence.start, sentence.end),
        source=None,
        cue=None,
        chain=voice.chain,
        kind=voice.kind,
        voice="unclear",
        basis="explicit",
        first_hand=False,
        why=why,
    )
