"""The calibration finds the model behind the labels and the bands that keep the promises."""

from pathlib import Path

import numpy as np
import pytest

from knowledge.calibrate import (
    LEAST_PRECISION,
    MOST_NEAR_ANSWERS,
    Cases,
    calibrate,
    choose_bands,
    collect,
    fit,
)
from knowledge.calibration import Bands, Calibration, Weights
from knowledge.document import read
from knowledge.evaluate import Labelled, own_tests
from knowledge.library import Library
from knowledge.loader import load
from knowledge.rank import FEATURES
from knowledge.registers import calibration as read_calibration
from knowledge.template import write_calibration

SIZE = len(FEATURES)
NOISE = (
    "asfalt yama ihalesi ne zaman",
    "emlak vergisi borcu nasıl yapılandırılır",
    "park ve bahçelerde ağaç budama",
    "nikâh salonu kirası kaç lira",
    "işyeri ruhsatı için itfaiye raporu",
    "su faturasına itiraz dilekçesi",
)


@pytest.fixture(scope="module")
def asked(desk: Library) -> list[Labelled]:
    """The tests and wordings of the small folder, and questions that nobody answers."""
    known = [
        Labelled(text=text, gold=(entry.id,), kind="answerable")
        for entry in desk.entries.values()
        for text in entry.aliases
    ]
    none = [Labelled(text=text, kind="other") for text in NOISE]
    return [*known, *own_tests(desk), *none]


def cases(kinds: str, labels: list[bool]) -> Cases:
    """Cases by first letters: (a)nswerable, (n)ear, (o)ther, (r)emoved."""
    found = Cases()
    names = {"a": "answerable", "n": "near", "o": "other", "r": "removed"}
    for kind, label in zip(kinds, labels, strict=True):
        found.add(np.zeros(SIZE), label=label, kind=names[kind], fold=0, shown=kind == "a")
    return found


def test_fit_recovers_the_model_that_made_the_labels() -> None:
    random = np.random.default_rng(7)
    slopes = np.array([3.0, -2.0, 1.0, 0.0, 0.5, -0.5, 0.0, 1.5, 0.0, -1.0])
    table = random.uniform(0, 2, size=(8000, SIZE))
    chance = 1 / (1 + np.exp(-(table @ slopes - 3.5)))
    labels = (random.uniform(size=8000) < chance).astype(float)
    *found, bias = fit(table, labels, np.ones(8000))
    assert found == pytest.approx(slopes.tolist(), abs=0.25)
    assert bias == pytest.approx(-3.5, abs=0.5)


def test_weight_of_a_row_counts_as_that_many_rows() -> None:
    random = np.random.default_rng(3)
    table = random.uniform(size=(60, SIZE))
    labels = (table[:, 0] + 0.3 * random.normal(size=60) > 0.5).astype(float)
    twice = fit(np.vstack([table, table]), np.tile(labels, 2), np.ones(120))
    assert fit(table, labels, np.full(60, 2.0)) == pytest.approx(twice)


def test_feature_that_never_changes_gets_no_slope() -> None:
    table = np.random.default_rng(1).uniform(size=(50, SIZE))
    table[:, 4] = 0.25
    labels = (table[:, 0] > 0.5).astype(float)
    assert fit(table, labels, np.ones(50))[4] == pytest.approx(0.0, abs=1e-9)


def test_bands_keep_precision_and_near_misses_within_the_promise() -> None:
    p = np.concatenate([np.linspace(0.5, 0.99, 200), np.linspace(0.05, 0.75, 60)])
    labels = [bool(x > 0.6) for x in p[:200]] + [False] * 60
    made = cases("a" * 200 + "n" * 60, labels)
    bands = choose_bands(p, made)
    told = p >= bands.answer
    assert np.array(labels)[told].mean() >= LEAST_PRECISION
    assert (p[200:] >= bands.answer).mean() <= MOST_NEAR_ANSWERS
    assert 0 < bands.clarify <= bands.answer <= 0.95


def test_no_band_answers_what_is_another_matter() -> None:
    p = np.array([0.99] * 20 + [0.8])
    bands = choose_bands(p, cases("a" * 20 + "o", [True] * 20 + [False]))
    assert bands.answer > 0.8


def test_removed_entries_do_not_move_the_answer_band() -> None:
    p = np.array([0.97] * 8 + [0.8] * 12 + [0.96] * 20)
    made = cases("a" * 20 + "r" * 20, [True] * 20 + [False] * 20)
    assert choose_bands(p, made) == choose_bands(p[:20], cases("a" * 20, [True] * 20))


def test_band_is_lowered_only_until_enough_is_answered() -> None:
    p = np.array([0.97] * 16 + [0.7] * 4)
    assert choose_bands(p, cases("a" * 20, [True] * 20)).answer == 0.95


def test_answerable_question_is_used_twice_and_another_once(desk: Library) -> None:
    asked = [Labelled(text="okul kaydı", gold=("okul-kaydi",)), Labelled(text="asfalt yama")]
    found = collect(desk, asked)
    assert found.kinds == ["answerable", "removed", "near"]
    assert found.labels == [1.0, 0.0, 0.0]
    assert found.shown == [True, False, False]
    assert found.weights[1] < found.weights[0] == found.weights[2] == 1.0
    assert found.folds == [0, 0, 1]


def test_calibrated_desk_is_surer_of_what_it_knows(desk: Library, asked: list[Labelled]) -> None:
    fitted = calibrate(desk, asked, "deneme")
    assert len(fitted.coefficients) == SIZE + 1
    assert fitted.weights == desk.calibration.weights
    assert fitted.bands.clarify <= fitted.bands.answer
    assert fitted.fitted_on == "deneme"
    assert calibrate(desk, asked, "deneme") == fitted


def test_written_calibration_is_read_back(folder: Path) -> None:
    written = Calibration(
        weights=Weights(wording_letters=0.25),
        coefficients=tuple(float(n) / 8 for n in range(SIZE + 1)),
        bands=Bands(answer=0.8, clarify=0.125, part=0.5),
        fitted_on="hand1.jsonl: 12 soru",
    )
    text = write_calibration(written)
    found, findings = read_calibration("calibration.yaml", read(text.encode()))
    assert (found, findings) == (written, ())
    (folder / "calibration.yaml").write_text(text, encoding="utf-8")
    assert load(folder).calibration == written


def test_questions_of_which_none_is_sure_still_give_bands() -> None:
    p = np.array([0.4] * 20)
    assert choose_bands(p, cases("a" * 20, [True] * 20)).answer <= 0.95
