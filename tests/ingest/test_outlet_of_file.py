"""What an article goes by that only its file names."""

from __future__ import annotations

import pytest

from framing.ingest import article_from_bytes
from framing.ingest.outlet_of_file import outlet_of_file


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        ("01-reuters.txt", "reuters"),
        ("3_bbc_news.md", "bbc news"),
        ("2. Guardian.html", "Guardian"),
        ("(4) Evening Post.docx", "Evening Post"),
        ("04 - Coast Radio.txt", "Coast Radio"),
        ("07 Argus.txt", "Argus"),
        ("2031-05-04_argus.txt", "argus"),
        ("2031-05-04-02-argus.txt", "argus"),
        # Numbers that are part of a name.
        ("20 Minuten.txt", "20 Minuten"),
        ("9to5mac.txt", "9to5mac"),
        ("Channel 4.txt", "Channel 4"),
        ("Al-Amal.txt", "Al-Amal"),
        # Nothing else is there to go by.
        ("01.txt", "01"),
        ("3_.txt", "3_"),
    ],
)
def test_what_numbers_a_file_is_no_part_of_the_outlet(name: str, outlet: str) -> None:
    assert outlet_of_file(name) == outlet


def test_bytes_go_by_their_file_unless_somebody_says_who_published_them() -> None:
    data = b"Ward closes\n\nThe ward at Quill will close in May, the council said on Monday.\n"
    assert article_from_bytes(data, "02-argus.txt").version.outlet == "argus"
    assert article_from_bytes(data, "02-argus.txt", "Argus").version.outlet == "Argus"
