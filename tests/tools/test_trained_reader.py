"""The trial of a trained reader: what it adds to a pair, and that it measures the same program."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from framing.config import default
from framing.evaluation.fact_measures import count
from framing.facts.same_fact.pair_features import FEATURES
from framing.pipeline import compare
from tools.same_fact.fit import PairFit
from tools.trained_reader.__main__ import main
from tools.trained_reader.pair_fit import fitted, seen
from tools.trained_reader.read_stories import ReadStory, invented_stories
from tools.trained_reader.trial import Judged, table
from tools.trained_reader.whole_program import counted

if TYPE_CHECKING:
    from framing.config import Config

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> ReadStory:
    """One story of the corpus."""
    folder = tmp_path_factory.mktemp("corpus")
    head, first, *_ = (CORPUS / "stories.tsv").read_text("utf-8").splitlines()
    (folder / "stories.tsv").write_text(f"{head}\n{first}\n", "utf-8")
    (folder / "stories").symlink_to(CORPUS / "stories")
    (read,) = invented_stories(folder, ["train"], default())
    return read


def shipped(config: Config) -> PairFit:
    """The model that ships, as one of the trial."""
    model = config.same_fact.pairs
    each = [getattr(model.features, name) for name in FEATURES]
    return PairFit(
        np.asarray([one.mean for one in each]),
        np.asarray([one.scale for one in each]),
        np.asarray([one.weight for one in each]),
        model.bias,
    )


def test_labels_are_those_of_the_gold_and_say_nothing_within_a_version(story: ReadStory) -> None:
    left, right = story.pairs
    for one, other in zip(left, right, strict=True):
        first, second = story.places[one], story.places[other]
        assert first[0] != second[0]
        told = bool(story.gold.tells(first) & story.gold.tells(second))
        assert bool(story.same[one, other] == 1) == told
    assert (story.same == story.same.T).all()
    for rows in story.versions:
        assert (story.same[rows, rows] == -1).all()
    assert set(np.unique(story.same[left, right])) == {-1, 0, 1}


def test_the_shipped_model_put_into_the_trial_gives_what_ships(story: ReadStory) -> None:
    config = default()
    ours = counted(seen(story), shipped(config), config)
    assert ours == count(compare(story.gold.story), story.gold)
    assert ours["our links"]


def test_other_probabilities_give_other_facts(story: ReadStory) -> None:
    config, model = default(), shipped(default())
    nothing = PairFit(model.mean, model.scale, np.zeros(len(FEATURES)), -9.0)
    counts = counted(seen(story), nothing, config)
    assert counts["our links"] < counted(seen(story), model, config)["our links"]


def test_what_a_reader_says_comes_as_it_is_and_above_the_next_best(story: ReadStory) -> None:
    size = len(story.places)
    said = np.zeros((size, size, 1))
    left, right = story.versions[0].start, story.versions[1].start
    for one, other, value in ((left, right, 5.0), (left, right + 1, 3.0), (left + 1, right, 1.0)):
        said[one, other] = said[other, one] = value
    known = seen(story, said)
    assert known.columns.shape[1] == len(FEATURES) + 2
    added = {
        pair: tuple(row[-2:])
        for pair, row in zip(zip(*story.pairs, strict=True), known.columns, strict=True)
    }
    # The best of both; second to it on one side; to it on the other side; and unlike anything.
    assert added[left, right] == (5.0, 2.0)
    assert added[left, right + 1] == (3.0, -2.0)
    assert added[left + 1, right] == (1.0, -4.0)
    assert added[left + 1, right + 1] == (0.0, -3.0)
    assert seen(story, leave=("similarity",)).columns.shape[1] == len(FEATURES) - 1


def test_a_reader_that_knows_the_answer_is_believed(story: ReadStory) -> None:
    knows = (story.same > 0).astype(float)[..., None]
    model = fitted([seen(story, knows)])
    likely = model.probability(seen(story, knows).columns)
    same = story.same[story.pairs]
    assert likely[same == 1].min() > likely[same == 0].max()


def test_a_gain_is_held_against_the_first_way() -> None:
    def judged(both: int) -> Judged:
        counts = [Counter({"gold links": 10, "our links": 10, "both links": both})] * 3
        likely = [np.asarray([0.9, 0.1])] * 3
        return Judged(counts, likely, [np.asarray([True, False])] * 3)

    lines = table({"plain": judged(5), "more": judged(6)}).splitlines()
    assert lines[2].endswith("|  |")
    # Every story gains alike, so the interval is the gain.
    assert lines[3].endswith("| +0.100 (+0.100 to +0.100) |")
    assert lines[3].startswith("| more | 1.000 | 1.000 | 1.000 | 0.600 | 0.600 | 0.600 |")


def test_without_torch_a_line_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "torch", None)
    monkeypatch.setitem(sys.modules, "safetensors", None)
    assert main(["train", "corpus", "encoder", "reader"]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "pip install" in said


def test_a_trained_reader_reads_the_same_after_it_was_kept(
    story: ReadStory, tmp_path: Path
) -> None:
    pytest.importorskip("torch")
    transformers = pytest.importorskip("transformers")
    tokenizers = pytest.importorskip("tokenizers")
    from tools.trained_reader.encoder import load, save  # noqa: PLC0415 - torch
    from tools.trained_reader.train import precision, read, train  # noqa: PLC0415

    words = sorted({word for text in story.texts for word in text.lower().split()})
    names = {word: at for at, word in enumerate(["[PAD]", "[UNK]", "[CLS]", "[SEP]", *words])}
    tokens = tokenizers.Tokenizer(tokenizers.models.WordLevel(names, unk_token="[UNK]"))  # noqa: S106
    tokens.normalizer = tokenizers.normalizers.Lowercase()
    tokens.pre_tokenizer = tokenizers.pre_tokenizers.WhitespaceSplit()
    tokens.save(str(tmp_path / "tokenizer.json"))
    transformers.set_seed(3)
    small = {"num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 32}
    transformers.BertModel(
        transformers.BertConfig(vocab_size=len(names), hidden_size=16, **small)
    ).save_pretrained(str(tmp_path))
    reader = load(tmp_path, learning=2, together=False)
    before = precision(reader, [story])
    train(reader, [story, story], [story], epochs=5)
    assert precision(reader, [story]) > before
    save(reader, tmp_path / "kept")
    kept = load(tmp_path / "kept")
    assert not kept.together
    assert np.allclose(read(kept, story), read(reader, story), atol=1e-5)
