"""Scores every entry for a query, and says why.

score = a * best wording (letters) + b * whole entry (letters)
      + c * whole entry (word beginnings) / Z + d * answer text (word beginnings) / Z'
      + 3 where one of the entry's wordings is asked word for word

Z is the sum of the idf of the query's own terms, unseen ones at the largest idf: a query made of
words that no entry knows scores low however it is written.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from math import fsum, log

import numpy as np
from rapidfuzz import fuzz

from knowledge.answer import Match, Reason
from knowledge.calibration import Calibration
from knowledge.index import ANSWER_PREFIX, PREFIX, Index
from knowledge.postings import Floats, Ints, Paired, Postings
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
    "cue_missing",
    "near_wordings",
)
#: What is added to them where meanings are compared: the likeness, and by how much it leads.
MEANING_FEATURES = ("meaning", "meaning_margin")
#: An entry of whose wordings this share speaks of foreigners is about them: of the development
#: questions of 2026-11 this asks back 65 of 79 other municipal matters, and 77 of 914 of ours.
UNCUED_SHARE = 0.6
#: Wordings of the first place whose words are compared with the question's.
COMPARED = 5
#: Of these, the nearest whose likeness is averaged.
NEAREST = 3
#: What a wording adds to its entry that is asked word for word: more than all views together.
VERBATIM = 3.0
#: Below every answer band: such a question is asked back, not answered.
UNCUED_CEILING = 0.49
#: Entries that are put in order; nobody looks further down.
LISTED = 20
_TINY = 1e-9


@dataclass(frozen=True, slots=True)
class Scored:
    """The scores of all entries by view, and the likeness to every wording.

    `likeness` is that of each entry by meaning; None where only spelling is compared.
    """

    query: Query
    total: Floats
    views: Mapping[str, Floats]
    by_wording: Floats
    order: tuple[int, ...]
    likeness: Floats | None = None

    def without(self, hidden: Iterable[int]) -> "Scored":
        """The same as if these entries did not exist."""
        away = set(hidden)
        order = tuple(number for number in self.order if number not in away)
        return replace(self, order=order)


def score(query: Query, index: Index, calibration: Calibration) -> Scored:
    """Score all entries; at the sizes of the desk there is nothing to gain from candidates."""
    weights = calibration.weights
    letters = {term: 1 + log(count) for term, count in query.letters.items() if count > 0}
    by_wording, by_entry = _cosines(letters, index.letters)
    best = np.maximum.reduceat(by_wording, index.starts) if len(index.starts) else by_wording
    views = {
        "wording_letters": weights.wording_letters * best,
        "entry_letters": weights.entry_letters * by_entry,
        "entry_words": weights.entry_words * _share(query.stems, index.entry_words),
        "answer_words": weights.answer_words * _share(query.answer_stems, index.answer_words),
    }
    likeness = index.meaning.likeness(query.text) if index.meaning else None
    if likeness is not None:
        views["meaning"] = weights.meaning * likeness
    if query.verbatim is not None:
        views["verbatim"] = np.zeros(len(index.entries))
        views["verbatim"][query.verbatim] = VERBATIM
    total: Floats = sum(views.values(), np.zeros(len(index.entries)))
    return Scored(query, total, views, by_wording, _best_first(total), likeness)


def features(scored: Scored, index: Index) -> Floats:
    """The values of FEATURES for the first place; zeros when there is none.

    Those of MEANING_FEATURES come behind them where meanings are compared.
    """
    of_meaning = _meaning_features(scored)
    if not scored.order or not scored.query.words:
        return np.zeros(len(FEATURES) + len(of_meaning))
    first = scored.order[0]
    s1, s2, s3 = _top_scores(scored)
    known, missing = _known_terms(scored.query, first, index)
    near = nearest_wordings(scored, first, index)
    meant = " ".join(scored.query.meant)
    is_cued = scored.query.is_cued or scored.query.verbatim == first
    return np.array(
        [
            s1,
            s1 - s2,
            s2 - s3,
            known,
            wording_coverage(scored.query, index.wordings[near[0]], index),
            missing / index.entry_words.unseen_idf,
            max(fuzz.token_sort_ratio(meant, fold(index.wordings[n])) for n in near) / 100,
            float(np.log1p(len(scored.query.words))),
            0.0 if is_cued else float(index.cue_shares[first]),
            float(scored.by_wording[near[:NEAREST]].mean()),
            *of_meaning,
        ]
    )


def _meaning_features(scored: Scored) -> tuple[float, ...]:
    likeness = scored.likeness
    if likeness is None:
        return ()
    first, *others = (float(likeness[number]) for number in scored.order or (0,))
    return first, first - max(others, default=0.0)


def probability(values: Floats, calibration: Calibration) -> float:
    """The calibrated probability in 0..1 that the first place is right.

    A question without a word about foreigners is never sure of an entry that speaks of them.
    """
    *slopes, bias = calibration.coefficients
    z = float(np.dot(values, slopes)) + bias
    p = float(1 / (1 + np.exp(-np.clip(z, -40, 40))))
    is_uncued = values[FEATURES.index("cue_missing")] >= UNCUED_SHARE
    return min(p, UNCUED_CEILING) if is_uncued else p


def matches(
    scored: Scored, index: Index, limit: int, *, explained: bool = False
) -> tuple[Match, ...]:
    """The first entries with their nearest wording, best first; with reasons on demand."""
    return tuple(
        Match(
            index.entries[number],
            float(scored.total[number]),
            best_wording(scored, number, index),
            _reasons(scored, number, index) if explained else (),
        )
        for number in scored.order[:limit]
    )


def wording_coverage(query: Query, wording: str, index: Index) -> float:
    """The idf-weighted share of a wording's words that the query holds, in 0..1."""
    wanted = {w[:PREFIX] for w in tokens(wording) if w not in index.fillers}
    total = fsum(map(index.entry_words.idf_of, wanted))
    held = fsum(index.entry_words.idf_of(stem) for stem in wanted if stem in query.stems)
    return held / total if total else 0.0


def _cosines(letters: Mapping[str, float], views: Paired) -> tuple[Floats, Floats]:
    """Cosines in 0..1; unseen letter triples count in the length of the query."""
    first, second = views.score(letters)
    first /= max(views.first.length(letters), _TINY)
    second /= max(views.second.length(letters), _TINY)
    return first, second


def _share(query: Mapping[str, float], postings: Postings) -> Floats:
    z = sum(postings.idf_of(term) * weight for term, weight in query.items())
    return postings.score(query) / max(z, _TINY)


def nearest_wordings(scored: Scored, number: int, index: Index) -> Ints:
    """The numbers of the wordings of an entry that are nearest to the query, nearest first."""
    start, end = index.starts[number], index.ends[number]
    order: Ints = np.argsort(-scored.by_wording[start:end], kind="stable")[:COMPARED]
    order += start
    return order


def best_wording(scored: Scored, number: int, index: Index) -> str:
    """The wording of an entry that is nearest to the query."""
    start, end = index.starts[number], index.ends[number]
    return index.wordings[int(start + scored.by_wording[start:end].argmax())]


def _best_first(total: Floats) -> tuple[int, ...]:
    """The numbers of the best entries; of equal ones the first comes first."""
    few = min(LISTED, len(total))
    if not few:
        return ()
    among = np.argpartition(-total, few - 1)[:few]
    return tuple(int(n) for n in among[np.lexsort((among, -total[among]))])


def _top_scores(scored: Scored) -> tuple[float, float, float]:
    top = [float(scored.total[n]) for n in scored.order[:3]]
    return tuple(top + [0.0] * (3 - len(top)))  # type: ignore[return-value]  # padded to three


def _known_terms(query: Query, entry: int, index: Index) -> tuple[float, float]:
    """The idf-weighted share of the query's words an entry holds; the largest idf it lacks.

    A corrected word is as rare as the mean of what it may mean and a word nobody knows.
    """
    view = index.entry_words
    idfs: dict[str, float] = {}
    for word, meant in zip(query.words, query.meant, strict=True):
        stem = meant[:PREFIX]
        idf = view.idf_of(stem)
        idfs.setdefault(stem, idf if word == meant else (idf + view.unseen_idf) / 2)
    for concept in query.concepts:
        idfs.setdefault(concept, view.idf_of(concept))
    held = {stem for stem in idfs if holds(view, stem, entry)}
    total = fsum(idfs.values())
    share = fsum(idfs[stem] for stem in held) / total if total else 0.0
    return share, max((idf for stem, idf in idfs.items() if stem not in held), default=0.0)


def holds(postings: Postings, term: str, document: int) -> bool:
    """Whether a document holds a term."""
    row = postings.rows.get(term)
    if row is None:
        return False
    docs = postings.docs[row]
    place = int(docs.searchsorted(document))
    return place < len(docs) and int(docs[place]) == document


def _reasons(scored: Scored, number: int, index: Index) -> tuple[Reason, ...]:
    query = scored.query
    words = tuple(w for w in query.words if holds(index.entry_words, w[:PREFIX], number))
    in_answer = tuple(
        w
        for w in query.words
        if w not in words and holds(index.answer_words, w[:ANSWER_PREFIX], number)
    )
    shown = {"entry_words": (*words, *query.concepts), "answer_words": in_answer}
    return tuple(
        Reason(view, round(float(values[number]), 4), shown.get(view, ()))
        for view, values in scored.views.items()
    )
