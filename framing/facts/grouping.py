"""Statements that tell one fact, grouped by how likely their sentences do."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from framing.facts.clustering import correlation_clusters
from framing.facts.repeated_statements import told_once
from framing.facts.statement_pairs import StatementPairs, statement_pairs
from framing.language.ngrams import plain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from framing.article.statements import Statement
    from framing.config import BaselineSettings, SameFactSettings
    from framing.facts.independent_versions import IndependentVersions
    from framing.facts.same_fact.pair_model import SentencePairs
    from framing.types import FactTier

    Matrix: TypeAlias = NDArray[np.float64]

_TWO = 2


@dataclass(frozen=True, slots=True)
class Group:
    """One fact: the statements that found it, best first, and the others that tell it.

    Attributes:
        id: A short hash of the best statement.
        statements: Those that found the fact: credited to the source report in so many words, or,
            where none is, the two of independent versions that most surely tell the same, with
            their copies.
        others: The other statements that tell it.
        tier: Whether a version credits it.
        wording: The fact in a person's words; empty when the best statement says it.
    """

    id: str
    statements: tuple[Statement, ...]
    others: tuple[Statement, ...] = ()
    tier: FactTier = "credited"
    wording: str = ""

    @property
    def best(self) -> Statement:
        """The statement that says it best."""
        return self.statements[0]

    @property
    def tellers(self) -> tuple[Statement, ...]:
        """All statements that tell it."""
        return (*self.statements, *self.others)

    @property
    def outlets(self) -> frozenset[str]:
        """The versions that found it."""
        return frozenset(statement.outlet for statement in self.statements)


def group_statements(
    statements: Iterable[Statement],
    pairs: SentencePairs,
    independent: IndependentVersions,
    baseline: BaselineSettings,
    settings: SameFactSettings,
) -> tuple[Group, ...]:
    """Group statements into facts; neither the order of versions nor of statements matters.

    A group is a fact when a statement in it founds one, or when enough independent versions tell
    it. A founding statement that no other tells is a fact by itself.

    Args:
        statements: All statements of all versions.
        pairs: How likely their sentences tell the same.
        independent: Which versions derive from one another.
        baseline: How many independent versions make a fact that none credits.
        settings: From which probabilities statements are grouped.
    """
    pool = sorted(statements, key=lambda each: (each.outlet, each.start, each.end))
    repeats = told_once(pool, independent)
    every = statement_pairs(pool, pairs, settings.least)
    # Of those that repeat one another the first speaks: a copy has no vote of its own.
    table = every.of([places[0] for places in repeats])
    groups = _one_fact_each(
        correlation_clusters(table.probability, settings.together), table, pairs, settings
    )
    facts = []
    held: set[int] = set()
    for members in groups:
        places = [(place, item) for item in members for place in repeats[item]]
        fact = _as_group(
            [pool[place] for place, _ in places],
            table,
            [item for _, item in places],
            independent,
            baseline,
        )
        if fact is not None:
            facts.append(fact)
            held.update(members)
    alone = [
        _alone([pool[place] for place in places])
        for item, places in enumerate(repeats)
        if item not in held
        and any(pool[place].founds for place in places)
        and len(plain(pool[places[0]].text).split()) >= _TWO
    ]
    whole = _without_fragments(facts)
    return _named([*whole, *_with_fragments(_without_repeats(alone))])


def _alone(repeated: Sequence[Statement]) -> Group:
    """A fact of one statement, and of those that repeat it word for word."""
    return Group(
        "",
        tuple(statement for statement in repeated if statement.founds),
        tuple(statement for statement in repeated if not statement.founds),
    )


def _one_fact_each(
    groups: Sequence[Sequence[int]],
    table: StatementPairs,
    pairs: SentencePairs,
    settings: SameFactSettings,
) -> list[list[int]]:
    """Put groups together that tell the same act: most of their sentences, or a likely rest."""
    acts = [_Act(list(group), {table.sentence[place] for place in group}) for group in groups]
    kept: list[_Act] = []
    for act in sorted(acts, key=lambda act: (-len(act.sentences), act.members)):
        into = _same_act(act, kept, table, pairs, settings)
        if into is None:
            kept.append(act)
        else:
            into.members += [place for place in act.members if place not in into.members]
            into.sentences |= act.sentences
    return [sorted(act.members) for act in kept]


@dataclass(slots=True)
class _Act:
    """Statements that may tell one act, and the rows of their sentences."""

    members: list[int]
    sentences: set[int]


def _same_act(
    act: _Act,
    kept: Sequence[_Act],
    table: StatementPairs,
    pairs: SentencePairs,
    settings: SameFactSettings,
) -> _Act | None:
    own = act.sentences
    best: tuple[float, _Act] | None = None
    for candidate in kept:
        theirs = candidate.sentences
        if own.isdisjoint(theirs):
            continue
        shared = own & theirs
        versions = {table.outlet[row] for row in shared}
        if len(shared) >= settings.overlap * min(len(own), len(theirs)) and len(versions) >= _TWO:
            return candidate
        fresh = own - theirs
        if len(own) <= settings.small and fresh:
            likely = _mean_probability(fresh, theirs - own, table, pairs)
            if likely >= settings.absorb and (best is None or likely > best[0]):
                best = likely, candidate
    return best[1] if best else None


def _mean_probability(
    rows: Collection[int], columns: Collection[int], table: StatementPairs, pairs: SentencePairs
) -> float:
    """The mean, over sentences, of the mean probability with those of other versions."""
    means = []
    for row in sorted(rows):
        apart = [
            float(pairs.probability[row, column])
            for column in sorted(columns)
            if table.outlet[column] != table.outlet[row]
        ]
        means.append(sum(apart) / len(apart) if apart else 0.0)
    return round(sum(means) / len(means), 6)


def _as_group(
    statements: Sequence[Statement],
    table: StatementPairs,
    items: Sequence[int],
    independent: IndependentVersions,
    baseline: BaselineSettings,
) -> Group | None:
    """Statements as a fact; ``items`` are their rows in the table, one for those repeated."""
    import numpy as np  # noqa: PLC0415

    likely = table.probability[np.ix_(items, items)]
    _, firsts = np.unique(items, return_index=True)
    ranks = likely[:, firsts].sum(axis=1).round(6).tolist()
    order = sorted(
        range(len(statements)),
        key=lambda place: (
            statements[place].fragment,
            -ranks[place],
            _digest(statements[place]),
            statements[place].outlet,
        ),
    )
    founding = [place for place in order if statements[place].founds]
    if founding:
        tier: FactTier = "credited"
    elif independent.count({each.outlet for each in statements}) >= baseline.consensus_versions:
        surest = {items[place] for place in _surest(likely, order, statements, independent)}
        tier, founding = "shared", [place for place in order if items[place] in surest]
    else:
        return None
    return Group(
        "",
        tuple(statements[place] for place in founding),
        tuple(statements[place] for place in order if place not in founding),
        tier,
    )


def _surest(
    likely: Matrix,
    order: Sequence[int],
    statements: Sequence[Statement],
    independent: IndependentVersions,
) -> list[int]:
    """The two statements of independent versions that most surely tell the same."""
    best = max(
        (
            (float(likely[first, second]), -order.index(first), -order.index(second), first, second)
            for first in order
            for second in order
            if first < second
            and independent.are_independent(statements[first].outlet, statements[second].outlet)
        ),
    )
    return [place for place in order if place in best[3:]]


def _without_repeats(alone: Sequence[Group]) -> list[Group]:
    """One version's founding statements, each wording once."""
    worded: dict[tuple[str, str], Group] = {}
    for group in alone:
        worded.setdefault((group.best.outlet, _digest(group.best)), group)
    return list(worded.values())


def _without_fragments(facts: Sequence[Group]) -> list[Group]:
    """Let a fact that nobody words in a sentence of its own go with the one told beside it.

    That is the fact that most of its sentences tell as well; where there is none it stays.
    """
    kept = [group for group in facts if not group.best.fragment]
    rest = []
    for group in facts:
        if not group.best.fragment:
            continue
        own = places(group)
        shared, place = max(
            ((len(own & places(other)), -place) for place, other in enumerate(kept)),
            default=(0, 0),
        )
        if 2 * shared >= len(own) and shared:
            into = kept[-place]
            fresh = tuple(each for each in group.tellers if each not in into.tellers)
            kept[-place] = replace(into, others=(*into.others, *fresh))
        else:
            rest.append(group)
    return [*kept, *rest]


def places(group: Group) -> frozenset[tuple[str, int]]:
    """Return outlet and sentence of everything that tells a fact."""
    return frozenset((each.outlet, each.sentence) for each in group.tellers)


def _with_fragments(alone: Sequence[Group]) -> list[Group]:
    """Let what begins inside a sentence go with the part before it that no other version tells."""
    kept: list[Group] = []
    for group in sorted(alone, key=lambda each: (each.best.outlet, each.best.start)):
        before = kept[-1] if kept else None
        if (
            before is not None
            and group.best.fragment
            and before.best.outlet == group.best.outlet
            and before.best.sentence == group.best.sentence
        ):
            kept[-1] = replace(before, statements=(*before.statements, *group.statements))
        else:
            kept.append(group)
    return kept


def _named(groups: Sequence[Group]) -> tuple[Group, ...]:
    """Give each fact its short hash, longer where two would be the same, and sort by place."""
    named: dict[str, Group] = {}
    for group in sorted(
        _worded_apart(groups), key=lambda group: (_digest(group.best), _place(group))
    ):
        digest, length = _digest(group.best), 6
        while digest[:length] in named and length < len(digest):
            length += 1
        if digest[:length] not in named:
            named[digest[:length]] = replace(group, id=digest[:length])
    return tuple(sorted(named.values(), key=_order))


def _order(group: Group) -> tuple[bool, float, str]:
    """Credited facts before shared ones, each in the order of the story."""
    return group.tier != "credited", round(_place(group), 6), group.id


def _worded_apart(groups: Sequence[Group]) -> list[Group]:
    """Let no two facts be worded by one statement while another founding one words the second."""
    taken: set[str] = set()
    worded = []
    for group in sorted(groups, key=lambda group: (-len(_wordings(group)), _digest(group.best))):
        free = [each for each in group.statements if _digest(each) not in taken]
        best = free[0] if free else group.best
        rest = tuple(each for each in group.statements if each is not best)
        taken.add(_digest(best))
        worded.append(replace(group, statements=(best, *rest)))
    return worded


def _place(group: Group) -> float:
    """Where in its versions a fact stands on average, 0 to 1; what is repeated counts once."""
    wordings = _wordings(group)
    return sum(position for _, position in wordings) / len(wordings)


def _wordings(group: Group) -> list[tuple[str, float]]:
    """Each way in which a fact is told, with its place in the version."""
    return sorted({(_digest(each), round(each.position, 6)) for each in group.tellers})


def _digest(statement: Statement) -> str:
    return _digest_of(statement.text)


@lru_cache(maxsize=4096)
def _digest_of(text: str) -> str:
    return hashlib.sha256(plain(text).encode()).hexdigest()
