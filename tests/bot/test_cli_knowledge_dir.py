"""The commands for the entries read the folder that the desk reads, and say which one it is."""

import json
import shutil
from pathlib import Path

import pytest

from knowledge.loader import SHIPPED
from tests.bot import desk_cli
from tests.bot.commands import DESK, ENROL, danisma

TOLD = "Kayıtların klasörü (KNOWLEDGE_DIR): "


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, sqlite_url: str, tmp_path: Path) -> Path:
    """A folder of an editor's own, in a place without any other setting."""
    desk_cli.at(monkeypatch, sqlite_url, str(tmp_path))
    return Path(shutil.copytree(DESK, tmp_path / "bilgi"))


@pytest.fixture(params=["environment", ".env"])
def named(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, folder: Path) -> Path:
    """The same, named in either place where settings stand."""
    if request.param == "environment":
        monkeypatch.setenv("KNOWLEDGE_DIR", str(folder))
    else:
        Path(".env").write_text(f"KNOWLEDGE_DIR={folder}  # bizim kayıtlar\n", encoding="utf-8")
    return folder


def test_check_finds_what_the_doctor_finds(named: Path) -> None:
    (named / "entries/egitim/bozuk.yaml").write_text("x: 1\n", encoding="utf-8")
    assert "✗ Bilgi kayıtlarında" in danisma("doctor").output
    checked = danisma("knowledge", "check")
    assert checked.exit_code == 1
    assert "entries/egitim/bozuk.yaml:1: hata: " in checked.stdout
    assert checked.stderr == f"{TOLD}{named}\n"


def test_everything_that_reads_entries_reads_that_folder(named: Path) -> None:
    asked = danisma("ask", ENROL, "--json")
    assert json.loads(asked.stdout)["entry"] == "okul-kaydi"
    assert asked.stderr == f"{TOLD}{named}\n"
    found = json.loads(danisma("knowledge", "search", "okul kaydı", "--json").stdout)
    assert found[0]["id"] == "okul-kaydi"
    assert json.loads(danisma("knowledge", "eval", "--json").stdout)["questions"] < 100
    assert danisma("knowledge", "new", "meslek-kursu", "--topic", "egitim").exit_code == 0
    assert (named / "entries/egitim/meslek-kursu.yaml").is_file()
    assert "0 düzeltildi, 0 kaldı." not in danisma("knowledge", "fix").stdout


@pytest.mark.usefixtures("named")
def test_folder_that_is_typed_wins_and_needs_no_mention() -> None:
    checked = danisma("knowledge", "check", "--root", DESK)
    assert (checked.stdout, checked.stderr) == ("5 kayıt okundu: 0 hata, 0 uyarı.\n", "")


def test_environment_wins_over_the_file(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    Path(".env").write_text("KNOWLEDGE_DIR=yok\n", encoding="utf-8")
    monkeypatch.setenv("KNOWLEDGE_DIR", str(folder))
    assert danisma("knowledge", "check").exit_code == 0
    monkeypatch.setenv("KNOWLEDGE_DIR", "")
    assert danisma("knowledge", "check").stderr == "Klasör yok: yok\n"


@pytest.mark.usefixtures("folder")
def test_without_the_setting_the_entries_that_came_along_are_read() -> None:
    searched = danisma("knowledge", "search", ENROL, "--json")
    assert (searched.exit_code, searched.stderr) == (0, "")
    [first, *_] = json.loads(searched.stdout)
    assert list(SHIPPED.rglob(f"{first['id']}.yaml"))


@pytest.mark.parametrize("name", ["check", "fix", "eval", "search", "new"])
def test_folder_that_does_not_exist_is_told_in_one_sentence(tmp_path: Path, name: str) -> None:
    words = ["yeni-kayit"] if name in ("search", "new") else []
    told = danisma("knowledge", name, *words, "--root", tmp_path / "yok")
    assert (told.exit_code, told.output) == (2, f"Klasör yok: {tmp_path / 'yok'}\n")
