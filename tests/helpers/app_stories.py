"""Stories on disk for the tests of the app's pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.stories import hospital

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ANOTHER = (
    "Ward to go\n\n"
    "St Brannoc Hospital will close its maternity ward in November, the Marlbury Evening Post "
    "reported on Tuesday.\n\n"
    "The health trust has failed to fill seven midwife posts since January.\n"
)
LONG_WORD = "x" * 10_000
HOSTILE = {
    "<img src=x onerror=alert(1)>": (
        "</script><b>Ward</b> $x^2$ closes\n\n"
        "The <i>ward</i> at Quill will close in May, the **council** said on Monday.\n\n"
        "It is a shameful <img src=x onerror=\"document.title='gone'\"> betrayal of the town.\n\n"
        f"{LONG_WORD}\n"
    ),
    "\N{RIGHT-TO-LEFT OVERRIDE}elcitrA": (
        "A [ward](javascript:alert(1)) closes\n\n"
        "The ward at Quill will close in May, the council said.\n\n"
        "\N{HEBREW LETTER ALEF}\N{HEBREW LETTER BET} :red[boo] :smile: `code` {{x}}\n"
    ),
}


def ward(folder: Path) -> Path:
    """Write a story of our own, which may be corrected; return its folder."""
    texts = {version.outlet: version.text for version in hospital().versions} | {"Argus": ANOTHER}
    source = [
        "[source]",
        'name = "Marlbury Evening Post"',
        'aliases = ["Evening Post", "the Post"]',
    ]
    return written(folder / "ward", "A ward closes", texts, source)


def hostile(folder: Path) -> Path:
    """Write a story whose texts and names would be markup, if anything took them for it."""
    return written(folder / "hostile", "A </script> ward $x$ closes", HOSTILE)


def written(
    folder: Path, title: str, texts: Mapping[str, str], more: list[str] | None = None
) -> Path:
    """Write a story of texts by outlet; return its folder."""
    folder.mkdir(parents=True)
    lines = [f'title = "{title}"', *(more or [])]
    for number, (outlet, text) in enumerate(texts.items()):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
        lines += ["[[version]]", f"outlet = '{outlet}'", f'file = "{number}.txt"']
    (folder / "story.toml").write_text("\n".join(lines), encoding="utf-8")
    return folder
