"""Scores every entry for a query, and says why.

score = a * best wording (letters) + b * whole entry (letters)
      + c * whole entry (word beginnings) / Z + d * answer text (word beginnings) / Z'

Z is the sum of the idf of the query's own terms, unseen ones at the largest idf: a query made of
words that no entry knows scores low however it is written.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz

from knowledge.answer import Match, Reason
from knowledge.calibration import Calibration
from knowledge.index import ANSWER_PREFIX, PREFIX, Index
from knowledge.postings import Floats, Postings
from knowledge.query import Query
from knowledge.text import fold, tokens

#: What the probability of a right first place is computed from, in this order.
FEATURES = (
    "score",
    "margin",
    "second_margin",
    "coverage",
    "wording_coverage",
    "largest_missing_idf",
    "token_sort",
    "log_words",
)
#: A word of the query counts as known to an entry when it shares this much of its beginning.
_TINY = 1e-9


@dataclass(frozen=True, slots=True)
class Scored:
    """The scores of all entries by view, and the best wording of each entry."""

    query: Query
    total: Floats
    views: Mapping[str, Floats]
    best_wording: tuple[int, ...]
    order: tuple[int, ...]

    def without(self, hidden: Iterable[int]) -> "Scored":
        """The same as if these entries did not exist."""
        away = set(hidden)
        order = tuple(number for number in self.order if number not in away)
        return Scored(self.query, self.total, self.views, self.best_wording, order)


def score(query: Query, index: Index, calibration: Calibration) -> Scored:
    """Score all entries; at the sizes of the desk there is nothing to gain from candidates."""
    weights = calibration.weights
    by_wording = _cosine(query.letters, index.wording_letters)
    best = _best_wordings(by_wording, index)
    views = {
        "wording_letters": weights.wording_letters * by_wording[best],
        "entry_letters": weights.entry_letters * _cosine(query.letters, index.entry_letters),
        "entry_words": weights.entry_words * _share(query.stems, index.entry_words),
        "answer_words": weights.answer_words * _share(query.answer_stems, index.answer_words),
    }
    total: Floats = sum(views.values(), np.zeros(len(index.entries)))
    order = tuple(int(n) for n in np.argsort(-total, kind="stable")[:20])
    return Scored(query, total, views, tuple(int(b) for b in best), order)


def features(scored: Scored, index: Index) -> Floats:
    """The values of FEATURES for the first place; zeros when there is none."""
    if not scored.order or not scored.query.words:
        return np.zeros(len(FEATURES))
    first = scored.order[0]
    s1, s2, s3 = _top_scores(scored)
    known, missing = _known_terms(scored.query, first, index)
    wording = index.wordings[scored.best_wording[first]]
    typed = " ".join(scored.query.words)
    return np.array(
        [
            s1,
            s1 - s2,
            s2 - s3,
            known,
            wording_coverage(scored.query, wording, index),
            missing / index.entry_words.unseen_idf,
            fuzz.token_sort_ratio(typed, fold(wording)) / 100,
            float(np.log1p(len(scored.query.words))),
        ]
    )


def probability(values: Floats, calibration: Calibration) -> float:
    """The calibrated probability in 0..1 that the first place is right."""
    *slopes, bias = calibration.coefficients
    z = float(np.dot(values, slopes)) + bias
    return float(1 / (1 + np.exp(-np.clip(z, -40, 40))))


def matches(scored: Scored, index: Index, limit: int) -> tuple[Match, ...]:
    """The first entries with their nearest wording and reasons, best first."""
    return tuple(_match(scored, number, index) for number in scored.order[:limit])


def wording_coverage(query: Query, wording: str, index: Index) -> float:
    """The idf-weighted share of a wording's words that the query holds, in 0..1."""
    wanted = {w[:PREFIX] for w in tokens(wording) if w not in index.fillers}
    total = sum(map(index.entry_words.idf_of, wanted))
    held = sum(index.entry_words.idf_of(stem) for stem in wanted if stem in query.stems)
    return held / total if total else 0.0


def _cosine(query: Mapping[str, float], postings: Postings) -> Floats:
    """Cosine in 0..1; unseen letter triples count in the length of the query."""
    weights = {t: (1 + np.log(n)) * postings.idf_of(t) for t, n in query.items() if n > 0}
    norm = float(np.sqrt(sum(w * w for w in weights.values())))
    return postings.score(weights) / max(norm, _TINY)


def _share(query: Mapping[str, float], postings: Postings) -> Floats:
    z = sum(postings.idf_of(term) * weight for term, weight in query.items())
    return postings.score(query) / max(z, _TINY)


def _best_wordings(scores: Floats, index: Index) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    """For each entry the number of its best wording."""
    by_score = np.lexsort((-scores, index.owner))
    _, starts = np.unique(index.owner[by_score], return_index=True)
    return by_score[starts]


def _top_scores(scored: Scored) -> tuple[float, float, float]:
    top = [float(scored.total[n]) for n in scored.order[:3]]
    return tuple(top + [0.0] * (3 - len(top)))  # type: ignore[return-value]  # padded to three


def _known_terms(query: Query, entry: int, index: Index) -> tuple[float, float]:
    """The idf-weighted share of the query's words an entry holds; the largest idf it lacks."""
    total = held = largest = 0.0
    for stem in {w[:PREFIX] for w in query.words} | set(query.concepts):
        idf = index.entry_words.idf_of(stem)
        total += idf
        if holds(index.entry_words, stem, entry):
            held += idf
        else:
            largest = max(largest, idf)
    return (held / total if total else 0.0), largest


def holds(postings: Postings, term: str, document: int) -> bool:
    """Whether a document holds a term."""
    number = postings.terms.get(term)
    if number is None:
        return False
    rows = postings.docs[postings.starts[number] : postings.starts[number + 1]]
    place = int(np.searchsorted(rows, document))
    return place < len(rows) and int(rows[place]) == document


def _match(scored: Scored, number: int, index: Index) -> Match:
    wording = index.wordings[scored.best_wording[number]]
    words = tuple(w for w in scored.query.words if holds(index.entry_words, w[:PREFIX], number))
    in_answer = tuple(
        w
        for w in scored.query.words
        if holds(index.answer_words, w[:ANSWER_PREFIX], number) and w not in words
    )
    shown = {"entry_words": (*words, *scored.query.concepts), "answer_words": in_answer}
    reasons = tuple(
        Reason(view, round(float(values[number]), 4), shown.get(view, ()))
        for view, values in scored.views.items()
    )
    return Match(index.entries[number], float(scored.total[number]), wording, reasons)
