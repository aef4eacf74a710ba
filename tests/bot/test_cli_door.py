"""Whatever goes wrong, the command line says it in plain Turkish and never in a traceback."""

import re
import sys
from pathlib import Path

import pytest
from typer.testing import Result

from tests.bot import desk_cli
from tests.bot.commands import DESK, danisma
from tests.bot.desk_cli import CommandLine

TOKEN = "123456789:AAtestTESTtestTESTtestTESTtest00"
ENGLISH = ("Usage", "Error", "Invalid", "Missing", "No such", "Try ", "Options", "Show this")


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, sqlite_url: str, tmp_path: Path) -> CommandLine:
    return desk_cli.at(monkeypatch, sqlite_url, str(tmp_path))


def _said(result: Result) -> str:
    """What was said; it ends with the code of what cannot be used."""
    assert isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code == 2, result.output
    assert not [word for word in ENGLISH if word in result.output]
    return result.output


def test_revision_that_is_none_is_said(command: CommandLine) -> None:
    assert "bu sürüme getirilemedi" in _said(command.types("db", "upgrade", "9999"))


def test_database_without_tables_is_said(
    command: CommandLine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'bos.db'}")
    said = _said(command.types("db", "inbox"))
    assert said == "Veritabanı henüz hazırlanmamış. Önce: danisma db upgrade\n"


@pytest.mark.parametrize("words", [("db", "current"), ("people", "list"), ("db", "inbox")])
def test_folder_that_cannot_be_made_is_said(
    command: CommandLine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, words: tuple[str, ...]
) -> None:
    in_the_way = tmp_path / "dosya"
    in_the_way.write_text("")
    monkeypatch.delenv("DATABASE_URL")
    monkeypatch.setenv("DATA_DIR", str(in_the_way / "veri"))
    assert _said(command.types(*words)).count("\n") == 1


@pytest.mark.parametrize("words", [("db", "current"), ("people", "list"), ("db", "inbox")])
def test_server_that_is_down_is_said(
    command: CommandLine, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")
    assert "DATABASE_URL" in _said(command.types(*words))


def test_package_that_is_missing_is_named(
    command: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")
    monkeypatch.setitem(sys.modules, "asyncpg", None)
    assert "danisma-masasi[postgres]" in _said(command.types("db", "current"))


@pytest.mark.parametrize("name", ["deliver", "run"])
def test_process_does_not_begin_with_faulty_rules(
    command: CommandLine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    faulty = tmp_path / "kurallar.yaml"
    faulty.write_text("prefix: 7\n", encoding="utf-8")
    monkeypatch.setenv("RULES_FILE", str(faulty))
    monkeypatch.setenv("KNOWLEDGE_DIR", str(DESK))
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    said = _said(command.types(name))
    assert "danisma rules check" in said
    assert "kurallar.yaml:1" in said


@pytest.mark.parametrize(
    "words",
    [
        ("people", "list"),
        ("db", "current"),
        ("rules", "check"),
        ("run",),
        ("deliver",),
        ("ask", "okul kaydı"),
        ("knowledge", "check"),
    ],
)
@pytest.mark.parametrize("content", ["# şube\n".encode("cp1254"), b"\nBOT_TOKEN 12:ab\n"])
def test_env_file_that_cannot_be_read_is_said(
    command: CommandLine, tmp_path: Path, words: tuple[str, ...], content: bytes
) -> None:
    (tmp_path / ".env").write_bytes(content)
    said = _said(command.types(*words))
    assert f".env, {1 + content.count(b'BOT')}. satır: " in said


def test_doctor_tells_of_an_env_file_that_cannot_be_read(
    command: CommandLine, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_bytes("LANES=3  # şerit".encode("cp1254"))
    shown = command.types("doctor")
    assert shown.exit_code == 1
    assert "✗ Ayarlarda" in shown.output
    assert ".env, 1. satır: metin UTF-8 değil" in shown.output


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_export_into_a_folder_that_is_not_there_is_said(command: CommandLine, kind: str) -> None:
    words = ("export", "cases", f"yok/vakalar.{kind}", "--year", "2026", "--format", kind)
    assert "yazılamadı" in _said(command.types(*words))


@pytest.mark.parametrize(
    "words",
    [
        ("invite", "editor", "--days", "999999999999"),
        ("role", "grant", "editor", "9" * 30),
        ("role", "revoke", "9" * 30),
        ("place", "secretariat", f"-{'9' * 30}"),
    ],
)
def test_number_beyond_all_measure_is_refused(
    command: CommandLine, words: tuple[str, ...]
) -> None:
    assert "en çok" in _said(command.types(*words))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("nope",), "'nope' diye bir komut yok."),
        (("askk",), "şunu mu demek istediniz: ask?"),
        (("knowledge", "chekc"), "şunu mu demek istediniz: check?"),
        (("ask",), "'SORU' verilmemiş."),
        (("ask", "--root"), "'--root' seçeneği bir değer ister."),
        (("ask", "--jsn", "soru"), "şunu mu demek istediniz: --json?"),
        (("rules", "check", "--json=1"), "'--json' seçeneği değer almaz."),
        (("rules", "check", "a", "b", "c"), "Fazladan yazılmış: b c"),
        (("invite", "sekreter"), "yazılabilecekler: officer, secretary"),
        (("export", "cases", "f", "--year", "x"), "bir tam sayı yazınız (en az 2000"),
        (("export", "cases"), "'DOSYA' verilmemiş."),
    ],
)
def test_wrong_usage_is_told_in_turkish(words: tuple[str, ...], told: str) -> None:
    assert told in _said(danisma(*words))


@pytest.mark.parametrize(
    "words",
    [
        *((), ("db",), ("knowledge", "search"), ("knowledge", "study"), ("rules", "check")),
        *(("invite",), ("export",), ("ask",), ("place", "secretariat"), ("privacy", "scan")),
    ],
)
def test_help_is_turkish(words: tuple[str, ...]) -> None:
    shown = danisma(*words, "--help")
    assert shown.exit_code == 0
    assert not [word for word in (*ENGLISH, "OPTIONS", "ARGS", "Commands") if word in shown.output]
    assert not re.search(r"<(str|bool|path|int|float|file|list)\b|env var", shown.output)
    assert "Kullanım" in shown.output
    assert "Seçenekler" in shown.output


def test_help_names_the_kind_of_a_value() -> None:
    shown = danisma("export", "--help").output
    for kind in ("<cases|questions|tallies>", "<yol>", "<sayı> [2000<=x<=2200]", "<csv|xlsx>"):
        assert kind in shown
    assert "<metin>" in danisma("knowledge", "search", "--help").output


def test_group_alone_shows_its_help() -> None:
    shown = danisma("db")
    assert (shown.exit_code, "Komutlar" in shown.output) == (2, True)


def test_bug_of_ours_is_seen_whole(command: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "bot.doctor_telegram", None)
    monkeypatch.delitem(sys.modules, "bot.doctor", raising=False)
    monkeypatch.delitem(sys.modules, "bot.cli_doctor", raising=False)
    with pytest.raises(ModuleNotFoundError):
        command.types("doctor")


def test_doctor_makes_no_folder_and_no_database(
    command: CommandLine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("DATABASE_URL")
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "veri"))
    shown = command.types("doctor")
    assert shown.exit_code == 1
    assert "Veritabanı dosyası yok" in shown.output
    assert "danisma db upgrade" in shown.output
    assert not (tmp_path / "veri").exists()
