"""Codes as other tools know them, and as ``labels.csv`` has them: one place for both ways.

A code has a name such as ``role: reported``, ``fact 3fa9c1`` or ``status 3fa9c1: carried``. Names
are whole in themselves, so that a tool that flattens a tree of codes loses nothing.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from framing.ingest.toml_tables import table
from framing.types import ShiftKind

if TYPE_CHECKING:
    from collections.abc import Mapping

FACT, CUE, SHIFT = "fact", "cue", "shift"
_FACTS = "facts"
_NAME = re.compile(r"(?P<kind>[a-z_]+)(?: (?P<fact>[\w.-]{1,64}))?(?:: (?P<value>.*))?", re.DOTALL)


class Code(NamedTuple):
    """What is said of some words.

    Attributes:
        kind: ``role``, ``voice``, ``fact``, ``cue``, ``shift``, or another column of labels.csv.
        value: One of a fixed set, such as ``reported``; empty where the kind or the fact says it.
        fact: The id of the fact that it is about, where it is about one.
    """

    kind: str
    value: str = ""
    fact: str = ""

    def name(self, facts: Mapping[str, str] | None = None) -> str:
        """Return the code's name; with the statements of facts, those of fact codes show theirs."""
        if self.kind == FACT and not self.fact:
            return str(codes_table()["no_fact"])
        value = self.value
        if self.kind == FACT and facts and (statement := facts.get(self.fact)):
            most = int(codes_table()["statement"])
            statement = " ".join(statement.split())
            value = statement if len(statement) <= most else f"{statement[: most - 1].rstrip()}…"
        about = f"{self.kind} {self.fact}" if self.fact else self.kind
        return f"{about}: {value}" if value else about


@cache
def codes_table() -> dict[str, Any]:
    """Return the table of codes that ships beside this module."""
    return tomllib.loads(files(__package__).joinpath("codes.toml").read_text(encoding="utf-8"))


@cache
def values_of_kinds() -> dict[str, tuple[str, ...]]:
    """Return the values of every kind of code that has a fixed set of them."""
    labels, words = table("labels_csv.toml"), codes_table()["yes_or_no"]
    named = {column: tuple(values) for column, values in labels["columns"].items() if values}
    named |= {
        kind: tuple(labels["of_facts_values"][of])
        for kind, of in labels["of_facts"].items()
        if of in labels["of_facts_values"]
    }
    spoken = {
        kind: tuple(words.get(value, value) for value in values) for kind, values in named.items()
    }
    return {**spoken, CUE: tuple(codes_table()["cues"]), SHIFT: get_args(ShiftKind)}


@cache
def kinds_of_facts() -> frozenset[str]:
    """Return the kinds of labels that are about one fact, such as ``status``."""
    return frozenset(table("labels_csv.toml")["of_facts"])


def is_written(kind: str) -> bool:
    """Tell whether a kind's value is words or ids that no code can name; its note holds them."""
    return kind in kinds_of_facts() | kinds_of_words() and kind not in values_of_kinds()


@cache
def kinds_of_words() -> frozenset[str]:
    """Return the kinds of labels that name words of their sentence, such as ``not_loaded``."""
    return frozenset(table("labels_csv.toml")["of_words"])


def code_named(name: str) -> Code | None:
    """Return the code of a name as ``Code.name`` gives it; None when there is no such code."""
    name = name.strip()
    if name == codes_table()["no_fact"]:
        return Code(FACT)
    parts = _NAME.fullmatch(name)
    if parts is None:
        return None
    kind, fact, value = parts["kind"], parts["fact"] or "", (parts["value"] or "").strip()
    if kind == FACT:
        return Code(FACT, fact=fact) if fact else None
    if (kind in kinds_of_facts()) != bool(fact):
        return None
    if is_written(kind):
        return Code(kind, fact=fact)
    return Code(kind, value, fact) if value in values_of_kinds().get(kind, ()) else None


def known_codes() -> str:
    """Return all codes in one line, for who gave another."""
    of_facts = kinds_of_facts()
    parts = [
        f"{kind}{' FACT' if kind in of_facts else ''}: {'|'.join(values)}"
        for kind, values in values_of_kinds().items()
    ]
    parts += [f"{kind} FACT" for kind in (FACT, *sorted(of_facts)) if kind not in values_of_kinds()]
    return "; ".join([*parts, *sorted(kinds_of_words()), str(codes_table()["no_fact"])])


def code_of_label(column: str, value: str) -> Code | None:
    """Return the code of a label; None for ``facts``, which is a code for each fact."""
    kind, _, fact = column.partition(":")
    if kind == _FACTS:
        return None
    if is_written(kind):
        return Code(kind, fact=fact)
    return Code(kind, codes_table()["yes_or_no"].get(value, value), fact)


def column_and_value(code: Code) -> tuple[str, str] | None:
    """Return column and value of a code in ``labels.csv``; None where it has no column there.

    The value of a kind that is written is empty: the coding's note holds it.
    """
    if code.kind == SHIFT:
        return None
    if code.kind == CUE:
        flag = codes_table()["flag_of"].get(code.value)
        return (flag, "1") if flag else None
    if code.kind == FACT:
        return _FACTS, code.fact
    numbers = {word: number for number, word in codes_table()["yes_or_no"].items()}
    column = f"{code.kind}:{code.fact}" if code.fact else code.kind
    return column, numbers.get(code.value, code.value)


def colour(code: Code) -> str:
    """Return the colour that tools show a code in, as ``#rrggbb``."""
    colours = codes_table()["colours"]
    return str(colours.get(code.kind, colours["label"]))


def description(code: Code) -> str:
    """Return what a coder reads beside a code."""
    described = codes_table()["descriptions"]
    return str(described.get(code.kind, described["label"]))


def all_codes(used: tuple[Code, ...], facts: Mapping[str, str]) -> tuple[Code, ...]:
    """Return the codes that a coder may want, and those that are used, in the order of kinds.

    Args:
        used: Codes that stand in a project.
        facts: The facts of the story, by id; each has a code of its own.
    """
    kinds = values_of_kinds()
    offered = [
        Code(kind, value)
        for kind, values in kinds.items()
        if kind not in kinds_of_facts()
        for value in values
    ]
    offered += [Code(FACT), *(Code(FACT, fact=fact) for fact in facts)]
    codes = dict.fromkeys((*offered, *used))
    place = {kind: number for number, kind in enumerate(dict.fromkeys(one.kind for one in codes))}
    return tuple(sorted(codes, key=lambda code: place[code.kind]))
