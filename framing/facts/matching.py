"""Where each version tells a fact: its likeliest statement, and every one that surely does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.facts.same_fact.cell_model import cell_probability
from framing.facts.similarity import similarities
from framing.facts.statement_pairs import words_in_common
from framing.language.ngrams import plain
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
    """

    outlet: str
    statements: Sequence[Statement]
    independent: IndependentVersions


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
    tellers_of_facts = [_tellers(group, pairs) for group in groups]
    cells_of_versions = {}
    for version in versions:
        wordings = _wordings(version.statements)
        cells_of_versions[version.outlet] = [
            _likeliest(tellers, version, wordings, pairs, config.same_fact)
            for tellers in tellers_of_facts
        ]
    alike = _similarities(groups, cells_of_versions)
    matches = {}
    for outlet, likeliest in cells_of_versions.items():
        nearest: list[Match | None] = []
        mentions: list[Match] = []
        for place, (group, cell) in enumerate(zip(groups, likeliest, strict=True)):
            if cell is None:
                nearest.append(None)
                continue
            carries = cell.own or cell.probability >= config.coverage.carried
            matched = [
                Match(group, statement, alike[statement.text, place], carries, cell.probability)
                for statement in cell.statements
            ]
            nearest.append(matched[0])
            mentions += matched if carries else []
        matches[outlet] = Matches(tuple(nearest), tuple(sorted(mentions, key=_reading_order)))
    return matches


@dataclass(frozen=True, slots=True)
class _Cell:
    """One fact in one version: the statements, likeliest first; ``own`` where they are grouped."""

    statements: tuple[Statement, ...]
    probability: float
    own: bool


def _wordings(statements: Sequence[Statement]) -> dict[str, list[Statement]]:
    wordings: dict[str, list[Statement]] = {}
    for statement in statements:
        wordings.setdefault(plain(statement.text), []).append(statement)
    return wordings


def _likeliest(
    tellers: _Tellers,
    version: MatchedVersion,
    wordings: Mapping[str, Sequence[Statement]],
    pairs: SentencePairs,
    settings: SameFactSettings,
) -> _Cell | None:
    rows = pairs.rows.get(version.outlet)
    if rows is None or not len(rows) or not version.statements:
        return None
    group = tellers.group
    own = [each for each in group.tellers if each.outlet == version.outlet]
    own = own or [each for wording in tellers.wordings for each in wordings.get(wording, ())]
    versions = tellers.without(version, derived=not own)
    likely = _mean(versions, rows)

    def row_of(statement: Statement) -> int:
        return pairs.place[statement.outlet, statement.sentence]

    if own:
        by_row = dict(zip(rows.tolist(), likely, strict=True))
        likeliest = max(by_row[row_of(statement)] for statement in own)
        probability = cell_probability(likeliest, settings.cells, own=True) if versions else 1.0
        return _Cell(tuple(own), probability, own=True)
    highest = max(likely)
    sentence = int(rows[likely.index(highest)])
    in_sentence = [statement for statement in version.statements if row_of(statement) == sentence]
    if not in_sentence:
        return None
    told = group.wording or group.best.text
    chosen = max(in_sentence, key=lambda each: (words_in_common(each.text, told), -each.start))
    return _Cell((chosen,), cell_probability(highest, settings.cells, own=False), own=False)


@dataclass(frozen=True, slots=True, eq=False)
class _Tellers:
    """A fact, its wordings, and by version that tells it its best probability for each sentence."""

    group: Group
    wordings: tuple[str, ...]
    best: Mapping[str, NDArray[np.float64]]

    def without(self, version: MatchedVersion, *, derived: bool) -> list[list[NDArray[np.float64]]]:
        """Return the versions that tell the fact, by independent group; without one's own group.

        Where ``derived`` is set and none tells it but versions that derive from this one, these.
        """
        voices: dict[tuple[str, ...], list[NDArray[np.float64]]] = {}
        for outlet, best in self.best.items():
            voices.setdefault(version.independent.group(outlet), []).append(best)
        own = voices.pop(version.independent.group(version.outlet), None)
        return [own] if derived and own and not voices else list(voices.values())


def _tellers(group: Group, pairs: SentencePairs) -> _Tellers:
    places: dict[str, set[int]] = {}
    for statement in group.tellers:
        place = pairs.place[statement.outlet, statement.sentence]
        places.setdefault(statement.outlet, set()).add(place)
    return _Tellers(
        group,
        tuple(dict.fromkeys(plain(statement.text) for statement in group.tellers)),
        {
            outlet: pairs.probability[sorted(rows)].max(axis=0)
            for outlet, rows in sorted(places.items())
        },
    )


def _mean(voices: Sequence[Sequence[NDArray[np.float64]]], rows: NDArray[np.intp]) -> list[float]:
    """For each sentence of a version, the mean over the others of their best probability."""
    total = [0.0] * len(rows)
    for voice in voices:
        best = voice[0][rows]
        for repeated in voice[1:]:
            best = best.clip(repeated[rows])
        total = [so_far + value for so_far, value in zip(total, best.tolist(), strict=True)]
    return [round(value / max(1, len(voices)), 6) for value in total]


def _similarities(
    groups: Sequence[Group], cells_of_versions: Mapping[str, Sequence[_Cell | None]]
) -> dict[tuple[str, int], float]:
    """How alike every likeliest statement is to the fact's wording, by its text and the fact."""
    texts = list(
        dict.fromkeys(
            statement.text
            for cells in cells_of_versions.values()
            for cell in cells
            if cell is not None
            for statement in cell.statements
        )
    )
    alike = similarities(texts, [group.wording or group.best.text for group in groups]).tolist()
    return {
        (text, place): value
        for text, row in zip(texts, alike, strict=True)
        for place, value in enumerate(row)
    }


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
