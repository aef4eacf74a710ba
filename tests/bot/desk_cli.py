"""The command line over a database of the test's own."""

from dataclasses import dataclass

import pytest
from typer.testing import CliRunner, Result

from bot.cli import build
from bot.config import Settings


@dataclass(frozen=True, slots=True)
class CommandLine:
    """Types commands, as an administrator does."""

    database_url: str

    def types(self, *words: str) -> Result:
        """One command; gives what it printed and how it ended."""
        return CliRunner().invoke(build(list(words)), words)


def at(monkeypatch: pytest.MonkeyPatch, database_url: str, data_dir: str) -> CommandLine:
    """A command line whose settings name that database and nothing else."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    plain = database_url.replace("+aiosqlite", "").replace("+asyncpg", "")
    monkeypatch.setenv("DATABASE_URL", plain)
    monkeypatch.setenv("DATA_DIR", data_dir)
    monkeypatch.setenv("SEMANTIC", "off")
    monkeypatch.chdir(data_dir)
    return CommandLine(database_url)


def settled(command: CommandLine) -> CommandLine:
    """A desk with people in it."""
    for words in (
        ("role", "grant", "admin", "5001"),
        ("role", "grant", "officer", "1001", "--municipality", "Şahinbey"),
        ("invite", "editor"),
        ("place", "secretariat", "-1001234567890"),
    ):
        assert command.types(*words).exit_code == 0
    return command
