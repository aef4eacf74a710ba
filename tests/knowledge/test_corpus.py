"""Looking at each different word once gives the terms that looking at every word gives."""

from collections import Counter
from itertools import chain

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from knowledge.concepts import concepts
from knowledge.corpus import Corpus
from knowledge.postings import Held
from knowledge.text import trigrams

WORDS = ("okul", "kurs", "kural", "a", "okul", "belediye", "belediyemizin", "yardim")
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), max_size=6), min_size=1, max_size=8)
SYNONYMS = concepts([["belediye", "a"], ["okul yardim", "kurs"], ["kurs okul", "kural"]])


def spelt(held: Held) -> list[Counter[str]]:
    """What is held by each text, written out."""
    names = list(held.terms)
    found: list[Counter[str]] = [Counter() for _ in range(held.size)]
    for term, text, count in zip(held.term_of, held.docs, held.counts, strict=True):
        found[text][names[term]] = int(count)
    return found


def plainly(texts: list[list[str]]) -> list[Counter[str]]:
    """The letter triples of each text, word by word."""
    return [Counter(chain.from_iterable(map(trigrams, words))) for words in texts]


@given(TEXTS)
def test_texts_hold_the_terms_of_their_words(texts: list[list[str]]) -> None:
    assert spelt(Corpus.of(texts).held(trigrams)) == plainly(texts)


@given(TEXTS, TEXTS)
def test_texts_of_one_owner_are_one(first: list[list[str]], second: list[list[str]]) -> None:
    owners = np.repeat([0, 1], [len(first), len(second)])
    joined = plainly([[*chain(*first)], [*chain(*second)]])
    corpus = Corpus.of([*first, *second])
    assert spelt(corpus.joined(owners, 2).held(trigrams)) == joined
    assert spelt(corpus.held(trigrams).joined(owners, 2)) == joined


@given(TEXTS)
def test_synonyms_are_found_in_many_texts_as_in_each(texts: list[list[str]]) -> None:
    assert SYNONYMS.found_in_all(texts) == [SYNONYMS.found_in(words) for words in texts]
