"""A tiny builder of HTML. Every piece of text is escaped where it becomes part of the page."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, TypeAlias

from framing.report.html_characters import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

_VOID = frozenset({"br", "meta", "hr", "col"})


class Html(str):
    """Markup that is whole and safe: the only text that is not escaped again."""

    __slots__ = ()


Node: TypeAlias = "str | int | Iterable[Node] | None"


def leaf(text: str) -> str:
    """Return text as it may stand between tags or in a quoted attribute."""
    return html.escape(printable(text))


def el(tag: str, *children: Node, **attributes: str | int | bool | None) -> Html:
    """Return an element. ``class_`` is written class, ``aria_label`` aria-label, and so on.

    An attribute that is None or False is left out, one that is True has no value.
    """
    written = "".join(_attribute(name, value) for name, value in attributes.items())
    opened = f"<{tag}{written}>"
    return Html(opened) if tag in _VOID else Html(f"{opened}{join(*children)}</{tag}>")


def join(*children: Node) -> Html:
    """Return nodes one after the other; strings that are no markup are escaped."""
    return Html("".join(_node(child) for child in children))


def _node(child: Node) -> str:
    match child:
        case None:
            return ""
        case Html():
            return child
        case str():
            return leaf(child)
        case int():
            return str(child)
    return "".join(_node(one) for one in child)


def _attribute(name: str, value: str | int | bool | None) -> str:  # noqa: FBT001 - a value, no switch
    if value is None or value is False:
        return ""
    name = name.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{leaf(str(value))}"'
