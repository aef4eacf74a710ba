"""`danisma db` brings the database where it should be and says where it is."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli_database import app
from bot.config import Settings
from storage import migrate


@pytest.fixture(autouse=True)
def _own_database(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def test_new_database_is_brought_up() -> None:
    shown = _run("upgrade")
    assert shown.exit_code == 0
    assert shown.output.strip() == f"veritabanı: {migrate.head()}, kod: {migrate.head()}"


def test_database_can_be_taken_down_to_nothing() -> None:
    _run("upgrade")
    assert "veritabanı: boş" in _run("downgrade", "base").output


def test_database_that_is_not_there_yet_is_empty() -> None:
    assert "veritabanı: boş" in _run("current").output


def test_inbox_is_counted() -> None:
    _run("upgrade")
    assert _run("inbox").output.strip() == "bekleyen 0, işlenen 0, biten 0, karantinada 0"


def test_wrong_settings_are_said_before_anything_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "mysql://x")
    shown = _run("upgrade")
    assert shown.exit_code == 2
    assert "DATABASE_URL" in shown.output
