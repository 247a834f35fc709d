"""What the corpus teaches the model of commentary: one part, and the outlet's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.training.models.corpus_sentences import commentary

if TYPE_CHECKING:
    from pathlib import Path

REMARK = "Nobody who has stood on that quay believes a word of it."
FACT = "Nine hundred passengers a day use the quay."
BACKGROUND = "The quay was built in 1922."
GUESS = "The line will hardly last the winter."
SAID = "The mayor said the quay was a disgrace."
HEAD = "The ferry stops"
SENTENCES = (HEAD, FACT, SAID, BACKGROUND, GUESS, REMARK)


def corpus(folder: Path) -> Path:
    folder.joinpath("stories.tsv").write_text(
        "story\tpart\tfield\tkind\twriter\ttitle\n"
        "a-01\ttrain\tsport\tstudy\tA\tFerry\nz-01\ttest\tsport\tstudy\tZ\tBus\n",
        "utf-8",
    )
    for name, place in (("a-01", "quay"), ("z-01", "mole")):
        story = folder / "stories" / name
        story.mkdir(parents=True)
        texts = [one.replace("quay", place) for one in SENTENCES]
        text, places = "", []
        for one in texts:
            places.append(f"Post\t{len(text)}\t{len(text) + len(one)}")
            text += one + "\n\n"
        story.joinpath("1.txt").write_text(text, "utf-8")
        story.joinpath("story.toml").write_text(
            'title = "x"\n[[version]]\noutlet = "Post"\nfile = "1.txt"\n', "utf-8"
        )
        story.joinpath("links.tsv").write_text(
            "fact\toutlet\tstart\tend\trelation\ttelling\tstarts\n"
            f"f1\t{places[1]}\tsame\tparaphrase\tThe\nf2\t{places[2]}\tsame\tparaphrase\tThe\n",
            "utf-8",
        )
        story.joinpath("headline_links.tsv").write_text(
            "fact\toutlet\tstart\tend\trelation\ttelling\tstarts\n"
            f"f1\t{places[0]}\tsame\theadline\tFerry\n",
            "utf-8",
        )
        story.joinpath("additions.tsv").write_text(
            "outlet\tstart\tend\trole\tstarts\n"
            f"{places[3]}\tcontext\tThe\n{places[4]}\tspeculation\tThe\n"
            f"{places[5]}\tcommentary\tNobody\n",
            "utf-8",
        )
    return folder


def test_comment_is_set_against_what_the_outlet_tells_in_its_own_voice(tmp_path: Path) -> None:
    """A guess is neither, what the mayor says is not the outlet's, a headline is no sentence."""
    found = commentary(weight=0.5, corpus=corpus(tmp_path))
    assert {one.text: one.answer for one in found} == {REMARK: 1.0, FACT: 0.0, BACKGROUND: 0.0}
    assert {one.weight for one in found} == {0.5}


def test_the_test_part_teaches_nothing(tmp_path: Path) -> None:
    folder = corpus(tmp_path)
    taught = {one.text for one in commentary(corpus=folder)}
    assert taught.isdisjoint({one.text for one in commentary("test", corpus=folder)})
    assert commentary("test", corpus=folder)
