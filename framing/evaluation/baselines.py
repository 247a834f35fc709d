"""Plain baselines, run on the same rows in the same call: what the detectors must be better than.

Trained ones answer each row by a model that has seen nothing of the row's group (ten folds). Where
the other rows cannot teach it, because there are none or they are all alike, the answer is theirs.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from numpy.typing import NDArray

    from framing.evaluation.metrics import Floats

    Numbers: TypeAlias = NDArray[np.intp]

_WORD = re.compile(r"[^\W\d_]+")
_QUOTE = re.compile('["“”]')
_QUOTED = re.compile('["“][^"“”\n]{1,1000}["”]')


def vader(text: str) -> float:
    """Return VADER's compound score of a text as it stands, -1 to 1."""
    return float(_analyser().polarity_scores(text)["compound"])


def label_of(score: float) -> str:
    """Return negative, neutral or positive for a score from -1 to 1, by VADER's own borders."""
    if abs(score) < float(_settings()["vader_neutral"]):
        return "neutral"
    return "positive" if score > 0 else "negative"


def hedge_count(text: str) -> int:
    """Return how many words of a text are on a plain list of hedges."""
    return sum(word in _words("hedges") for word in _WORD.findall(text.lower()))


def speech_words(text: str) -> list[tuple[int, int]]:
    """Return where words of saying stand."""
    return [
        word.span() for word in _WORD.finditer(text) if word.group().lower() in _words("speech")
    ]


def quotations(text: str) -> list[tuple[int, int]]:
    """Return what stands between two quotation marks, up to 1,000 characters in one paragraph."""
    return [found.span() for found in _QUOTED.finditer(text)]


def looks_credited(text: str) -> bool:
    """Tell whether a sentence has a quotation mark or a word of saying."""
    return bool(_QUOTE.search(text)) or bool(speech_words(text))


def majority(labels: Sequence[str]) -> list[str]:
    """Return the commonest label for every row."""
    return [max(sorted(set(labels)), key=list(labels).count)] * len(labels)


def character_tfidf(left: Sequence[str], right: Sequence[str]) -> list[float]:
    """Return the cosine of each pair by character TF-IDF (3 to 5) fitted on these very texts."""
    return _cosines(left, right, analyzer="char_wb", ngram_range=(3, 5))


def word_tfidf(left: Sequence[str], right: Sequence[str]) -> list[float]:
    """Return the cosine of each pair by word TF-IDF fitted on these very texts."""
    return _cosines(left, right, analyzer="word", ngram_range=(1, 1))


def containment(left: Sequence[str], right: Sequence[str]) -> list[float]:
    """Return the share of the words of each pair's shorter text that the other has, 0 to 1."""
    return [_contained(*map(_vocabulary, pair)) for pair in zip(left, right, strict=True)]


def _vocabulary(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))


def _contained(left: frozenset[str], right: frozenset[str]) -> float:
    fewer = min(len(left), len(right))
    return len(left & right) / fewer if fewer else 0.0


def _cosines(
    left: Sequence[str], right: Sequence[str], *, analyzer: str, ngram_range: tuple[int, int]
) -> list[float]:
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - 1.2 s

    vectoriser = TfidfVectorizer(analyzer=analyzer, ngram_range=ngram_range, sublinear_tf=True)
    vectoriser.fit(sorted({*left, *right}))
    product = vectoriser.transform(left).multiply(vectoriser.transform(right))
    return [float(cosine) for cosine in np.asarray(product.sum(axis=1)).ravel()]


def tfidf_labels(
    texts: Sequence[str], labels: Sequence[str], groups: Sequence[Hashable]
) -> list[str]:
    """Return the likeliest label by word TF-IDF and logistic regression, one against the rest."""
    names = sorted(set(labels))
    likely = _likely(
        texts, np.asarray([[label == name for label in labels] for name in names]), groups
    )
    return [names[at] for at in likely.argmax(axis=0)]


def tfidf_probabilities(
    texts: Sequence[str], gold: Sequence[bool], groups: Sequence[Hashable]
) -> list[float]:
    """Return how likely each row is positive by word TF-IDF and logistic regression, balanced."""
    return [float(value) for value in _likely(texts, np.asarray([gold]), groups)[0]]


def _likely(texts: Sequence[str], gold: NDArray[np.bool_], groups: Sequence[Hashable]) -> Floats:
    """Return a row of probabilities for each row of yes and no in ``gold``."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - 1.2 s

    answers = np.repeat(gold.mean(axis=1, keepdims=True), len(texts), axis=1)
    for features, train, test in _folds(texts, groups):
        for number, labels in enumerate(gold):
            if labels[train].any() and not labels[train].all():
                model = LogisticRegression(class_weight="balanced", solver="liblinear")
                model.fit(features[train], labels[train])
                answers[number, test] = model.predict_proba(features[test])[:, 1]
    return np.asarray(answers, float)


def tfidf_ridge(
    texts: Sequence[str], values: Sequence[float], groups: Sequence[Hashable]
) -> list[float]:
    """Return values by word TF-IDF and ridge regression, the row's group unseen."""
    from sklearn.linear_model import Ridge  # noqa: PLC0415 - 1.2 s

    gold, answers = np.asarray(values, float), np.full(len(texts), np.mean(values))
    for features, train, test in _folds(texts, groups):
        answers[test] = Ridge().fit(features[train], gold[train]).predict(features[test])
    return [float(answer) for answer in answers]


def _folds(
    texts: Sequence[str], groups: Sequence[Hashable]
) -> Iterator[tuple[Any, Numbers, Numbers]]:
    """Yield features, weighted by the training rows alone, and the rows to train and test on."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - 1.2 s

    names = list(dict.fromkeys(groups))
    shuffled = np.random.default_rng(int(_settings()["seed"])).permutation(len(names))
    fold = {names[at]: number % _settings()["folds"] for number, at in enumerate(shuffled)}
    folds = np.asarray([fold[group] for group in groups])
    rows = np.asarray(texts, dtype=object)
    for number in sorted(set(folds.tolist())):
        train, test = np.flatnonzero(folds != number), np.flatnonzero(folds == number)
        if not len(train):
            return
        vectoriser = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)
        yield vectoriser.fit(rows[train]).transform(rows), train, test


@cache
def _settings() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("baselines.toml").read_text("utf-8"))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(_settings()[name].split())


@cache
def _analyser() -> Any:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer  # noqa: PLC0415 - slow

    return SentimentIntensityAnalyzer()
