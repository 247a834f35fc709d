"""The whole check of a draft: each sentence against all texts, and the facts that it leaves out."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, get_args

from framing.check.aligned_sentences import KnownTexts, body
from framing.check.draft import (
    SERIOUS,
    DraftCheck,
    Finding,
    FindingKind,
    KindCheck,
    SentenceCheck,
)
from framing.check.held_sentence import HeldSentence, Looked, reference, reference_in, shares_an_act
from framing.check.kinds.additions import check_additions
from framing.check.kinds.agents import check_agents
from framing.check.kinds.certainties import check_certainty
from framing.check.kinds.commentary import check_commentary
from framing.check.kinds.credits import check_credits
from framing.check.kinds.dates import check_dates
from framing.check.kinds.denials import check_denials
from framing.check.kinds.names import check_names
from framing.check.kinds.numbers import check_numbers
from framing.check.kinds.places import check_places
from framing.check.kinds.quotes import KnownQuotations, check_quotes
from framing.check.kinds.roles import check_roles
from framing.check.kinds.scopes import check_scope
from framing.check.kinds.wordings import check_wordings
from framing.config import default
from framing.pipeline import score_with_texts
from framing.report.safe_text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from framing.config import Config
    from framing.facts.baseline_file.contents import Baseline
    from framing.pipeline import ScoredArticle
    from framing.types import Comparison, QuotationMatch, Story, Version, VersionReading

_SETTINGS = default().check.left_out
KINDS: tuple[FindingKind, ...] = get_args(FindingKind)
"""The kinds of findings, the most serious first."""
_TOLD_OTHERWISE: frozenset[FindingKind] = (SERIOUS - {"attribution", "quotation"}) | {
    "scope",
    "certainty",
}
"""Kinds of which a finding that points to a text says that the draft tells what it tells."""
_BY_WORDING: tuple[FindingKind, ...] = ("role", "scope")
"""Kinds that only a sentence of another text, held against the draft's, can show."""


def draft_findings(
    draft: Version, against: Story | Baseline, config: Config | None = None
) -> DraftCheck:
    """Check a draft against a story's versions and source report, or a baseline file.

    Every sentence of the draft comes with what it was held against and what was found in it.

    Raises:
        StoryError: The baseline has a version of that outlet name already, or two of one name.
    """
    return check_scored(score_with_texts(draft, against, config))


def check_scored(scored: ScoredArticle) -> DraftCheck:
    """Check an article that is scored already."""
    comparison, draft = scored.comparison, scored.article
    sentences = body(draft)
    known = KnownTexts(scored.known, scored.pairs, sentences)
    texts = {each.version.outlet: each for each in scored.known}
    quotations: Mapping[int, list[QuotationMatch]] = defaultdict(list)
    for row in comparison.quotations:
        if row.outlet == comparison.article:
            quotations[row.sentence].append(row)
    quoted = KnownQuotations(draft, scored.known, known)
    tally = _Tally()
    checked = []
    for place, sentence in enumerate(sentences):
        beside = known.near(sentence)
        held = HeldSentence(
            sentence,
            tuple(pair for pair in beside if pair.near),
            beside,
            sentences[max(0, place - 1) : place + 2],
            comparison.source,
        )
        findings, not_compared = tally.add(
            held, known, check_quotes(quotations[sentence.index], texts, quoted)
        )
        checked.append(_sentence_check(held, findings, not_compared))
    left_out = _left_out(comparison, texts, _told_otherwise(checked))
    return DraftCheck(
        outlet=comparison.article,
        texts=tuple(texts),
        sentences=tuple(checked),
        kinds=tally.kinds([one for each in checked for one in each.findings], left_out),
        notes=_notes(draft, texts, checked),
        comparison=comparison,
    )


class _Tally:
    """How many places each kind of check has, and how many of them could be compared."""

    def __init__(self) -> None:
        self._looked: dict[FindingKind, list[Looked]] = {kind: [] for kind in KINDS}

    def add(
        self, held: HeldSentence, known: KnownTexts, quotes: Looked
    ) -> tuple[tuple[Finding, ...], tuple[FindingKind, ...]]:
        """Look at one sentence.

        Returns:
            What was found in it, in the order of kinds and places, and the kinds that it has
            places of, none of which could be compared.
        """
        looked: dict[FindingKind, Looked] = {
            "number": check_numbers(held, known),
            "name": check_names(held, known),
            "date": check_dates(held, known),
            "attribution": check_credits(held, known),
            "quotation": quotes,
            "denial": check_denials(held, known),
            "certainty": check_certainty(held, known),
            "commentary": check_commentary(held),
            "added": check_additions(held, known),
        }
        looked |= dict.fromkeys(_BY_WORDING, Looked(1, int(shares_an_act(held))))
        for kind, each in looked.items():
            self._looked[kind].append(each)
        if any(finding.kind == "attribution" for finding in quotes.findings):
            # Whose words are quoted is said once.
            named = looked["attribution"]
            graver = tuple(each for each in named.findings if each.level == "differs")
            looked["attribution"] = Looked(named.places, named.compared, graver)
        found = [finding for each in looked.values() for finding in each.findings]
        found += [*check_agents(held, known), *check_roles(held, known), *check_scope(held, known)]
        found += [*check_places(held, known), *check_wordings(held, known)]
        kinds = {finding.kind for finding in found}
        missed = [
            kind
            for kind, each in looked.items()
            if each.places and not each.compared and kind not in kinds
        ]
        in_order = tuple(sorted(missed, key=KINDS.index))
        return tuple(sorted(_joined(found), key=_order)), in_order

    def kinds(
        self, findings: Sequence[Finding], left_out: tuple[int, tuple[Finding, ...]]
    ) -> tuple[KindCheck, ...]:
        """Return every kind with its places and findings, those that differ first."""
        checks = []
        for kind in KINDS:
            looked = self._looked[kind]
            places, compared = (
                (left_out[0], left_out[0])
                if kind == "left out"
                else (sum(each.places for each in looked), sum(each.compared for each in looked))
            )
            own = left_out[1] if kind == "left out" else [f for f in findings if f.kind == kind]
            in_order = tuple(sorted(own, key=lambda finding: finding.level != "differs"))
            checks.append(KindCheck(kind, places, compared, in_order))
        return tuple(checks)


def _joined(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings, of those of one kind that meet the gravest: one slip is said once."""
    kept: list[Finding] = []
    for finding in sorted(findings, key=lambda each: each.level != "differs"):
        if not any(_meet(finding, other) for other in kept):
            kept.append(finding)
    return kept


def _meet(one: Finding, other: Finding) -> bool:
    if None in {one.start, one.end, other.start, other.end} or one.kind != other.kind:
        return False
    return (one.start or 0) < (other.end or 0) and (other.start or 0) < (one.end or 0)


def _order(finding: Finding) -> tuple[bool, int, int]:
    return finding.level != "differs", KINDS.index(finding.kind), finding.start or 0


def _sentence_check(
    held: HeldSentence, findings: tuple[Finding, ...], not_compared: tuple[FindingKind, ...]
) -> SentenceCheck:
    sentence = held.sentence.reading.sentence
    compared = tuple(
        reference(pair.sentence, each.start, each.end)
        for pair in held.near
        for each in (pair.sentence.reading.sentence,)
    )
    return SentenceCheck(
        sentence.index, sentence.start, sentence.end, compared, findings, not_compared
    )


def _told_otherwise(checked: Iterable[SentenceCheck]) -> frozenset[tuple[str, int]]:
    """Return the sentences of other texts that the draft tells, with something else in a place."""
    return frozenset(
        (each.outlet, each.sentence)
        for sentence in checked
        for finding in sentence.findings
        if finding.kind in _TOLD_OTHERWISE
        for each in finding.references
    )


def _left_out(
    comparison: Comparison,
    texts: Mapping[str, VersionReading],
    otherwise: frozenset[tuple[str, int]],
) -> tuple[int, tuple[Finding, ...]]:
    """Return how many facts were looked for, and those that the draft does not tell.

    One that it tells with another number or the like is told differently, and is said there.
    """
    facts = {fact.id: fact for fact in comparison.facts}
    rows = [row for row in comparison.coverage if row.outlet == comparison.article and row.eligible]
    findings = []
    for row in rows:
        fact = facts[row.fact]
        if any((mention.outlet, mention.sentence) in otherwise for mention in fact.mentions):
            continue
        telling = {mention.outlet for mention in fact.mentions} - {comparison.article}
        if row.status != "omitted" or (
            comparison.baseline not in {"text", "file"} and len(telling) < _SETTINGS.texts
        ):
            continue
        references = [
            reference_in(texts[mention.outlet], mention.sentence, mention.start, mention.end)
            for mention in fact.mentions
            if mention.outlet in texts
        ]
        number = len(telling)
        why = f"{number} {'text tells' if number == 1 else 'texts tell'} it; not found in the draft"
        statement = one_line(fact.statement)
        once = {each.outlet: each for each in reversed(references)}
        findings.append(
            Finding("left out", "look", None, None, statement, why, tuple(once.values())[::-1])
        )
    return len(rows), tuple(findings)


def _notes(
    draft: VersionReading,
    texts: Mapping[str, VersionReading],
    checked: Sequence[SentenceCheck],
) -> tuple[str, ...]:
    """Say what to know before the findings are believed, a line each."""
    notes = []
    same = [
        outlet
        for outlet, text in texts.items()
        if text.version.text.split() == draft.version.text.split()
    ]
    if same:
        notes.append(f"the draft is the very text of {', '.join(same)}")
    if not checked:
        notes.append("the draft has no sentences to check")
    elif not any(each.compared for each in checked):
        notes.append("no sentence of the draft is near any of the other texts: nothing was checked")
    return tuple(notes)
