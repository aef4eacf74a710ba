"""`danisma privacy scan`: a line of spans for a line of text, and faults in plain Turkish."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli_privacy import app

run = CliRunner()


def write(folder: Path, *rows: object) -> Path:
    file = folder / "sorular.jsonl"
    lines = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def test_each_line_gets_one_line_of_spans(tmp_path: Path) -> None:
    file = write(tmp_path, {"text": "TC 10000000146 geldi"}, {"text": "6458 sayılı Kanun m. 96"})
    result = run.invoke(app, ["scan", str(file), "--json"])
    assert result.exit_code == 0
    assert [json.loads(line) for line in result.stdout.splitlines()] == [
        {"spans": [{"start": 3, "end": 14, "kind": "tckn"}]},
        {"spans": []},
    ]


def test_the_listing_is_turkish(tmp_path: Path) -> None:
    file = write(tmp_path, {"text": "tel 0532 123 45 67"}, {"text": "157 kaç dil biliyor"})
    result = run.invoke(app, ["scan", str(file)])
    assert "1. satır: 1 kişisel veri bulundu." in result.stdout
    assert "telefon numarası: 0532 123 45 67" in result.stdout
    assert "2. satır: kişisel veri bulunmadı." in result.stdout


def test_file_of_plain_text_holds_a_text_a_line(tmp_path: Path) -> None:
    file = tmp_path / "notlar.TXT"
    file.write_bytes(b'tel 0532 123 45 67\r\n\r\n{"text": 5}\r\n')
    assert run.invoke(app, ["scan", str(file)]).stdout.splitlines() == [
        "1. satır: 1 kişisel veri bulundu.",
        "  4-18  telefon numarası: 0532 123 45 67",
        "3. satır: kişisel veri bulunmadı.",
    ]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ('{"text": ', "geçerli bir JSON değil"),
        ([1], "bir JSON nesnesi olmalı"),
        ({"metin": "x"}, '"text" alanı yok'),
        ({"text": 5}, '"text" alanı metin olmalı'),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, row: object, words: str) -> None:
    file = write(tmp_path, {"text": "merhaba"}, row)
    result = run.invoke(app, ["scan", str(file), "--json"])
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "2. satır" in result.stderr
    assert words in result.stderr
    assert "Traceback" not in result.stderr


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    file = tmp_path / "eski.jsonl"
    file.write_bytes('{"text": "iyi"}\n{"text": "kişi"}\n'.encode("iso-8859-9"))
    result = run.invoke(app, ["scan", str(file)])
    assert result.exit_code == 2
    assert "2. satır: metin UTF-8 değil" in result.stderr


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    result = run.invoke(app, ["scan", str(tmp_path / "yok.jsonl")])
    assert result.exit_code == 2
    assert "dosya okunamadı" in result.stderr


def test_a_byte_order_mark_and_empty_lines_do_no_harm(tmp_path: Path) -> None:
    file = tmp_path / "imli.jsonl"
    file.write_text('\ufeff{"text": "merhaba"}\n\n', encoding="utf-8")
    result = run.invoke(app, ["scan", str(file), "--json"])
    assert result.stdout == '{"spans": []}\n'


def test_it_loads_neither_telegram_library_nor_the_database() -> None:
    code = (
        "import sys, bot.cli_privacy;"
        "print([m for m in ('aiogram', 'telegram', 'sqlalchemy') if m in sys.modules])"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"
