"""Fits the coefficients and the bands on labelled questions.

Each answerable question is used twice: as it is, and with its entries taken away, which makes it
a question of the domain that nobody answers.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from knowledge.calibration import Bands, Calibration
from knowledge.evaluate import Labelled
from knowledge.index import Likeness
from knowledge.library import Library
from knowledge.postings import Floats
from knowledge.query import read_query
from knowledge.rank import features, probability, score

#: The strength of the L2 penalty on standardised features.
RIDGE = 1.0
#: What the bands are chosen for, out of fold.
LEAST_PRECISION = 0.972
MOST_NEAR_ANSWERS = 0.035
#: Surer than this is not needed: the band is lowered only until so many questions are answered.
ENOUGH_ANSWERED = 0.76
LEAST_SHOWN = 0.994
FOLDS = 5
#: Weights at which the likeness by meaning is tried beside the other views.
MEANING_WEIGHTS = (0.4, 0.8, 1.2, 1.6, 2.4)
#: A question whose entry was taken away weighs less than one somebody really asked.
REMOVED_WEIGHT = 0.35


@dataclass
class Cases:
    """Rows of features with what the right decision would have been."""

    values: list[Floats] = field(default_factory=list)
    labels: list[float] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    folds: list[int] = field(default_factory=list)
    shown: list[bool] = field(default_factory=list)

    def add(self, values: Floats, *, label: bool, kind: str, fold: int, shown: bool) -> None:
        """One more row."""
        self.values.append(values)
        self.labels.append(float(label))
        self.weights.append(REMOVED_WEIGHT if kind == "removed" else 1.0)
        self.kinds.append(kind)
        self.folds.append(fold)
        self.shown.append(shown)


def calibrate(library: Library, asked: Sequence[Labelled], fitted_on: str) -> Calibration:
    """Fit coefficients on all questions, and bands on out-of-fold probabilities."""
    cases = collect(library, asked)
    table = np.array(cases.values)
    labels, weights = np.array(cases.labels), np.array(cases.weights)
    folds = np.array(cases.folds)
    held_out = np.zeros(len(labels))
    for fold in range(FOLDS):
        inside = folds != fold
        fitted = library.calibration.model_copy(
            update={"coefficients": fit(table[inside], labels[inside], weights[inside])}
        )
        for number in np.flatnonzero(~inside):
            held_out[number] = probability(table[number], fitted)
    return Calibration(
        weights=library.calibration.weights,
        coefficients=tuple(round(c, 4) for c in fit(table, labels, weights)),
        bands=choose_bands(held_out, cases),
        fitted_on=fitted_on,
    )


def calibrate_semantic(
    library: Library, meaning: Likeness, asked: Sequence[Labelled], fitted_on: str
) -> Calibration:
    """The same for the library that compares meanings; the weight of meaning is chosen first.

    Of equal weights the smaller is taken: it leaves more to what an editor can read off.
    """
    tried = [_comparing(library, meaning, weight) for weight in MEANING_WEIGHTS]
    best = max(tried, key=lambda one: _recall(one, asked))
    return calibrate(best, asked, fitted_on)


def _comparing(library: Library, meaning: Likeness, weight: float) -> Library:
    weights = library.calibration.weights.model_copy(update={"meaning": weight})
    fitted = library.calibration.model_copy(update={"weights": weights, "semantic": None})
    ready = library.calibration.model_copy(update={"semantic": fitted})
    return replace(library, calibration=ready).comparing(meaning)


def _recall(library: Library, asked: Sequence[Labelled]) -> tuple[float, float]:
    """How often a right entry comes first, and within three."""
    places = [
        next((n for n, m in enumerate(library.rank(q.text, 3)) if m.entry.id in q.right), 3)
        for q in asked
        if q.gold
    ]
    return sum(place == 0 for place in places), sum(place < 3 for place in places)  # noqa: PLR2004


def collect(library: Library, asked: Sequence[Labelled]) -> Cases:
    """Score every question once, and every answerable one again without its entries."""
    cases, index = Cases(), library.index
    number_of = {entry.id: number for number, entry in enumerate(index.entries)}
    for place, question in enumerate(asked):
        scored = score(read_query(question.text, index), index, library.calibration)
        right = {number_of[name] for name in question.right if name in number_of}
        kind = "answerable" if question.gold else (question.kind or "near")
        first = scored.order[0] if scored.order else -1
        cases.add(
            features(scored, index),
            label=first in right,
            kind=kind,
            fold=place % FOLDS,
            shown=bool(right & set(scored.order[:3])),
        )
        if right:
            cases.add(
                features(scored.without(right), index),
                label=False,
                kind="removed",
                fold=place % FOLDS,
                shown=False,
            )
    return cases


def fit(table: Floats, labels: Floats, weights: Floats) -> tuple[float, ...]:
    """Logistic regression by Newton's method; returns slopes and bias on the raw scale."""
    mean, spread = table.mean(axis=0), table.std(axis=0)
    spread = np.where(spread > 0, spread, 1.0)
    design = np.hstack([(table - mean) / spread, np.ones((len(table), 1))])
    penalty = np.diag([RIDGE] * table.shape[1] + [0.0])
    beta = np.zeros(table.shape[1] + 1)
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(design @ beta, -30, 30)))
        gradient = design.T @ (weights * (labels - p)) - penalty @ beta
        curvature = (design * (weights * p * (1 - p))[:, None]).T @ design + penalty
        step = np.linalg.solve(curvature + 1e-9 * np.eye(len(beta)), gradient)
        beta += step
        if float(np.abs(step).max()) < 1e-8:  # noqa: PLR2004 - converged
            break
    slopes = beta[:-1] / spread
    return (*map(float, slopes), float(beta[-1] - slopes @ mean))


def choose_bands(p: Floats, cases: Cases) -> Bands:
    """The highest bands that answer and ask back enough, as far as the promises allow."""
    labels, kinds = np.array(cases.labels), np.array(cases.kinds)
    real = kinds != "removed"
    answer = 0.95
    for band in np.arange(0.95, 0.5, -0.01):
        told = real & (p >= band)
        near = (p[kinds == "near"] >= band).mean() if (kinds == "near").any() else 0.0
        idle = (p[(kinds == "other") | (kinds == "noise")] >= band).any()
        if not told.any():
            continue
        if labels[told].mean() < LEAST_PRECISION or near > MOST_NEAR_ANSWERS or idle:
            break
        answer = float(band)
        if (p[kinds == "answerable"] >= band).mean() >= ENOUGH_ANSWERED:
            break
    shown = np.array(cases.shown) & (kinds == "answerable")
    reachable = np.sort(p[shown])
    kept = int(len(reachable) * (1 - LEAST_SHOWN))
    clarify = float(reachable[kept]) if len(reachable) else 0.15
    return Bands(answer=round(answer, 2), clarify=round(min(clarify, answer), 3), part=0.5)
