"""The command `danisma knowledge study`, as a developer calls it."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli import build

DESK = Path(__file__).parent.parent / "knowledge" / "desk"
QUESTIONS = (
    {"text": "yabancı çocuk okula nasıl kayıt olur", "gold": ["okul-kaydi"], "style": "plain"},
    {"text": "suriyeliye gida kolisi", "gold": ["ayni-yardim"], "style": "ascii"},
    {"text": "asfalt ihalesi ne zaman", "gold": [], "kind": "other"},
)


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    """A file of questions with a label each."""
    lines = (json.dumps(row, ensure_ascii=False) for row in QUESTIONS)
    path = tmp_path / "sorular.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def study(*arguments: object) -> Result:
    """Run the command on the small folder."""
    words = ["knowledge", "study", *map(str, arguments), "--root", str(DESK)]
    return CliRunner().invoke(build(words), words)


def test_page_is_written_and_is_the_same_every_time(questions: Path, tmp_path: Path) -> None:
    pages = [tmp_path / "bir.md", tmp_path / "iki.md"]
    for page in pages:
        result = study(questions, "--held-out", questions, "--trials", "--write", page)
        assert result.exit_code == 0
        assert "6 soruyla incelendi" in result.stdout
    first, second = (page.read_text(encoding="utf-8") for page in pages)
    assert first == second
    for heading in ("## Tuned and held out", "## By area", "## Typed otherwise"):
        assert heading in first
    assert "| held out | nearest wordings | 2 |" in first
    assert "| held out | answer_words × 0 | 2 |" in first
    assert "(sorular.jsonl)" in first


def test_page_is_printed_without_a_file(questions: Path) -> None:
    result = study(questions)
    assert result.stdout.startswith("# Search quality")
    assert "held out" not in result.stdout.split("## By area")[1].split("## Risk")[0]
    assert "## Other weights" not in result.stdout
    assert "## A trained model" not in result.stdout


def test_missing_file_is_said(tmp_path: Path) -> None:
    result = study(tmp_path / "yok.jsonl")
    assert result.exit_code == 2
    assert "Dosya yok" in result.stderr
