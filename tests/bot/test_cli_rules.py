"""`danisma rules` tells the people of the desk what their rules mean and what is wrong in them."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli_rules import app
from bot.config import Settings
from cases.rules import SHIPPED

TEXT = SHIPPED.read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def _written(tmp_path: Path, old: str, new: str) -> Path:
    path = tmp_path / "kurallar.yaml"
    path.write_text(TEXT.replace(old, new), encoding="utf-8")
    return path


def test_shipped_rules_are_in_order() -> None:
    shown = _run("check")
    assert shown.exit_code == 0
    assert "4 vaka türü, bir iş günü 8 sa, yeter sayı 3; hata yok." in shown.output


def test_check_says_from_which_year_on_holidays_are_estimated() -> None:
    assert "yılına kadarki günleri bilinir; sonrası tahminîdir." in _run("check").output


def test_fault_is_shown_with_file_line_and_remedy(tmp_path: Path) -> None:
    shown = _run("check", str(_written(tmp_path, "quorum: 3", "quorum: 0")))
    assert shown.exit_code == 1
    assert "'quorum' (yeter sayı) en az 1 olmalı." in shown.output
    assert "Çözüm: quorum: 3" in shown.output
    assert "kurallar.yaml: 1 hata." in shown.output


def test_faults_are_shown_to_machines(tmp_path: Path) -> None:
    shown = _run("check", str(_written(tmp_path, "quorum: 3", "quorum: 0")), "--json")
    (finding,) = json.loads(shown.output)
    assert finding["file"] == "kurallar.yaml"
    assert TEXT.splitlines()[finding["line"] - 1].startswith("  quorum: 3")


def test_no_fault_is_an_empty_list_to_machines() -> None:
    assert json.loads(_run("check", "--json").output) == []


def test_setting_names_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RULES_FILE", str(_written(tmp_path, "quorum: 3", "quorum: 5")))
    assert "yeter sayı 5" in _run("check").output


def test_missing_file_is_told(tmp_path: Path) -> None:
    shown = _run("check", str(tmp_path / "yok.yaml"))
    assert shown.exit_code == 1
    assert "yok.yaml:1: hata: Dosya bulunamadı." in shown.output


def test_month_shows_every_day_with_its_hours_and_holidays() -> None:
    rows = _run("hours", "2026-10").output.splitlines()
    assert len(rows) == 32
    assert rows[26].split("  ")[0] == "27 Ekim 2026 Salı"
    assert "08.30-12.30  13.30-17.30" in rows[26]
    assert rows[27].endswith("yarım gün: Cumhuriyet Bayramı arifesi")
    assert rows[28].endswith("tatil: Cumhuriyet Bayramı")
    assert rows[-1] == "Çalışılan gün: 21; toplam 20 iş günü 4 iş saati."


def test_month_says_which_holidays_are_estimated() -> None:
    assert "Ramazan Bayramı (tarihi tahminî)" in _run("hours", "2040-10").output


@pytest.mark.parametrize("month", ["ekim", "2026-13", "10-2026"])
def test_month_that_is_none_is_told(month: str) -> None:
    shown = _run("hours", month)
    assert shown.exit_code == 2
    assert "yıl-ay olarak yazınız: 2026-10" in shown.output


def test_hours_of_broken_rules_are_not_shown(tmp_path: Path) -> None:
    shown = _run("hours", "2026-10", str(_written(tmp_path, "quorum: 3", "quorum: 0")))
    assert shown.exit_code == 2
    assert "'quorum' (yeter sayı) en az 1 olmalı." in shown.output
