"""Checking what was changed, and mending what a machine can mend, on the command line."""

import shutil
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli import build

DESK = Path(__file__).parent.parent / "knowledge" / "desk"
BUS = "entries/egitim/okul-servisi.yaml"
HEALTH = "entries/saglik/acil-saglik.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the small knowledge folder, two floors below the top of a repository."""
    return Path(shutil.copytree(DESK, tmp_path / "depo" / "bilgi çantası" / "desk"))


@pytest.fixture
def committed(folder: Path) -> Path:
    """The same with everything committed."""
    git(folder.parents[1], "init", "-q")
    git(folder, "add", ".")
    git(folder, "-c", "user.name=E", "-c", "user.email=e@example.org", "commit", "-qm", "Kayıtlar")
    return folder


def git(at: Path, *words: str) -> None:
    subprocess.run(["git", "-C", str(at), *words], check=True, capture_output=True)


def knowledge(command: str, *arguments: object, root: Path) -> Result:
    """Run one knowledge command on a folder; nothing but an exit may come out of it."""
    words = ["knowledge", command, *map(str, arguments), "--root", str(root)]
    result = CliRunner().invoke(build(words), words)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_old_fault_elsewhere_does_not_block_a_change(committed: Path) -> None:
    edit(committed / HEALTH, "topic: saglik", "topic: yok-boyle")
    git(
        committed, "-c", "user.name=E", "-c", "user.email=e@example.org", "commit", "-qam", "Kusur"
    )
    assert knowledge("check", root=committed).exit_code == 1
    edit(committed / BUS, "- okul servisi", "- okul servis aracı")
    result = knowledge("check", "--changed", root=committed)
    assert (result.exit_code, result.stdout) == (0, "1 kayıt okundu: 0 hata, 0 uyarı.\n")


def test_fault_in_a_changed_a_staged_and_a_new_file_is_told(committed: Path) -> None:
    edit(committed / BUS, "topic: egitim", "topic: egitimm")
    edit(committed / HEALTH, "topic: saglik", "topic: sagliik")
    git(committed, "add", HEALTH)
    new = committed / "entries/egitim/yeni kayıt.yaml"
    new.write_text("x: 1\n", encoding="utf-8")
    result = knowledge("check", "--changed", root=committed)
    assert result.exit_code == 1
    for name in (BUS, HEALTH, "entries/egitim/yeni kayıt.yaml"):
        assert f"{name}:" in result.stdout


def test_nothing_changed_is_nothing_wrong(committed: Path) -> None:
    (committed / HEALTH).unlink()
    result = knowledge("check", "--changed", root=committed)
    assert (result.exit_code, result.stdout) == (0, "0 kayıt okundu: 0 hata, 0 uyarı.\n")


def test_changes_cannot_be_known_outside_of_a_repository(tmp_path: Path) -> None:
    result = knowledge("check", "--changed", root=tmp_path)
    assert result.exit_code == 2
    assert "git deposunda değil" in result.stderr
    assert "Klasör yok" in knowledge("check", "--changed", root=tmp_path / "yok").stderr


def test_changes_cannot_be_known_without_git(
    committed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(committed))
    result = knowledge("check", "--changed", root=committed)
    assert result.exit_code == 2
    assert "git kurulu değil" in result.stderr


def test_changed_files_and_named_files_exclude_each_other(committed: Path) -> None:
    result = knowledge("check", committed / BUS, "--changed", root=committed)
    assert result.exit_code == 2
    assert "birini seçiniz" in result.stderr


def test_file_of_windows_is_mended_and_every_repair_is_told(folder: Path) -> None:
    path = folder / BUS
    before = path.read_text(encoding="utf-8")
    edit(path, "reviewed_on: 2026-11-22", "reviewed_on: 22.11.2026  ")
    path.write_bytes(path.read_text(encoding="utf-8").encode("cp1254"))
    path.chmod(0o640)
    result = knowledge("fix", path, root=folder)
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        f"{BUS}: Kodlama Windows-1254 yerine UTF-8 yapıldı.",
        f"{BUS}:26: Tarih 2026-11-22 biçiminde yazıldı.",
        f"{BUS}:26: Satır sonundaki boşluk silindi.",
        "1 dosyaya bakıldı: 1 düzeltildi, 0 kaldı.",
    ]
    assert path.read_text(encoding="utf-8") == before
    assert path.stat().st_mode & 0o777 == 0o640
    assert sorted(p.name for p in path.parent.iterdir()) == [
        "okul-kaydi.yaml",
        "okul-servisi.yaml",
    ]
    assert knowledge("check", root=folder).exit_code == 0


def test_mended_folder_is_not_written_again(folder: Path) -> None:
    assert "Alanlar şablondaki sıraya konuldu." in knowledge("fix", root=folder).stdout
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*.yaml")}
    result = knowledge("fix", root=folder)
    assert result.exit_code == 0
    assert result.stdout.endswith(" dosyaya bakıldı: 0 düzeltildi, 0 kaldı.\n")
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*.yaml")} == before


def test_file_that_only_a_person_can_mend_is_left_untouched(folder: Path) -> None:
    path = folder / BUS
    raw = path.read_bytes().replace(b"topic: egitim", b"\ttopic: egitim\ntopic: [egitim")
    path.write_bytes(raw)
    result = knowledge("fix", path, root=folder)
    assert result.exit_code == 1
    assert path.read_bytes() == raw
    assert f"{BUS}:" in result.stdout
    assert "Dosyaya dokunulmadı." in result.stdout
    assert "0 düzeltildi, 1 kaldı." in result.stdout


def test_file_that_does_not_exist_cannot_be_mended(folder: Path) -> None:
    result = knowledge("fix", folder / "yok.yaml", root=folder)
    assert result.exit_code == 2
    assert "Dosya yok" in result.stderr


def test_numbers_of_the_calibration_are_no_slips(folder: Path) -> None:
    before = (folder / "calibration.yaml").read_bytes()
    assert knowledge("fix", root=folder).exit_code == 0
    assert (folder / "calibration.yaml").read_bytes() == before
