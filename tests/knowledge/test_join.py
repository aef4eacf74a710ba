"""A changed file answers for what it makes wrong, never for what was wrong before."""

from datetime import date
from pathlib import Path

from knowledge.join import join, leave, place_of
from knowledge.loader import inspect

TODAY = date(2026, 11, 22)


def _first(folder: Path) -> Path:
    return min((folder / "entries").rglob("*.yaml"))


def _file(folder: Path, path: Path) -> str:
    return path.relative_to(folder).as_posix()


def test_an_unchanged_file_makes_nothing_wrong(folder: Path) -> None:
    path = _first(folder)
    shelf, _ = inspect(folder, TODAY)
    assert join(path.read_bytes(), _file(folder, path), shelf, TODAY).faults == ()


def test_a_fault_of_its_own_counts(folder: Path) -> None:
    path = _first(folder)
    shelf, _ = inspect(folder, TODAY)
    raw = path.read_bytes().replace(b"refer_to: [", b"refer_to: [hic-yok, ")
    faults = join(raw, _file(folder, path), shelf, TODAY).faults
    assert [fault.rule for fault in faults] == ["references"]


def test_an_old_fault_elsewhere_does_not_count(folder: Path) -> None:
    first, second, *_ = sorted((folder / "entries").rglob("*.yaml"))
    second.write_text(second.read_text("utf-8").replace("topic:", "see_also: [yok]\ntopic:"))
    first_raw = first.read_bytes()
    shelf, found = inspect(folder, TODAY)
    assert "references" in {finding.rule for finding in found}
    assert join(first_raw, _file(folder, first), shelf, TODAY).faults == ()


def test_an_old_fault_of_the_file_itself_does_not_count_either(folder: Path) -> None:
    path = _first(folder)
    spoiled = path.read_text("utf-8").replace("refer_to: [", "refer_to: [hic-yok, ")
    path.write_text(spoiled, "utf-8")
    shelf, _ = inspect(folder, TODAY)
    assert join(spoiled.encode(), _file(folder, path), shelf, TODAY).faults == ()


def test_what_a_change_breaks_elsewhere_counts(folder: Path) -> None:
    first, second, *_ = sorted((folder / "entries").rglob("*.yaml"))
    shelf, _ = inspect(folder, TODAY)
    entry = next(s.entry for s in shelf.sheets if s.file == _file(folder, second))
    text = second.read_text("utf-8").replace("topic:", f"see_also: [{first.stem}]\ntopic:")
    second.write_text(text, "utf-8")
    shelf, _ = inspect(folder, TODAY)
    assert {f.rule for f in leave(_file(folder, first), shelf, TODAY).faults} >= {"references"}
    assert place_of(entry.id, shelf) == _file(folder, second)


def test_a_file_that_cannot_be_read_says_why(folder: Path) -> None:
    path = _first(folder)
    shelf, _ = inspect(folder, TODAY)
    joined = join("\ufeffid: x".encode(), _file(folder, path), shelf, TODAY)
    assert joined.entry is None
    assert "BOM" in joined.faults[0].message


def test_the_library_with_the_file_answers_from_it(folder: Path) -> None:
    path = _first(folder)
    shelf, _ = inspect(folder, TODAY)
    raw = path.read_text("utf-8").replace("aliases:", 'aliases:\n  - "uzaylıya ehliyet"', 1)
    library = join(raw.encode(), _file(folder, path), shelf, TODAY).library()
    assert library.rank("uzaylıya ehliyet", 1)[0].entry.id == path.stem
