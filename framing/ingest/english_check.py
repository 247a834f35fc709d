"""English or not: the cues, credits and sentences that the program knows are English ones."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any

from framing.errors import ArticleError
from framing.ingest.toml_tables import table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LETTER = re.compile(r"[^\W\d_]")
# Latin letters with and without marks; the halfwidth forms were made plain when the text was read.
_OTHER = re.compile(r"(?![\u0000-\u024f\u1e00-\u1eff\ua720-\ua7ff])[^\W\d_]")


def check_english(paragraphs: Sequence[str], name: str) -> tuple[str, ...]:
    """Refuse a text in another language; say which of its paragraphs are in one.

    What is too short to tell passes: a wrong refusal is worse than a doubtful reading.

    Args:
        paragraphs: the paragraphs that would be scored.
        name: what messages call the text.

    Returns:
        A line for a person when some of the paragraphs are not in English.

    Raises:
        ArticleError: the text is in another language, which is named.
    """
    text = "\n".join(paragraphs)
    shape = table("english_check.toml")
    if _doubtful(text, shape["not_english"], shape["min_words"], shape["min_letters"]):
        language = _detected(text)
        if language:
            raise ArticleError(
                f"{name}: in {language}, and framing reads English only; give the article in "
                "English"
            )
    return _mixed(paragraphs)


def _mixed(paragraphs: Sequence[str]) -> tuple[str, ...]:
    shape = table("english_check.toml")
    doubtful = [
        paragraph
        for paragraph in paragraphs
        if _doubtful(
            paragraph,
            shape["foreign_paragraph"],
            shape["min_paragraph_words"],
            shape["min_paragraph_letters"],
        )
        and _foreign(paragraph)
    ]
    languages = Counter(filter(None, map(_detected, doubtful[: shape["most_paragraphs"]])))
    return tuple(
        f"{number} paragraph{'' if number == 1 else 's'} in {language} "
        f"{'is' if number == 1 else 'are'} read as if in English; take "
        f"{'it' if number == 1 else 'them'} out"
        for language, number in languages.most_common()
    )


def _doubtful(text: str, share: float, words: int, letters: int) -> bool:
    """Tell whether a text is long enough to judge and has hardly any English in it."""
    if _other_letters(text) >= letters and _in_other_letters(text):
        return True
    tokens = _WORD.findall(text.lower())
    if len(tokens) < words:
        return False
    common = _common()
    return sum(word in common for word in tokens) < share * len(tokens)


def _other_letters(text: str) -> int:
    return 0 if text.isascii() else sum(1 for _ in _OTHER.finditer(text))


def _in_other_letters(text: str) -> bool:
    every = sum(1 for _ in _LETTER.finditer(text))
    return _other_letters(text) >= float(table("english_check.toml")["other_letters"]) * every


def _foreign(paragraph: str) -> bool:
    """Tell whether a paragraph has other languages' common words, or letters."""
    shape = table("english_check.toml")
    tokens = _WORD.findall(paragraph.lower())
    other_words = set(shape["other_words"])
    share = sum(word in other_words or _OTHER.match(word) is not None for word in tokens)
    return share >= float(shape["other_share"]) * len(tokens)


@cache
def _common() -> frozenset[str]:
    return frozenset(table("english_check.toml")["words"])


def _detected(text: str) -> str:
    """Return the English name of the language that a text is surely in, unless it is English."""
    shape = table("english_check.toml")
    code, probability = _detector()(text[: shape["longest"]])
    # Text in other letters is not English, even when it may be one of several languages.
    sure = probability >= shape["believed"] or _in_other_letters(text)
    if code in shape["taken"] or not sure:
        return ""
    return str(shape["names"].get(code, "another language"))


@cache
def _detector() -> Callable[[str], tuple[str, float]]:
    # A second to load, and only for text that is hardly English.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    identifier: Any = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    classify: Callable[[str], tuple[str, float]] = identifier.classify
    return classify
