"""A question that is compared by meaning does not hold up the others; any other one stays."""

import threading
from dataclasses import dataclass, field, replace

import numpy as np

from handlers.services.entries import considered
from knowledge.calibration import Calibration, Weights
from knowledge.library import Library
from knowledge.loader import load
from knowledge.postings import Floats, Singles
from tests.knowledge.conftest import DESK

SLOPES = (2.13, 5.62, *[0.0] * 8, 1.0, 1.0, -3.69)


@dataclass
class Watched:
    """A meaning that notes on which thread it is asked."""

    entries: int
    threads: list[threading.Thread] = field(default_factory=list)

    @property
    def vectors(self) -> Singles:
        return np.zeros((0, 1), dtype=np.float32)

    def vector(self, text: str) -> Singles:
        return np.full(1, len(text), dtype=np.float32)

    def likeness(self, text: str) -> Floats:
        self.threads.append(threading.current_thread())
        return np.full(self.entries, len(text) / 1000)


def comparing(meaning: Watched, library: Library) -> Library:
    semantic = Calibration(weights=Weights(meaning=1.2), coefficients=SLOPES)
    calibration = library.calibration.model_copy(update={"semantic": semantic})
    return replace(library, calibration=calibration).comparing(meaning)


async def test_meaning_is_compared_beside_the_loop() -> None:
    desk = load(DESK)
    meaning = Watched(len(desk.entries))
    library = comparing(meaning, desk)
    decision = await considered(library, library.decide, "okul kaydı nasıl yapılır")
    assert decision.evidence.matches
    assert meaning.threads
    assert threading.current_thread() not in meaning.threads


async def test_spelling_is_compared_on_the_spot() -> None:
    library, threads = load(DESK), []

    def how(text: str) -> str:
        threads.append(threading.current_thread())
        return text

    assert await considered(library, how, "okul") == "okul"
    assert threads == [threading.current_thread()]
