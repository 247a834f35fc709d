"""What is meant to hide words, to blow up, or to lead elsewhere does none of it, and is said."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from helpers.stories import story
from hypothesis import example, given
from hypothesis import strategies as st

from framing.errors import ArticleError, FramingError, StoryError
from framing.ingest import article_from_bytes, read_file, read_story, version_from_text
from framing.ingest.cleaning import clean, disguised_words
from framing.pipeline import compare
from framing.types import SourceReport

if TYPE_CHECKING:
    from pathlib import Path

BODY = (
    "The harbour board closed the quay on Friday, the Gazette reported. The wall may fall, it "
    "said, and it would probably take the crane’s house with it."
)


@pytest.mark.parametrize(
    ("sign", "word"),
    [
        ("\u200b", "m\u200bay"),
        ("\u200c", "m\u200ca\u200cy"),
        ("\u200d", "ma\u200dy"),
        ("\u2060", "m\u2060ay"),
        ("\ufeff", "m\ufeffay"),
        ("\u034f", "m\u034fay"),
        ("\ufe0f", "m\ufe0fay"),
        ("\U000e0041", "m\U000e0041ay"),
        ("\u202e", "\u202emay\u202c"),
        ("\u2066", "\u2066may\u2069"),
        ("escape", "\x1b[31mmay\x1b[0m"),
        ("Cyrillic", "m\u0430y"),
    ],
)
def test_no_sign_hides_a_cue_and_every_one_is_said(sign: str, word: str) -> None:
    read = article_from_bytes(BODY.replace("may", word).encode(), "quay.txt")
    assert read.version.text == BODY, sign
    (warning,) = read.warnings
    assert warning.startswith("quay.txt: ")
    assert "put right: somebody may want to hide words" in warning


def test_what_typesetting_needs_is_no_reason_for_a_warning() -> None:
    text = "The co\u00adoperative’s 👩\u200d🚀 paid\u00a05\u202fkm, 1\ufe0f\u20e3."
    text += " \u0645\u06cc\u200c\u062e. ﬁne"
    assert disguised_words(text) == ()
    assert clean(text).startswith("The cooperative’s 👩\u200d🚀 paid 5 km, 1")
    assert clean(text).endswith("\u06cc\u200c\u062e. fine")
    assert clean("The H\u03b1 line, in Москва") == "The H\u03b1 line, in Москва"


@given(
    st.text(
        alphabet="may я\u0430\u200b\u200c\u200d\u202e\ufe0f\u0301\U000e0041'’`\u00b4\x1b[0m\n-‑"
    )
)
@example("\u0430\u200d\u0301\u200dmay")
@example("m\u0430\u0301y")
def test_cleaning_hostile_text_twice_changes_nothing(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not set(once) & set("\u200b\u202e\x1b")


_ODD = "\r\x0b\u2028\xa0\u2010\xad\u200b\u200d\ufe0f\ufb01\u0430\u0301`\xb4\u02bc\U000e0041"


@given(
    st.text(st.sampled_from(_ODD) | st.characters(), max_size=2), st.sampled_from("e\xe9\u05d0 ")
)
def test_what_is_clean_at_a_look_is_clean(signs: str, letter: str) -> None:
    # The last sign is taken out, so that all the rest is gone through.
    text = f"don{signs}t {letter}{signs}{letter}s{signs} {signs}."
    assert clean(f"{text}\n\x00") == f"{clean(text)}\n"
    assert disguised_words(f"{text}\n\x00") == disguised_words(text)


MARKS = {
    "straight": {"’": "'", "‘": "'", "“": '"', "”": '"'},
    "letter apostrophe": {"’": "\u02bc"},
    "prime": {"’": "\u2032"},
    "acute": {"’": "\u00b4"},
    "en dash": {"—": "–"},
    "unbroken hyphen": {"-": "\u2011"},
}
_VERSIONS = {
    "Ansel": (
        "Dock Post finds a crack\n\nThe harbour’s new crane — the third this year — has a crack, "
        "the Dock Post reported on Monday. “It wasn’t there in May,” said the mayor’s spokesman, "
        "Tom Ruiz. It’s likely that the well-known makers won’t pay, the Dock Post’s report said."
    ),
    "Borough": (
        "A crack in the crane\n\nThe Dock Post’s story says that the crane hasn’t been tested. "
        "Experts aren’t sure what’s next — perhaps a long-drawn quarrel. “We’d rather wait,” Lina "
        "Falk told the paper. She couldn’t say when the harbour’s owners would decide."
    ),
}


@pytest.mark.parametrize("marks", MARKS)
def test_marks_of_every_make_give_the_same_voices_and_cues(marks: str) -> None:
    def found(change: dict[str, str]) -> list[tuple[object, ...]]:
        texts = _VERSIONS
        for old, new in change.items():
            texts = {outlet: text.replace(old, new) for outlet, text in texts.items()}
        comparison = compare(story("Crane", texts, SourceReport("Dock Post")))
        return [
            (
                *(reading.role, reading.voice.voice, reading.voice.quoted),
                *((cue.dimension, cue.rule, cue.start, cue.end) for cue in reading.cues),
            )
            for version in comparison.versions
            for reading in version.readings
        ]

    assert found(MARKS[marks]) == found({})


@pytest.mark.parametrize(
    ("text", "read", "garbled"),
    [
        ("The cafÃ© wonâ€™t open, it said.", "The café won’t open, it said.", True),
        ("The cafÃ© wonâ\x80\x99t open.", "The café won’t open.", True),
        ("SÃ£o Paulo â€“ the board met.", "São Paulo – the board met.", True),
        ("São Paulo’s naïve Ångström met Zoë.", "São Paulo’s naïve Ångström met Zoë.", False),
        ("It cost Â£5, he said.", "It cost £5, he said.", True),
        ("A la carte at the Châtelet “café”.", "A la carte at the Châtelet “café”.", False),
    ],
)
def test_letters_garbled_by_an_encoding_are_repaired_and_said(
    text: str, read: str, *, garbled: bool
) -> None:
    found = article_from_bytes(text.encode(), "cafe.txt")
    assert found.version.text == read
    assert [warning for warning in found.warnings if "garbled" in warning] == (
        [
            (
                "cafe.txt: letters garbled by a wrong encoding were repaired in 1 line; compare "
                "them with the original"
            )
        ]
        if garbled
        else []
    )


def test_text_in_utf16_without_its_mark_is_read() -> None:
    for encoding in ("utf-16-le", "utf-16-be"):
        assert article_from_bytes(BODY.encode(encoding), "quay.txt").version.text == BODY


PARAGRAPHS = "".join(f"<p>{BODY}</p>" for _ in range(3))
PAGES = {
    "nested": f"<p>{BODY}</p>" + "<div>" * 10_000 + BODY + "</div>" * 10_000,
    "bold": f"<p>{BODY}</p>" + "<b>" * 10_000 + "</b>" * 10_000,
    "unclosed": PARAGRAPHS + "<i><p>" * 8_000,
    "tables": PARAGRAPHS + "<table><tr><td>" * 4_000,
    "attributes": "<p " + " ".join(f"a{n}=1" for n in range(9_000)) + f">{BODY}</p>{PARAGRAPHS}",
    "comments": PARAGRAPHS + "<!--" * 25_000,
    "data": "<script type='application/ld+json'>" + "[" * 50_000 + f"</script>{PARAGRAPHS}",
    "open signs": (
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"'
        + "a<" * 40_000
        + f'"}}</script>{PARAGRAPHS}'
    ),
    "one word": PARAGRAPHS + f"<p>{'x' * 1_000_000}</p>",
    "styles": "".join(f"<p style='display:none;{'a' * 50}'>x</p>" for _ in range(1_000))
    + PARAGRAPHS,
}


@pytest.mark.parametrize("name", PAGES)
def test_a_hostile_page_gives_its_text_or_one_line(name: str) -> None:
    page = f"<html><body>{PAGES[name]}</body></html>"
    read = article_from_bytes(page.encode(), "quay.html")
    assert BODY in read.version.text


def test_entities_do_not_grow() -> None:
    page = (
        '<!DOCTYPE html [<!ENTITY a "lol lol lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
        '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
        f"<html><body><p>&c;&c; {BODY}</p>{PARAGRAPHS}</body></html>"
    )
    assert len(article_from_bytes(page.encode(), "quay.html").version.text) < 2_000


def test_a_title_can_neither_steer_a_terminal_nor_fill_it() -> None:
    page = f"<html><head><title>{{}}</title></head><body>{PARAGRAPHS}</body></html>"
    read = article_from_bytes(
        page.format("&#27;[31mQuay\x1b]0;owned\x07 closed\u202e").encode(), "quay.html"
    )
    assert not [c for c in read.version.title if not c.isprintable()]
    assert "Quay" in read.version.title
    long = article_from_bytes(page.format("Quay closed " * 900).encode(), "quay.html")
    assert len(long.version.title) <= 300


def test_limits_are_said_and_can_be_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "long.txt"
    path.write_text("The wall may fall. " * 300_000, "utf-8")
    with pytest.raises(
        ArticleError, match=r"^long\.txt: 5,700,000 bytes, .* set FRAMING_MAX_BYTES"
    ):
        read_file(path)
    path.write_text("The wall may fall. " * 6_000, "utf-8")
    with pytest.raises(ArticleError, match=r"^long\.txt: about 6,000 sentences, .*_MAX_SENTENCES"):
        read_file(path)
    monkeypatch.setenv("FRAMING_MAX_SENTENCES", "7000")
    assert read_file(path).version.text
    monkeypatch.setenv("FRAMING_MAX_BYTES", "9")
    with pytest.raises(ArticleError, match="may have 9"):
        read_file(path)
    for wrong in ("many", "-1", "0", "1e9", "²"):
        monkeypatch.setenv("FRAMING_MAX_BYTES", wrong)
        with pytest.raises(FramingError, match=r"FRAMING_MAX_BYTES: .* whole number above 0"):
            read_file(path)


def test_a_story_has_so_many_versions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(51):
        (tmp_path / f"{number}.txt").write_text(BODY, "utf-8")
    with pytest.raises(StoryError, match=r"51 versions, .* 50; .* set FRAMING_MAX_VERSIONS"):
        read_story(tmp_path)
    monkeypatch.setenv("FRAMING_MAX_VERSIONS", "51")
    assert len(read_story(tmp_path).versions) == 51


@pytest.mark.parametrize("name", ["story.toml", "labels.csv"])
def test_what_stands_beside_the_articles_cannot_be_a_link_out(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "story"
    folder.mkdir()
    for outlet in ("a", "b"):
        (folder / f"{outlet}.txt").write_text(BODY, "utf-8")
    (tmp_path / "secret").write_text("title = 'x'", "utf-8")
    (folder / name).symlink_to(tmp_path / "secret")
    with pytest.raises(StoryError, match="leads outside the story's folder"):
        read_story(folder)


def test_a_linked_folder_leads_nowhere(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.txt").write_text(BODY, "utf-8")
    folder = tmp_path / "story"
    folder.mkdir()
    (folder / "sub").symlink_to(outside)
    (folder / "story.toml").write_text('[[version]]\nfile = "sub/a.txt"\n', "utf-8")
    with pytest.raises(StoryError, match="leads outside the story's folder"):
        read_story(folder)


@pytest.mark.parametrize("name", ["../../x", "CON", "a/../../b.txt", "\x1b[2Jx.txt", "a\nb.txt"])
def test_a_name_is_only_a_name(name: str) -> None:
    read = article_from_bytes(BODY.encode(), name)
    assert read.version.text == BODY
    assert read.version.file.isprintable()
    with pytest.raises(ArticleError) as caught:
        article_from_bytes(b"", name)
    assert str(caught.value).isprintable()


def test_one_word_of_a_megabyte_is_an_article() -> None:
    text = f"{BODY} {'x' * 1_000_000}"
    assert version_from_text(text, "Gazette").text == text
