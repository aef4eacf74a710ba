"""The library is exchanged whole, and never for one with errors in it."""

import asyncio
import shutil
from pathlib import Path

import pytest

from bot.shelf import PAUSE_MS, Shelf
from bot.workers import Supervisor
from knowledge.loader import SHIPPED
from tests.bot.doubles import until


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the editors' files with two entries."""
    for register in SHIPPED.glob("*.yaml"):
        shutil.copy(register, tmp_path)
    kept = sorted((SHIPPED / "entries").rglob("*.yaml"))
    for entry in kept:
        target = tmp_path / entry.relative_to(SHIPPED)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(entry, target)
    return tmp_path


def _entry(folder: Path) -> Path:
    return min((folder / "entries").rglob("*.yaml"))


async def test_broken_file_leaves_the_old_library_in_force(folder: Path) -> None:
    shelf = Shelf.open(folder)
    before = shelf.current
    _entry(folder).write_text("id: [", encoding="utf-8")
    assert not await shelf.reload()
    assert shelf.current is before


async def test_changed_file_comes_into_force(folder: Path) -> None:
    shelf = Shelf.open(folder)
    before = shelf.current
    entry = _entry(folder)
    entry.write_text(entry.read_text("utf-8") + "\n# okundu\n", encoding="utf-8")
    assert await shelf.reload()
    assert shelf.current is not before
    assert shelf.current.digest != before.digest


async def test_who_has_taken_a_library_keeps_it(folder: Path) -> None:
    shelf = Shelf.open(folder)
    mine = shelf.current
    await shelf.reload()
    assert mine.entries
    assert mine is not shelf.current


@pytest.mark.parametrize("kind", ["entries", "examples"])
async def test_change_is_noticed_by_itself(folder: Path, kind: str) -> None:
    shelf = Shelf.open(folder)
    before = shelf.current
    supervisor = Supervisor()
    supervisor.start("library", shelf.watch)
    entry = _entry(folder)
    place = entry if kind == "entries" else folder / "examples" / f"{entry.stem}.txt"
    place.parent.mkdir(exist_ok=True)
    text = entry.read_text("utf-8") if kind == "entries" else ""
    texts = [f"{text}\n# {n}\n" for n in range(2_000)]

    def changed() -> bool:
        place.write_text(texts.pop(), encoding="utf-8")
        return shelf.current is not before

    await until(changed)
    await supervisor.stop()


async def test_what_was_saved_before_it_looked_is_noticed_too(folder: Path) -> None:
    shelf = Shelf.open(folder)
    before = shelf.current
    entry = _entry(folder)
    entry.write_text(entry.read_text("utf-8") + "\n# okundu\n", encoding="utf-8")
    supervisor = Supervisor()
    supervisor.start("library", shelf.watch)
    await until(lambda: shelf.current is not before)
    await supervisor.stop()


async def test_where_nothing_was_saved_nothing_is_read_or_exchanged(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = Shelf.open(folder)
    before = shelf.current
    read: list[Path] = []
    monkeypatch.setattr("bot.shelf.load", read.append)
    supervisor = Supervisor()
    supervisor.start("library", shelf.watch)
    await asyncio.sleep(2.5 * PAUSE_MS / 1_000)
    await supervisor.stop()
    assert shelf.current is before
    assert read == []
