"""Where each version tells a fact: its likeliest statement, and every one that surely does."""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum
from statistics import fmean
from typing import TYPE_CHECKING

from framing.facts.same_fact.cell_model import cell_probability
from framing.facts.similarity import DIGITS, similarities
from framing.facts.statement_pairs import words_in_common
from framing.facts.word_weights import word_weight
from framing.language.ngrams import plain, text_stems
from framing.types import Mention

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from framing.article.statements import Statement
    from framing.config import Config, SameFactSettings
    from framing.facts.grouping import Group
    from framing.facts.independent_versions import IndependentVersions
    from framing.facts.same_fact.pair_model import SentencePairs


@dataclass(frozen=True, slots=True)
class Match:
    """The statement of one version that likeliest tells one fact.

    Attributes:
        group: The fact.
        statement: The statement.
        similarity: Of its wording to the fact's best, 0 to 1.
        carries: Whether it is sure enough to be said that the version tells the fact here.
        probability: How likely the version tells the fact, 0 to 1.
    """

    group: Group
    statement: Statement
    similarity: float
    carries: bool
    probability: float


@dataclass(frozen=True, slots=True)
class Matches:
    """All matches of one version: the likeliest statement for each fact, and every mention."""

    nearest: tuple[Match | None, ...]
    mentions: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class MatchedVersion:
    """One version as it is matched.

    Attributes:
        outlet: Its outlet.
        statements: Its statements.
        independent: Which versions derive from one another, as this one is judged.
        grouped: Whether its statements could be in the groups; those of a scored article cannot.
    """

    outlet: str
    statements: Sequence[Statement]
    independent: IndependentVersions
    grouped: bool = True


def match_statements(
    groups: Sequence[Group],
    versions: Sequence[MatchedVersion],
    pairs: SentencePairs,
    config: Config,
) -> dict[str, Matches]:
    """Find where each version tells each fact.

    A version that has statements in a fact's group tells it there, and so does one that says the
    same word for word, such as a scored article. In another the sentence counts
    that is likeliest, on the mean over the versions that tell the fact, to tell what they tell.
    Versions that derive from one another are one of these, and none for one another: that a copy
    tells the same makes nothing surer.

    Args:
        groups: The facts.
        versions: The versions.
        pairs: How likely sentences of different versions tell the same.
        config: From such a mean to the probability that a version tells the fact, and from which
            probability, 0 to 1, that is said.

    Returns:
        The matches of each version, in the versions' order.
    """
    cells_of_versions = cells_of_facts(groups, versions, pairs, config.same_fact)
    alike = _Likeness(groups, cells_of_versions)
    matches = {}
    for version in versions:
        outlet, likeliest = version.outlet, cells_of_versions[version.outlet]
        least = config.coverage.carried if version.grouped else config.coverage.carried_scored
        nearest: list[Match | None] = []
        mentions: list[Match] = []
        for place, (group, cell) in enumerate(zip(groups, likeliest, strict=True)):
            if cell is None:
                nearest.append(None)
                continue
            probability = cell.probability(config.same_fact)
            carries = cell.own or probability >= least
            matched = [
                Match(group, statement, alike.of(statement, place), carries, probability)
                for statement in cell.statements
            ]
            nearest.append(matched[0])
            mentions += matched if carries else []
        matches[outlet] = Matches(tuple(nearest), tuple(sorted(mentions, key=_reading_order)))
    return matches


def places_of_facts(
    groups: Sequence[Group],
    versions: Sequence[MatchedVersion],
    pairs: SentencePairs,
    config: Config,
) -> dict[str, frozenset[tuple[str, int]]]:
    """Return the sentences that surely tell each fact, as outlet and number, by the fact's id."""
    cells_of_versions = cells_of_facts(groups, versions, pairs, config.same_fact)
    return {
        group.id: frozenset(
            (statement.outlet, statement.sentence)
            for cells in cells_of_versions.values()
            if (cell := cells[place])
            and (cell.own or cell.probability(config.same_fact) >= config.coverage.carried)
            for statement in cell.statements
        )
        for place, group in enumerate(groups)
    }


@dataclass(frozen=True, slots=True)
class Cell:
    """One fact in one version, before it is said whether the version tells it.

    Attributes:
        statements: The statements, likeliest first.
        mean: How likely the likeliest tells what the others tell, on their mean; None where no
            other tells the fact.
        words: The share of the rare words of what the others say that stands in the version.
        own: Whether the version has statements in the fact's group, or says it word for word.
        grouped: Whether its statements could be in the group.
    """

    statements: tuple[Statement, ...]
    mean: float | None
    words: float
    own: bool
    grouped: bool

    def probability(self, settings: SameFactSettings) -> float:
        """Return how likely the version tells the fact, 0 to 1."""
        if self.mean is None and self.own:
            return 1.0
        curve = settings.cells if self.grouped else settings.scored_cells
        return cell_probability(self.mean or 0.0, curve, own=self.own, words=self.words)


def cells_of_facts(
    groups: Sequence[Group],
    versions: Sequence[MatchedVersion],
    pairs: SentencePairs,
    settings: SameFactSettings,
) -> dict[str, list[Cell | None]]:
    """Return every fact in every version, by outlet and in the facts' order."""
    read = [_read(version, pairs) for version in versions]
    cells: dict[str, list[Cell | None]] = {one.version.outlet: [] for one in read}
    for group in groups:
        tellers = _Tellers(group, pairs, settings.common_word)
        for one in read:
            cells[one.version.outlet].append(_likeliest(tellers, one))
    return cells


@dataclass(frozen=True, slots=True, eq=False)
class _ReadVersion:
    """A version with its rows in the table of pairs, and its statements by wording and by row."""

    version: MatchedVersion
    rows: NDArray[np.intp] | None
    wordings: Mapping[str, Sequence[Statement]]
    in_sentence: Mapping[int, Sequence[Statement]]
    stems: frozenset[str]
    """Of a version that is only held against the facts: there they tell."""


def _read(version: MatchedVersion, pairs: SentencePairs) -> _ReadVersion:
    wordings: dict[str, list[Statement]] = {}
    in_sentence: dict[int, list[Statement]] = {}
    for statement in version.statements:
        wordings.setdefault(plain(statement.text), []).append(statement)
        row = pairs.place[statement.outlet, statement.sentence]
        in_sentence.setdefault(row, []).append(statement)
    told = () if version.grouped else version.statements
    stems = frozenset().union(*(text_stems(statement.text) for statement in told))
    return _ReadVersion(version, pairs.rows.get(version.outlet), wordings, in_sentence, stems)


def _likeliest(tellers: _Tellers, read: _ReadVersion) -> Cell | None:
    version, rows = read.version, read.rows
    if rows is None or not len(rows) or not version.statements:
        return None
    own = tellers.by_outlet.get(version.outlet) or [
        each for wording in tellers.wordings for each in read.wordings.get(wording, ())
    ]
    likely = tellers.likely(version, derived=not own)
    words = 0.0 if version.grouped else tellers.words_in(read.stems, version)
    if own:
        mean = None
        if likely is not None:
            at = {tellers.row_of(statement) for statement in own}
            mean = round(max(float(likely[row]) for row in at), DIGITS)
        return Cell(tuple(own), mean, words, own=True, grouped=version.grouped)
    sentence, mean = int(rows[0]), None
    if likely is not None:
        sentence += int(likely[sentence : sentence + len(rows)].round(DIGITS).argmax())
        mean = round(float(likely[sentence]), DIGITS)
    in_sentence = read.in_sentence.get(sentence)
    if in_sentence is None:
        return None
    chosen = in_sentence[0]
    if len(in_sentence) > 1:
        told = tellers.group.wording or tellers.group.best.text
        chosen = max(in_sentence, key=lambda each: (words_in_common(each.text, told), -each.start))
    return Cell((chosen,), mean, words, own=False, grouped=version.grouped)


class _Tellers:
    """A fact, its wordings, and how likely each sentence tells what the versions tell that do."""

    def __init__(self, group: Group, pairs: SentencePairs, common_word: float) -> None:
        self.group = group
        self._common_word = common_word
        self.wordings = tuple(dict.fromkeys(plain(each.text) for each in group.tellers))
        self.by_outlet: dict[str, list[Statement]] = {}
        for statement in group.tellers:
            self.by_outlet.setdefault(statement.outlet, []).append(statement)
        self._place = pairs.place
        self._best = {
            outlet: pairs.probability[sorted({self.row_of(each) for each in told})].max(axis=0)
            for outlet, told in sorted(self.by_outlet.items())
        }
        self._means: dict[tuple[int, tuple[str, ...], bool], NDArray[np.float64] | None] = {}

    def row_of(self, statement: Statement) -> int:
        """Return the row of a statement's sentence in the table of pairs."""
        return self._place[statement.outlet, statement.sentence]

    def likely(self, version: MatchedVersion, *, derived: bool) -> NDArray[np.float64] | None:
        """Return for every sentence the mean, over who tells the fact, of their best probability.

        Versions that derive from one another are one, and the version's own group has no say.
        Where ``derived`` is set and none tells it but versions that derive from this one, these.
        None where nobody has a say.
        """
        groups = {outlet: version.independent.group(outlet) for outlet in self._best}
        own = version.independent.group(version.outlet)
        own = own if own in groups.values() else ()
        key = id(version.independent), own, derived
        if key not in self._means:
            self._means[key] = self._mean(groups, own, derived=derived)
        return self._means[key]

    def words_in(self, stems: frozenset[str], version: MatchedVersion) -> float:
        """Return the share of the rare words of what others say that stands among some stems.

        A share for each statement by weight, on the mean over independent versions.
        """
        shares: dict[tuple[str, ...], list[float]] = {}
        for statement in self.group.tellers:
            group = version.independent.group(statement.outlet)
            if version.outlet not in group:
                words = text_stems(statement.text)
                rare = [w for word in words if (w := word_weight(word)) >= self._common_word]
                here = [
                    w for word in words & stems if (w := word_weight(word)) >= self._common_word
                ]
                if rare:
                    shares.setdefault(group, []).append(fsum(here) / fsum(rare))
        means = [fmean(each) for each in shares.values()]
        return round(fmean(means), DIGITS) if means else 0.0

    def _mean(
        self, groups: Mapping[str, tuple[str, ...]], own: tuple[str, ...], *, derived: bool
    ) -> NDArray[np.float64] | None:
        import numpy as np  # noqa: PLC0415 - kept out of the import of the package

        voices: dict[tuple[str, ...], NDArray[np.float64]] = {}
        for outlet, best in self._best.items():
            voice = voices.get(groups[outlet])
            voices[groups[outlet]] = best if voice is None else np.maximum(voice, best)
        said = voices.pop(own, None)
        if derived and said is not None and not voices:
            voices[own] = said
        if not voices:
            return None
        mean: NDArray[np.float64] = np.mean(list(voices.values()), axis=0)
        return mean


class _Likeness:
    """How alike every likeliest statement is to the fact's wording."""

    def __init__(
        self, groups: Sequence[Group], cells_of_versions: Mapping[str, Sequence[Cell | None]]
    ) -> None:
        texts = dict.fromkeys(
            statement.text
            for cells in cells_of_versions.values()
            for cell in cells
            if cell is not None
            for statement in cell.statements
        )
        self._row = {text: row for row, text in enumerate(texts)}
        wordings = [group.wording or group.best.text for group in groups]
        self._alike = similarities(list(texts), wordings)

    def of(self, statement: Statement, fact: int) -> float:
        """Return how alike a statement is to the fact of this number, 0 to 1."""
        return float(self._alike[self._row[statement.text], fact])


def _reading_order(match: Match) -> tuple[int, str]:
    return match.statement.start, match.group.id


def mention(match: Match) -> Mention:
    """Return a match as the mention that a fact keeps."""
    statement = match.statement
    return Mention(
        outlet=statement.outlet,
        sentence=statement.sentence,
        start=statement.start,
        end=statement.end,
        similarity=match.similarity,
        credited=is_credited(statement),
        founds=statement in match.group.statements,
        basis=statement.basis,
    )


def founding_mentions(group: Group) -> tuple[Mention, ...]:
    """Return the statements that found a fact as mentions of it, the best first."""
    return tuple(
        mention(Match(group, statement, 1.0, carries=True, probability=1.0))
        for statement in group.statements
    )


def is_credited(statement: Statement) -> bool:
    """Tell whether a statement is credited to the source report where it stands."""
    return statement.credited and statement.basis in {"explicit", "carried"}


def by_fact(mentions: Sequence[Match]) -> dict[str, list[Match]]:
    """Return the mentions of each fact, in the order in which they come."""
    groups: dict[str, list[Match]] = {}
    for match in mentions:
        groups.setdefault(match.group.id, []).append(match)
    return groups


def mentions_by_fact(matches: Iterable[Matches]) -> dict[str, list[Mention]]:
    """Return every place that carries each fact, by the fact's id, version after version."""
    places: dict[str, list[Mention]] = {}
    for version in matches:
        for match in version.mentions:
            places.setdefault(match.group.id, []).append(mention(match))
    return places


def facts_by_sentence(matches: Matches) -> dict[int, tuple[str, ...]]:
    """Return the ids of the facts that each sentence carries, each once, by its number."""
    facts: dict[int, dict[str, None]] = {}
    for match in matches.mentions:
        facts.setdefault(match.statement.sentence, {})[match.group.id] = None
    return {sentence: tuple(ids) for sentence, ids in facts.items()}
