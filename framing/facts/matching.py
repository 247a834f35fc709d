"""Where each version tells a fact: its likeliest statement, and every one that surely does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from framing.facts.same_fact.cell_model import cell_probability
from framing.facts.similarity import similarities
from framing.facts.statement_pairs import words_in_common
from framing.types import Mention

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from framing.article.statements import Statement
    from framing.config import CellModelSettings, CoverageSettings
    from framing.facts.grouping import Group
    from framing.facts.same_fact.pair_model import SentencePairs

    Matrix: TypeAlias = NDArray[np.float64]


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


def match_statements(
    groups: Sequence[Group],
    versions: Mapping[str, Sequence[Statement]],
    pairs: SentencePairs,
    cells: CellModelSettings,
    settings: CoverageSettings,
) -> dict[str, Matches]:
    """Find where each version tells each fact.

    A version that has statements in a fact's group tells it there. In another the sentence counts
    that is likeliest, on the mean over the versions that tell the fact, to tell what they tell.

    Args:
        groups: The facts.
        versions: The statements of each version, by outlet.
        pairs: How likely sentences of different versions tell the same.
        cells: From such a mean to the probability that a version tells the fact.
        settings: From which probability, 0 to 1, that is said.

    Returns:
        The matches of each version, in the versions' order.
    """
    told = [_tellers(group, pairs) for group in groups]
    found = {
        outlet: [_likeliest(tellers, outlet, statements, pairs, cells) for tellers in told]
        for outlet, statements in versions.items()
    }
    alike = _similarities(groups, found)
    matches = {}
    for outlet, likeliest in found.items():
        nearest: list[Match | None] = []
        mentions: list[Match] = []
        for place, (group, cell) in enumerate(zip(groups, likeliest, strict=True)):
            if cell is None:
                nearest.append(None)
                continue
            carries = cell.own or cell.probability >= settings.carried
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


def _likeliest(
    tellers: _Tellers,
    outlet: str,
    statements: Sequence[Statement],
    pairs: SentencePairs,
    cells: CellModelSettings,
) -> _Cell | None:
    rows = pairs.rows.get(outlet)
    if rows is None or not len(rows) or not statements:
        return None
    group = tellers.group
    likely = tellers.mean_without(outlet, rows)
    by_row = dict(zip(rows.tolist(), likely, strict=True))

    def row_of(statement: Statement) -> int:
        return pairs.place[statement.outlet, statement.sentence]

    own = [statement for statement in group.tellers if statement.outlet == outlet]
    if own:
        likeliest = max(by_row[row_of(statement)] for statement in own)
        sure = len(tellers.outlets) == 1
        probability = 1.0 if sure else cell_probability(likeliest, cells, own=True)
        return _Cell(tuple(own), probability, own=True)
    highest = max(likely)
    sentence = int(rows[likely.index(highest)])
    there = [statement for statement in statements if row_of(statement) == sentence]
    if not there:
        return None
    told = group.wording or group.best.text
    chosen = max(there, key=lambda each: (words_in_common(each.text, told), -each.start))
    return _Cell((chosen,), cell_probability(highest, cells, own=False), own=False)


@dataclass(frozen=True, slots=True, eq=False)
class _Tellers:
    """A fact, the versions that tell it, and the sum of each one's best probability by sentence."""

    group: Group
    outlets: frozenset[str]
    best: NDArray[np.float64]

    def mean_without(self, outlet: str, rows: NDArray[np.intp]) -> list[float]:
        """Return, for a version's sentences, the mean over the other versions of their best."""
        others = len(self.outlets - {outlet})
        # Within a version all probabilities are 0, so that its own best adds nothing.
        return [round(best / max(1, others), 6) for best in self.best[rows].tolist()]


def _tellers(group: Group, pairs: SentencePairs) -> _Tellers:
    import numpy as np  # noqa: PLC0415 - kept out of the import of the package

    places: dict[str, set[int]] = {}
    for statement in group.tellers:
        place = pairs.place[statement.outlet, statement.sentence]
        places.setdefault(statement.outlet, set()).add(place)
    best = [pairs.probability[sorted(rows)].max(axis=0) for rows in places.values()]
    return _Tellers(group, frozenset(places), np.sum(np.stack(best), axis=0))


def _similarities(
    groups: Sequence[Group], found: Mapping[str, Sequence[_Cell | None]]
) -> dict[tuple[str, int], float]:
    """How alike every likeliest statement is to the fact's wording, by its text and the fact."""
    texts = list(
        dict.fromkeys(
            statement.text
            for cells in found.values()
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
