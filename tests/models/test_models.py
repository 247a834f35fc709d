"""The models that ship: whole, small, repeatable, and never without words to show."""

from __future__ import annotations

import hashlib
import json
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.article.sentences import sentences
from framing.attribution import attribute
from framing.cues import detectors
from framing.cues.commentary import is_commentary
from framing.cues.model_cues import RULE, SentenceCues, find_all_cues, with_model_cues
from framing.cues.speculation import is_speculative
from framing.evaluation.program_answers import rule_cues
from framing.ingest import version_from_text
from framing.models.hashed_ngrams import Scorer, matrix, words
from framing.models.linear_model import load, save, write_manifest
from framing.models.sentence_scores import NAMES, SentenceScores, score_sentences
from framing.models.sentiment_models import news, target_probabilities, target_sentiment
from framing.types import Sentence, SentenceVoice, Voice
from tools.training.models import fit, sentiment
from tools.training.models.examples import Example
from tools.training.models.fit import Recipe, prepared, trained
from tools.training.models.sentiment import target_model

DATA = Path(str(files("framing.models").joinpath("data")))
MODELS = ("certainty", "commentary", "news", "speculation", "target")
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=200)

REMARK = (
    "It is hard to think of a more pointless way to spend what little goodwill the council has"
    " left, and nobody should pretend otherwise."
)


def read(text: str) -> tuple[tuple[str, SentenceCues], ...]:
    version = version_from_text(text, "Harbour Post")
    found = sentences(version)
    voices = attribute(version, found, None)
    read_as = find_all_cues(version.text, found, voices, detectors())
    return tuple(
        (version.text[one.start : one.end], seen) for one, seen in zip(found, read_as, strict=True)
    )


def test_no_file_was_changed_by_hand() -> None:
    sums = json.loads((DATA / "manifest.json").read_text("utf-8"))
    kept = {path.name for path in DATA.iterdir() if path.suffix in {".npz", ".json"}}
    assert kept - {"manifest.json"} == set(sums)
    for name, expected in sums.items():
        assert hashlib.sha256((DATA / name).read_bytes()).hexdigest() == expected, name


def test_the_models_are_small_and_hold_plain_numbers() -> None:
    assert sum(path.stat().st_size for path in DATA.iterdir()) < 5_000_000
    for name in MODELS:
        assert np.isfinite(load(name).weights).all()
        assert load(name).weights.any()


@pytest.mark.parametrize("name", MODELS)
def test_every_model_has_a_card_with_data_licence_figures_and_what_is_weak(name: str) -> None:
    card = (DATA / f"{name}.md").read_text("utf-8")
    for part in ("Model:", "Data:", "Figures", "Weak:", "MIT"):
        assert part in card


@given(st.lists(TEXTS, min_size=1, max_size=4))
@settings(max_examples=40, deadline=None)
def test_the_quick_score_is_that_of_the_row(texts: list[str]) -> None:
    weights = load("commentary").weights
    seen = [words(text) for text in texts]
    assert np.allclose(Scorer(weights).scores(seen), matrix(seen) @ weights)


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_answers_are_between_0_and_1(text: str) -> None:
    cues = rule_cues(text)
    (answer,) = score_sentences([text], [cues])
    for value in (answer.commentary, answer.speculation, answer.certainty):
        assert 0 <= value <= 1


def test_a_sentences_answer_does_not_depend_on_its_neighbours() -> None:
    texts = [REMARK, "The council met on Tuesday.", "Rents may rise next year."]
    cues = [rule_cues(text) for text in texts]
    alone = [score_sentences([text], [own])[0] for text, own in zip(texts, cues, strict=True)]
    assert list(score_sentences(texts, cues)) == alone


def test_remarks_rank_above_reports_and_guesses_above_records() -> None:
    texts = [REMARK, "The council voted 9 to 4 on Tuesday to close the library in Odda."]
    remark, report = score_sentences(texts, [rule_cues(text) for text in texts])
    assert remark.commentary > 0.5 > report.commentary
    texts = ["A longer closure could force the mill to cut jobs.", "The mill closed in June 2021."]
    guess, record = score_sentences(texts, [rule_cues(text) for text in texts])
    assert guess.speculation > 0.5 > record.speculation
    assert guess.certainty < record.certainty


def test_what_a_model_decides_stands_on_words_that_a_rule_has_pointed_at() -> None:
    decided = 0
    text = "The council met on Tuesday.\n\nIt was a fine, brave choice, whatever the village says."
    for sentence, found in read(text):
        ruled = {(cue.dimension, cue.rule) for cue in rule_cues(sentence)}
        for cue in found.cues:
            if cue.rule.endswith(RULE):
                decided += 1
                assert cue.counted
                assert (cue.dimension, cue.rule.removesuffix(RULE)) in ruled
                assert "A model" in cue.why or "a model" in cue.why
    assert decided


def test_a_sure_model_alone_makes_no_commentary() -> None:
    sentence, voice = Sentence(0, 0, 10, 0, "text"), unquoted("own")
    sure = SentenceScores(commentary=0.99, speculation=0.0, certainty=0.8)
    assert with_model_cues(sentence, voice, (), sure).cues == ()


def test_a_model_that_is_nearly_certain_overrules_a_rule_of_speculation() -> None:
    text = "The merger could lead to closures."
    sentence, voice = Sentence(0, 0, len(text), 0, "text"), unquoted("own")
    for score, expected in ((0.05, False), (0.5, True)):
        answer = SentenceScores(commentary=0.0, speculation=score, certainty=0.8)
        found = with_model_cues(sentence, voice, rule_cues(text), answer)
        assert is_speculative(found.cues) is expected
        assert [cue for cue in found.cues if cue.dimension == "speculation"]


def unquoted(voice: Voice) -> SentenceVoice:
    return SentenceVoice(
        voice=voice,
        chain=(),
        kind="",
        basis="none",
        attributions=(),
        quotes=(),
        quoted=False,
        why="",
    )


def test_the_model_is_not_asked_about_words_of_somebody_else() -> None:
    for text in (f"“{REMARK}” Ida Holm said.", f"Ida Holm said that {REMARK.lower()}"):
        for _, found in read(f"The council met on Tuesday.\n\n{text}"):
            assert not is_commentary(found.cues)
            assert not any(
                cue.rule.endswith(RULE) and cue.dimension == "commentary" for cue in found.cues
            )


def test_in_boilerplate_nothing_is_looked_for() -> None:
    version = version_from_text("The council met on Tuesday.\n\nSign up to our newsletter", "Post")
    found = sentences(version)
    read_as = find_all_cues(version.text, found, attribute(version, found, None), detectors())
    kinds = {one.kind: seen for one, seen in zip(found, read_as, strict=True)}
    assert kinds["boilerplate"] == SentenceCues()


def test_sentiment_towards_a_target_tells_the_two_sides_of_a_sentence_apart() -> None:
    praise = "Voters love Mayor Holm, a brave and honest leader."
    blame = "Mayor Holm lied to voters and is a disgrace, a corrupt failure."
    assert target_sentiment(praise, 12, 22) > 0.3
    assert target_sentiment(blame, 0, 10) < -0.3
    assert sum(target_probabilities(praise, 12, 22)) == pytest.approx(1)


def test_a_name_moves_nothing() -> None:
    one, other = "Voters say that Holm lied to them.", "Voters say that Vass lied to them."
    assert target_sentiment(one, 16, 20) == target_sentiment(other, 16, 20)
    assert news(one) == news(other)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (5, 3), (-1, 2), (0, 99)])
def test_a_target_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="empty or outside"):
        target_sentiment("Holm spoke.", start, end)


@given(TEXTS.filter(bool))
@settings(max_examples=40, deadline=None)
def test_sentiments_stay_in_range(text: str) -> None:
    assert -1 <= target_sentiment(text, 0, 1) <= 1
    tone = news(text)
    assert tone is None or -1 <= tone <= 1


def test_without_a_word_there_is_no_tone() -> None:
    assert news(" … ") is None


def tiny() -> list[Example]:
    bad = [f"It is a shameful plan, and street {number} deserves better." for number in range(12)]
    plain = [f"The council met on street {number} on Tuesday." for number in range(12)]
    return [Example(text, 1.0) for text in bad] + [Example(text, 0.0) for text in plain]


def tiny_targets() -> list[dict[str, object]]:
    told = {"negative": "lied to", "neutral": "met", "positive": "was praised by"}
    return [
        {"text": text, "label": label, "start": 0, "end": 4}
        for label, verb in told.items()
        for number in range(12)
        for text in [f"Holm {verb} the voters of street {number}."]
    ]


@pytest.mark.slow
def test_training_gives_the_same_bytes_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Ten folds are ten times the same, which takes most of the time.
    for module in (fit, sentiment):
        monkeypatch.setattr(module, "FOLDS", 2)
    recipe = Recipe("tiny", 1.0, ("cue:", "text:"), logistic=True)
    sums = []
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        save(trained(recipe, prepared(recipe, tiny())), folder)
        save(target_model(tiny_targets())[0], folder)
        write_manifest(folder)
        sums.append((folder / "manifest.json").read_text("utf-8"))
    assert sums[0] == sums[1]
    assert set(json.loads(sums[0])) == {"target.json", "target.npz", "tiny.json", "tiny.npz"}


def test_the_names_of_the_sentence_models_are_those_that_ship() -> None:
    assert set(NAMES) < set(MODELS)
