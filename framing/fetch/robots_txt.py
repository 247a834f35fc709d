"""``robots.txt``, read as RFC 9309 says: the longest rule that fits decides.

The standard library's reader takes the first rule that fits and knows no wildcards, so that it
both refuses pages that are allowed and asks for pages that are not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote_to_bytes

_ESCAPED = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_TOKEN = re.compile(r"[A-Za-z_-]+")


@dataclass(frozen=True, slots=True)
class Rule:
    """A path, possibly with ``*`` and a final ``$``, and whether programs may read it."""

    path: str
    allowed: bool


def rules_for(text: str, agent: str) -> tuple[Rule, ...]:
    """Return the rules in a ``robots.txt`` that speak to ``agent``, or else to everyone."""
    ours: list[Rule] = []
    everyone: list[Rule] = []
    names_us = False
    names: set[str] = set()
    in_rules = False
    for line in text.splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            # Names above one another share the rules below them.
            names = set() if in_rules else names
            in_rules = False
            names.add(_name(value))
            names_us |= agent.lower() in names
        elif key in {"allow", "disallow"}:
            in_rules = True
            rule = Rule(_normalised(value), key == "allow")
            if value and agent.lower() in names:
                ours.append(rule)
            if value and "*" in names:
                everyone.append(rule)
    return tuple(ours if names_us else everyone)


def may_read(rules: tuple[Rule, ...], target: str) -> bool:
    """Tell whether rules let a program read ``target``, a path with its query."""
    path = _normalised(target)
    if path == "/robots.txt":
        return True
    fitting = [rule for rule in rules if _matches_path(rule.path, path)]
    # Of equally long rules the one that allows.
    best = max(fitting, key=lambda rule: (len(rule.path), rule.allowed), default=None)
    return best is None or best.allowed


def _name(value: str) -> str:
    if value.startswith("*"):
        return "*"
    token = _TOKEN.match(value)
    return token[0].lower() if token else ""


def _normalised(path: str) -> str:
    """Write a path in one way, whichever way its characters were escaped."""
    quoted = quote(path, safe="/%:@!$&'()*+,;=~?#[]")

    def unescaped(hit: re.Match[str]) -> str:
        character = unquote_to_bytes(hit[0]).decode("latin-1")
        return character if character in _UNRESERVED else hit[0].upper()

    return _ESCAPED.sub(unescaped, quoted)


def _matches_path(pattern: str, path: str) -> bool:
    """Tell whether a pattern fits the beginning of ``path``; in one pass, whatever it holds."""
    ends = pattern.endswith("$")
    first, *rest = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    place = len(first)
    if not rest:
        return place == len(path) or not ends
    *middle, last = rest
    for part in middle:
        place = path.find(part, place)
        if place < 0:
            return False
        place += len(part)
    if ends:
        return path.endswith(last) and len(path) - len(last) >= place
    return path.find(last, place) >= 0
