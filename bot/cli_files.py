"""What several knowledge commands read and write: labelled questions, a text."""

import json
from pathlib import Path

from pydantic import ValidationError

from bot.cli_show import fail
from knowledge.evaluate import Labelled


def labelled(file: Path) -> list[Labelled]:
    """The questions of a JSONL file."""
    if not file.is_file():
        fail(f"Dosya yok: {file}")
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        fail(f"{file.name}: dosya UTF-8 ile kaydedilmemiş.")
    # a line of JSON may hold other line separators of Unicode
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    return [_question(file.name, number, line) for number, line in lines]


def _question(file: str, number: int, line: str) -> Labelled:
    try:
        fields = json.loads(line)
        keep = {k: v for k, v in fields.items() if k in Labelled.model_fields}
        return Labelled.model_validate(keep)
    except (ValueError, AttributeError, RecursionError, ValidationError):
        fail(f'{file}, satır {number}: {{"text": "…", "gold": ["…"]}} biçiminde olmalı.')


def write(path: Path, text: str) -> None:
    """Write a text, or say that it cannot be written."""
    try:
        # half a surrogate pair becomes its JSON escape
        path.write_text(text, encoding="utf-8", errors="backslashreplace")
    except OSError:
        fail(f"Dosya yazılamadı: {path}")
