"""Who publishes a page, as a reader sees it: the site as it names itself, and no agency."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any

from framing.ingest.toml_tables import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.ingest.json_ld import Structured
    from framing.ingest.page_facts import PageFacts

_EDGES = r"^[\W_]+|[^\w.!?)]+$"
_LETTERS = re.compile(r"[^\W_]+")


def outlet(facts: PageFacts, structured: Structured, stated: str, shown: Sequence[str]) -> str:
    """Return who publishes the page; nothing when neither page nor address says.

    A name that fits the page's address is the site's own. Where none does, the site's statement
    about itself comes before that of the publisher, who may be an agency.

    Args:
        facts: the page's head.
        structured: its data for programs.
        stated: what else names the site.
        shown: the lines that the page shows.
    """
    named = (facts.meta.get(name, "") for name in _shape()["site_names"])
    own = next((name for name in named if _is_name(name)), "")
    glued = _beside_headline(facts)
    owner = _owner(shown)
    candidates = [own, *glued, *structured.sites, structured.publisher, stated, owner]
    if not own:
        candidates.append(_unhandled(facts.meta.get("twitter:site", "")))
    fitting = [
        name.strip() for name in candidates if _is_name(name) and fits_host(name, facts.host)
    ]
    # A page may show what it has from another site, whose address it then gives.
    if _is_short(own) and own not in fitting and not set(glued) & set(fitting):
        fitting = [own]
    if fitting:
        return _written(fitting, facts.host, shown)
    spelled = _spelled(facts.host, shown)
    if spelled:
        return spelled
    agency = re.compile(_shape()["agency"])
    publishers = [name for name in (structured.publisher, stated) if not agency.search(name)]
    named_otherwise = [own, *publishers[:1], *filter(_is_short, glued), *publishers[1:]]
    if not facts.host:
        named_otherwise.append(owner)
    last = next((name for name in named_otherwise if _is_name(name)), "")
    return _short(last, facts.host) if last else facts.host or structured.publisher or stated


def same_letters(text: str, other: str) -> bool:
    """Tell whether two names are one but for signs, capitals and "the"."""
    ours, others = (_letters(name).removeprefix("the") for name in (text, other))
    return ours == others != ""


def fits_host(name: str, host: str) -> bool:
    """Tell whether a name is that of an address: its letters, or the first ones of its words."""
    labels = _labels(host)
    letters = _letters(name).removeprefix("the")
    if len(letters) < 2 or not labels:  # noqa: PLR2004 - one letter is in every address
        return False
    if letters == _letters(host) or any(letters == label.removeprefix("the") for label in labels):
        return True
    words = [word for word in _LETTERS.findall(name.casefold()) if word != "the"]
    longest = max(labels, key=len).removeprefix("the")
    return (
        any(word in labels for word in words)
        # As in "ctpost", whose first letters stand for a word and whose last ones are one.
        or (len(words) > 1 and longest[0] == words[0][0] and longest.endswith(words[-1]))
        or _made_of(longest, words)
        or (len(letters) >= 4 and longest.startswith(letters))  # noqa: PLR2004
        or (len(longest) >= 4 and letters.startswith(longest))  # noqa: PLR2004
    )


def _written(fitting: Sequence[str], host: str, shown: Sequence[str]) -> str:
    """Return the first of the names, written as a reader would: in words, with its capitals."""
    first = _short(fitting[0], host)
    same = [name for name in fitting if same_letters(name, first)]
    in_words = next((name for name in same if " " in name), "")
    if in_words or not first.islower():
        return in_words or first
    # With the end of the address, as in "harbour.example", where that is how it calls itself.
    full = (name for name in fitting if name != first and _letters(name) == _letters(host))
    written = (name for name in same if not name.islower())
    return next(full, "") or _spelled(host, shown) or next(written, "") or first.capitalize()


def _spelled(host: str, shown: Sequence[str]) -> str:
    """Return how the page itself writes the name that its address has without spaces."""
    labels = _labels(host)
    if not labels:
        return ""
    ends = "|".join(_shape()["host_ends"])
    longest = max(labels, key=len)
    for label in dict.fromkeys((longest, re.sub(rf"(?:{ends})$", "", longest))):
        if len(label) < int(_shape()["min_spelled"]):
            continue
        run = r"[ &’'.-]{0,2}".join(map(re.escape, label))
        pattern = re.compile(rf"(?<!\w)(?:The )?{run}(?!\w)", re.IGNORECASE)
        hits = (hit[0] for line in shown for hit in pattern.finditer(line[:_LINE]))
        spelled = Counter(
            hit
            for hit in hits
            if " " in re.sub("^the ", "", hit, flags=re.IGNORECASE) and not hit.islower()
        )
        if spelled:
            return spelled.most_common(1)[0][0]
    return ""


_LINE = 300  # characters of a line that are searched for a name


def _beside_headline(facts: PageFacts) -> list[str]:
    """Return what the page's title has beside its headline: the site, a section."""
    for heading in facts.headings:
        before, found, after = facts.page_title.partition(heading)
        if found:
            sides = (re.sub(_EDGES, "", side) for side in (after, before))
            parts = [part for side in sides if side for part in _parts(side)[::-1]]
            return [part for part in parts if part]
    ends = re.split(_shape()["separators"], facts.page_title)
    return [ends[-1], ends[0]] if len(ends) > 2 else []  # noqa: PLR2004 - a part and its sign


def _parts(text: str) -> list[str]:
    return re.split(_shape()["separators"], text)[::2]


def _owner(shown: Sequence[str]) -> str:
    """Return whose property the page says it is, in a line that says little else."""
    owns = re.compile(_shape()["owner"])
    for line in reversed(shown):
        hit = owns.fullmatch(line[:_LINE])
        if hit and _is_short(hit["name"]):
            return hit["name"].strip()
    return ""


def _is_short(name: str) -> bool:
    """Tell whether a name is no longer than names of outlets are: a longer one is a slogan."""
    return 0 < len(name.split()) <= int(_shape()["max_name_words"])


def _is_name(name: str) -> bool:
    """Tell whether a text is a name: no address, and not what every site has, such as "Home"."""
    words = _LETTERS.findall(name.casefold())
    return (
        bool(words)
        and not name.startswith(("http:", "https:", "@", "/"))
        and not all(word in _shape()["generic"] for word in words)
    )


def _labels(host: str) -> list[str]:
    """Return the parts of an address that may name somebody."""
    labels = host.replace("-", "").split(".")[:-1]
    return [label for label in labels if label and label not in _shape()["generic"]]


def _letters(text: str) -> str:
    return "".join(_LETTERS.findall(text.casefold()))


def _made_of(label: str, words: Sequence[str]) -> bool:
    """Tell whether a label is made of the beginnings of a name's words, as in "nytimes"."""
    reached = {0}
    for word in words[: int(_shape()["max_name_words"]) + 2]:
        reached |= {
            start + size
            for start in reached
            for size in range(1, len(word) + 1)
            if label[start : start + size] == word[:size] and start + size <= len(label)
        }
    return len(words) > 1 and len(label) in reached


def _unhandled(name: str) -> str:
    return name.rpartition("/")[2].removeprefix("@")


def _short(name: str, host: str) -> str:
    """Return a site's name without what it says of itself behind it."""
    parts = _parts(name)
    if len(parts) > 1:
        for part in (parts[0], parts[-1]):
            if fits_host(part, host):
                return part.strip()
    return name.strip()


@cache
def _shape() -> dict[str, Any]:
    return dict(table("webpage.toml")["facts"])
