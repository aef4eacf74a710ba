"""Vectors are kept on disk by wording and by model, and a file that is no good does no harm."""

from pathlib import Path

import numpy as np
import pytest

from bot.vectors import VectorFile
from knowledge.postings import Singles


def vector(*values: float) -> Singles:
    return np.array(values, dtype=np.float32)


@pytest.fixture
def kept(tmp_path: Path) -> VectorFile:
    """A file with the vectors of two wordings."""
    file = VectorFile.of(tmp_path / "vectors", "model-1")
    file.write({"okul kaydı": vector(1, 0), "çadır kent": vector(0, 1)})
    return file


def test_what_was_written_is_read_back(kept: VectorFile) -> None:
    found = kept.read(["çadır kent", "okul kaydı"])
    assert {text: row.tolist() for text, row in found.items()} == {
        "çadır kent": [0, 1],
        "okul kaydı": [1, 0],
    }


def test_changed_wording_is_not_found(kept: VectorFile) -> None:
    assert kept.read(["okul kaydi", "okul kaydı"]).keys() == {"okul kaydı"}


def test_another_model_has_a_file_of_its_own(kept: VectorFile) -> None:
    assert VectorFile.of(kept.path.parent, "model-2").read(["okul kaydı"]) == {}


def test_writing_replaces_what_was_there(kept: VectorFile) -> None:
    kept.write({"yeni": vector(1, 1)})
    assert kept.read(["okul kaydı", "yeni"]).keys() == {"yeni"}
    assert [path.name for path in kept.path.parent.iterdir()] == ["model-1.npz"]


@pytest.mark.parametrize("size", [0, 1, 40, 200, -1])
def test_file_that_is_cut_off_holds_nothing(kept: VectorFile, size: int) -> None:
    whole = kept.path.read_bytes()
    kept.path.write_bytes(whole[:size])
    assert kept.read(["okul kaydı"]) == {}


def test_file_of_something_else_holds_nothing(kept: VectorFile) -> None:
    kept.path.write_bytes(b"id: okul-kaydi\n")
    assert kept.read(["okul kaydı"]) == {}
    with kept.path.open("wb") as file:
        np.savez(file, other=np.zeros(3))
    assert kept.read(["okul kaydı"]) == {}


@pytest.mark.parametrize(
    "table", [np.zeros(2), np.zeros((3, 2)), np.full((2, 2), np.nan)], ids=["flat", "long", "nan"]
)
def test_table_that_does_not_fit_holds_nothing(kept: VectorFile, table: Singles) -> None:
    with np.load(kept.path) as file:
        keys = file["keys"]
    with kept.path.open("wb") as file:
        np.savez(file, keys=keys, vectors=table)
    assert kept.read(["okul kaydı", "çadır kent"]) == {}
