"""Hostile text costs no more than its length: twice the text, about twice the steps.

Steps are calls, of Python and of C, as the interpreter counts them: no clock decides.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from framing.article.sentences import sentences
from framing.article.statements import statements
from framing.attribution import attribute, find_source
from framing.ingest import version_from_text
from framing.types import SourceReport

if TYPE_CHECKING:
    from types import FrameType

    from framing.types import Version

SOURCE = SourceReport("Harbour Courier", ("HC",))
TWICE = 2.3
"""A little over two: some costs come with a first sentence, and some words are looked at twice."""

HOSTILE = {
    "one sentence": "the crew of the old line said that ",
    "commas": "Ruiz, the head of the union, ",
    "unbalanced marks": '“The line, ‘he said, "it ',
    "brackets": "([{he said (",
    "capitals": "THE MINISTER SAID IT. ",
    "pictures": "😀 said 😀 that. ",
    "no width": "he\u200bsaid\u200bthat\u200b ",
    "apostrophes": "the dogs' owner's 'n' it’s ",
    "colons": "Ruiz said:\n\nThe line. ",
    "pronouns": "“It is,” Ana Ruiz said. “Jon Dahl is,” she said. He said it was.\n\n",
    "titles": "Ruiz told Radio Lunde's “Dawn Watch” show, on “Dusk,” that it closed. ",
    "called": "a choir called Lunde Voices, which, according to the port, ",
    "signatures": "“Is it?”\n\n— Ana Ruiz\n\n",
    "questions": "“Why? How?” Ruiz asked. ",
    "reports": "Another report by the Harbour Courier said it. ",
    "according": "according to the HC, citing the HC, ",
    "reporters": "Ana Ruiz, a Harbour Courier (HC) reporter of the HC’s, in a HC story, said ",
    "lists": "The Harbour Courier reported the following:\n\n- The line allegedly leaks.\n\n",
    "studies": "A study by researchers at the University of Vestby in the Lancet said it. ",
    "speakers": "Ruiz told the HC it leaked. Ruiz said so. Sources said it would go. ",
    "ellipses": "… . . . Mr. ",
    "views": "to the crew, in her view, as she put it, the union's verdict is that the plan, ",
    "between commas": "it is, to Ruiz, to Dahl, ",
    "judged": "was described as a gift by the port as a gift, called a gift by ",
    "unsaid": "nobody did not say that without saying that ",
    "labels": "Ana Ruiz: We go. You go.\n\n",
    "posts": "We go. — Ana Ruiz (@aruiz) May 3\n\n",
    "letters": "From Ana Ruiz:\n\nDear crew, we go.\n\n",
    "gestures": "Ana Ruiz nodded. “It is.” ",
    "in capitals": "ANA RUIZ SAID THAT THE PLAN WAS A ",
    "marks": "“It,” “is,” ",
    "joints": "it closed, and but that it closed; ",
}


def _steps(version: Version) -> int:
    count = 0

    def step(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(step)
    try:
        parts = sentences(version)
        voices = attribute(version, parts, SOURCE)
        statements(version, parts, voices)
        find_source([(version, parts)])
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_twice_the_text_takes_about_twice_the_steps(piece: str) -> None:
    once, twice = (version_from_text(piece * size + "\n", "Evening Star") for size in (100, 200))
    # Word lists are read and patterns built at the first look; what is kept of a text is not it.
    _steps(version_from_text(piece * 20 + "\n", "Evening Star"))
    assert _steps(twice) <= TWICE * _steps(once) + 1000
