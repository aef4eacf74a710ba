"""Further wordings stand in plain files and are indexed like aliases."""

from pathlib import Path

import pytest

from knowledge.answer import Answer
from knowledge.loader import inspect, load
from tests.knowledge.findings import assert_plain


def write(folder: Path, name: str, text: str | bytes) -> None:
    """Put a file of further wordings into the folder."""
    path = folder / "examples" / f"{name}.txt"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)


def test_further_wording_finds_its_entry(folder: Path) -> None:
    question = "ufaklığı mektebe nasıl yazdırırız bilemedik"
    before = load(folder).rank(question, 1)[0].score
    write(folder, "okul-kaydi", f"# gündelik sözler\n\n{question}\n")
    library = load(folder)
    assert library.rank(question, 1)[0].entry.id == "okul-kaydi"
    assert library.rank(question, 1)[0].score > before
    assert isinstance(library.decide(question), Answer)


def test_further_wordings_change_the_digest(folder: Path) -> None:
    before = load(folder).digest
    write(folder, "okul-kaydi", "ufaklığı mektebe nasıl yazdırırız\n")
    assert load(folder).digest != before


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("olmayan-kayit", "ufaklığı mektebe nasıl yazdırırız"),
        ("okul-kaydi", "ufaklığı mektebe nasıl yazdırırız\n" + "çok " * 200),
        ("okul-kaydi", "çocuğu okula yazdıralım".encode("cp1254")),
    ],
)
def test_file_that_helps_nobody_is_told(folder: Path, name: str, text: str | bytes) -> None:
    write(folder, name, text)
    (finding,) = inspect(folder)[1]
    assert finding.file == f"examples/{name}.txt"
    assert_plain(finding)


def test_test_question_and_foreign_wording_are_refused_as_examples(folder: Path) -> None:
    shelf, _ = inspect(folder)
    own, other = shelf.sheets[0].entry, shelf.sheets[1].entry
    write(folder, own.id, f"{own.tests[0]}\n{other.aliases[0]}\n")
    found = inspect(folder)[1]
    assert [finding.rule for finding in found] == ["examples", "examples"]
