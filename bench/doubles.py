"""Where English is still read twice: on how much of the sample story the two readings differ.

python bench/doubles.py

The figures of docs/doubles.md. Two readings that differ nowhere should be one.
"""

from __future__ import annotations

from framing.article.sentences import sentences
from framing.ingest import read_story
from framing.language.analysed_text import analyse
from framing.language.clauses import has_verb
from framing.language.lexicon import lexicon
from framing.language.ngrams import stems as cut_stems
from framing.language.quotation_marks import near_quotations, quotations
from framing.language.stemmed_tokens import stemmed_tokens
from framing.language.stems import is_past, stem
from framing.language.tagging import tag_sentence
from framing.language.word_count import count_words
from framing.language.word_lists import table
from framing.resources import sample_story

_LISTS = (
    ("clauses.joining", "word_classes.contrasts"),
    ("clauses.subject", "word_classes.determiners"),
    ("clauses.verb", "word_classes.verbs"),
    ("clauses.second", "clauses.verb"),
    ("clauses.opening", "word_classes.adverbial_openers"),
    ("clauses.leading", "word_classes.openers"),
    ("function_words.clause", "word_classes.subordinators"),
    ("function_words.determiners", "word_classes.determiners"),
    ("function_words.negators", "word_classes.negations"),
    ("function_words.numbers", "quantities.values"),
    ("time_expressions.months", "word_classes.days"),
)


def main() -> None:
    """Print both tables."""
    print("reading | differ | of")
    for name, differ, count in _readings():
        print(f"{name} | {differ} | {count}")
    print("\nlists | in both | only the first | only the second")
    for first, second in _LISTS:
        one, two = _words(first), _words(second)
        print(f"{first}, {second} | {len(one & two)} | {len(one - two)} | {len(two - one)}")


def _readings() -> list[tuple[str, int, int]]:
    tokens = counts = verbs = negations = total = 0
    words: set[str] = set()
    for version in read_story(sample_story()).versions:
        quoted = quotations(version)
        starts = [quotation.start for quotation in quoted]
        for sentence in sentences(version):
            text = version.text[sentence.start : sentence.end]
            near = near_quotations(quoted, starts, sentence)
            tagged = tag_sentence(version.text, sentence.start, sentence.end, near)
            stemmed, _ = stemmed_tokens(text)
            total += 1
            tokens += tagged.tokens.text != [token.text for token in stemmed]
            counts += count_words(text) != sum(tagged.are_words())
            verbs += has_verb(text) != tagged.has_finite(0, len(tagged.tokens) - 1)
            refuses = any(tagged.in_class("negations", at) for at in range(len(tagged.tokens)))
            denies = any(analyse(text, 0, None, (), ()).negated)
            negations += denies != refuses
            words.update(token.low for token in stemmed if token.is_word)
    past = sum(is_past(word) != _is_past_form(word) for word in words)
    pairs = [(word, other) for word in words for other in words if word < other]
    same = sum((stem(a) == stem(b)) != (cut_stems(a) == cut_stems(b)) for a, b in pairs)
    forms = [
        (lemma, form)
        for lemma, kind in table("language/irregular_forms")["forms"].items()
        for form in kind.split()
    ]
    known = lexicon().verbs
    both = [(lemma, form) for lemma, form in forms if lemma in known]
    return [
        ("tokens: tokens.py, stemmed_tokens.py (sentences)", tokens, total),
        ("words: word_count.py, tagged_sentence.py (sentences)", counts, total),
        ("verbs: clauses.py, tagged_sentence.py (sentences)", verbs, total),
        ("negation: negation.py, word_classes.negations (sentences)", negations, total),
        ("past: stems.py, lexicon.py (words)", past, len(words)),
        ("stems: stems.py, ngrams.py (pairs of words)", same, len(pairs)),
        (
            "irregular: irregular_forms.toml, reporting_verbs.toml (forms)",
            sum(form not in known for _, form in both),
            len(both),
        ),
    ]


def _is_past_form(word: str) -> bool:
    form = lexicon().verbs.get(word)
    return word.endswith("ed") or (form is not None and form.form == "past")


def _words(name: str) -> frozenset[str]:
    file, key = name.split(".")
    if file == "word_classes":
        return lexicon().closed[key]
    return frozenset(table(f"language/{file}")[key])


if __name__ == "__main__":
    main()
