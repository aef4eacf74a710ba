"""The inverted index gives the numbers that the formulas give, written out plainly."""

import math
from collections.abc import Mapping, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.postings import Held, Paired, bm25, cosine, counted, held_by

DOCUMENTS: Sequence[Mapping[str, float]] = (
    {"okul": 3.0, "kayit": 1.0},
    {"okul": 1.0, "servis": 2.0, "ucret": 1.0},
    {"yardim": 4.0},
    {},
)
QUERY = {"okul": 1.0, "servis": 0.5, "uzay": 2.0}
BAGS = st.lists(
    st.dictionaries(st.sampled_from("abcdefg"), st.integers(1, 9).map(float)),
    min_size=1,
    max_size=7,
)
QUERIES = st.dictionaries(st.sampled_from("abcdefgxyz"), st.floats(0, 5))
Documents = Sequence[Mapping[str, float]]


def spelt(documents: Documents) -> Held:
    """Every term as often as it occurs, as the index is told of it."""
    return held_by([[t for t, n in d.items() for _ in range(int(n))] for d in documents])


def frequency(term: str, documents: Documents) -> int:
    """In how many documents a term stands."""
    return sum(term in document for document in documents)


def slow_cosine(query: Mapping[str, float], documents: Documents) -> list[float]:
    """Query weight times (1 + log tf) * idf² over the length of the document."""
    scores = []
    for document in documents:
        idf = {
            term: math.log((1 + len(documents)) / (1 + frequency(term, documents))) + 1
            for term in document
        }
        weights = {term: (1 + math.log(count)) * idf[term] for term, count in document.items()}
        length = math.sqrt(sum(weight**2 for weight in weights.values()))
        scores.append(
            sum(w * weights[t] * idf[t] / length for t, w in query.items() if t in weights)
        )
    return scores


def slow_bm25(
    query: Mapping[str, float], documents: Documents, k1: float, b: float
) -> list[float]:
    """Okapi BM25 with idf log(1 + (N - df + .5) / (df + .5))."""
    mean = sum(sum(d.values()) for d in documents) / len(documents) or 1.0
    scores = []
    for document in documents:
        total = 0.0
        for term, weight in query.items():
            df = frequency(term, documents)
            tf = document.get(term, 0.0)
            idf = math.log(1 + (len(documents) - df + 0.5) / (df + 0.5))
            damping = k1 * (1 - b + b * sum(document.values()) / mean)
            total += weight * idf * tf * (k1 + 1) / (tf + damping)
        scores.append(total)
    return scores


def test_cosine_gives_what_the_formula_gives() -> None:
    expected = slow_cosine(QUERY, DOCUMENTS)
    assert cosine(spelt(DOCUMENTS)).score(QUERY).tolist() == pytest.approx(expected)


def test_bm25_gives_what_the_formula_gives() -> None:
    expected = slow_bm25(QUERY, DOCUMENTS, 1.2, 0.4)
    assert bm25(spelt(DOCUMENTS), k1=1.2, b=0.4).score(QUERY).tolist() == pytest.approx(expected)


@given(BAGS, QUERIES)
def test_formulas_hold_for_any_documents_and_query(
    documents: list[dict[str, float]], query: dict[str, float]
) -> None:
    found = cosine(spelt(documents)).score(query).tolist()
    assert found == pytest.approx(slow_cosine(query, documents))
    found = bm25(spelt(documents), k1=1.2, b=0.75).score(query).tolist()
    assert found == pytest.approx(slow_bm25(query, documents, 1.2, 0.75))


@given(BAGS)
def test_document_is_as_near_to_itself_as_can_be(documents: list[dict[str, float]]) -> None:
    postings = cosine(spelt(documents))
    for number, document in enumerate(documents):
        if document:
            query = {term: 1 + math.log(count) for term, count in document.items()}
            likeness = postings.score(query)[number] / postings.length(query)
            assert likeness == pytest.approx(1.0)


@given(BAGS, QUERIES)
def test_pair_scores_what_each_view_scores_alone(
    documents: list[dict[str, float]], query: dict[str, float]
) -> None:
    held = spelt(documents)
    joined = held.joined(np.arange(held.size) // 2, (held.size + 1) // 2)
    first, second = cosine(held), cosine(joined)
    pair = Paired.of(first, second)
    for rarity, alone, found in zip(
        (pair.first, pair.second), (first, second), pair.score(query), strict=True
    ):
        assert found.tolist() == alone.score(query).tolist()
        assert rarity.length(query) == alone.length(query)


def test_term_that_no_document_holds_is_the_rarest_and_scores_nothing() -> None:
    postings = bm25(spelt(DOCUMENTS), k1=1.2, b=0.4)
    assert postings.idf_of("uzay") >= max(postings.idf_of(term) for term in postings.idf)
    assert postings.score({"uzay": 1.0}).tolist() == [0.0] * len(DOCUMENTS)


def test_counting_counts() -> None:
    assert counted(["a", "b", "a"]) == {"a": 2.0, "b": 1.0}
