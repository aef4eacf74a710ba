"""An export tells when, what about and how it went; nobody is in it."""

import asyncio
import csv
import zipfile
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from cases.case import Attachment, Author, Exchange, ExchangeKind, FileKind, Note
from cases.export import CaseLine, Period, QuestionLine
from cases.people import Municipality
from cases.question import Channel, NewQuestion, Outcome
from cases.rules import load
from storage.unit import Storage
from tests.bot import desk_cli
from tests.bot.desk_cli import CommandLine
from tests.storage.casework import REQUEST, new_case

ISTANBUL = ZoneInfo("Europe/Istanbul")
ASKED = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
#: What must never leave the desk: planted in every place that could hold it.
TELEGRAM_ID = 7_123_456_789
TEXT, TITLE, FILE = "kimse-görmesin-metin", "kimse-görmesin-başlık", "kimse-görmesin-belge"
PLANTED = (str(TELEGRAM_ID), TEXT, TITLE, FILE)
FORBIDDEN = {"person", "officer", "holder", "text", "title", "telegram", "file", "update", "key"}


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, database_url: str, tmp_path: Path) -> CommandLine:
    return desk_cli.at(monkeypatch, database_url, str(tmp_path))


@pytest.fixture
async def planted(storage: Storage) -> str:
    """A desk in which an officer has asked and opened a case; gives the number of the case."""
    async with storage.write() as unit:
        officer = await unit.people.of_telegram(TELEGRAM_ID, at=ASKED)
        await unit.questions.add(
            NewQuestion(
                person_id=officer.id,
                asked_at=ASKED,
                channel=Channel.PRIVATE,
                text=TEXT,
                outcome=Outcome.ABSTAINED,
                reason="not_found",
                probability=0.25,
                margin=0.1,
                coverage=0.5,
                update_id=1,
            )
        )
        town = Municipality("=1+1", "Gaziantep")
        request = replace(REQUEST, text=TEXT, title=TITLE, municipality=town)
        case = new_case(officer, opened_at=ASKED, request=request)
        kept = await unit.cases.add(case, key=TEXT)
        files = (Attachment(FileKind.DOCUMENT, FILE),)
        said = Exchange(
            1, ExchangeKind.REQUEST, Author.OFFICER, ASKED, TEXT, officer.id, attachments=files
        )
        await unit.exchanges.add(kept.number, said)
        await unit.notes.add(kept.number, Note(ASKED, TEXT, officer.id))
    return kept.number


async def _exported(command: CommandLine, *words: str) -> str:
    shown = await asyncio.to_thread(command.types, "export", *words)
    assert shown.exit_code == 0, shown.output
    return shown.output


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines, delimiter=";"))


async def test_case_is_told_without_anybody(
    command: CommandLine, planted: str, tmp_path: Path
) -> None:
    file = tmp_path / "vakalar.csv"
    assert "1 satır" in await _exported(command, "cases", "--year", "2026", str(file))
    (row,) = _rows(file)
    assert row["Vaka no"] == planted
    assert row["İl"] == "Gaziantep"
    assert row["Açılış"] == "2026-11-22 13:00"
    assert row["Durum"] == "sekretaryaya ulaştı"
    assert not [each for each in PLANTED if each in file.read_text(encoding="utf-8")]


@pytest.mark.usefixtures("planted")
async def test_question_is_told_without_anybody(command: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "sorular.csv"
    await _exported(command, "questions", "--year", "2026", "--quarter", "4", str(file))
    (row,) = _rows(file)
    assert row["Yer"] == "özel sohbet"
    assert row["Sonuç"] == "yanıt verilmedi"
    assert row["Gerekçe"] == "kayıt bulunamadı"
    assert row["Olasılık"] == "0,2500"
    assert not [each for each in PLANTED if each in file.read_text(encoding="utf-8")]


@pytest.mark.usefixtures("planted")
@pytest.mark.parametrize("subject", ["cases", "questions"])
async def test_workbook_holds_nobody_either(
    command: CommandLine, tmp_path: Path, subject: str
) -> None:
    file = tmp_path / "tablo.xlsx"
    await _exported(command, subject, "--year", "2026", "--format", "xlsx", str(file))
    with zipfile.ZipFile(file) as book:
        inside = "\n".join(book.read(name).decode() for name in book.namelist())
    assert "2026-11-22 13:00" in inside
    assert not [each for each in PLANTED if each in inside]
    assert "<f>" not in inside


@pytest.mark.usefixtures("planted")
async def test_turkish_excel_opens_it_and_computes_nothing(
    command: CommandLine, tmp_path: Path
) -> None:
    file = tmp_path / "vakalar.csv"
    await _exported(command, "cases", "--year", "2026", str(file))
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    assert _rows(file)[0]["Belediye"] == "'=1+1"


@pytest.mark.usefixtures("planted")
@pytest.mark.parametrize("when", [("--year", "2025"), ("--year", "2026", "--quarter", "3")])
async def test_another_time_is_empty(
    command: CommandLine, tmp_path: Path, when: tuple[str, ...]
) -> None:
    file = tmp_path / "vakalar.csv"
    assert "0 satır" in await _exported(command, "cases", *when, str(file))


@pytest.mark.usefixtures("planted")
async def test_what_was_deleted_is_told_by_month(
    command: CommandLine, storage: Storage, tmp_path: Path
) -> None:
    kept = load().retention
    async with storage.write() as unit:
        await unit.archive.retain(kept, at=ASKED + 2 * kept.questions, zone=ISTANBUL)
    for words, told in ((("2026",), 1), (("2026", "--quarter", "3"), 0), (("2025",), 0)):
        file = tmp_path / f"sayılar-{'-'.join(words)}.csv"
        assert f"{told} satır" in await _exported(command, "tallies", str(file), "--year", *words)
    assert _rows(tmp_path / "sayılar-2026.csv") == [
        {"Ay": "2026-11", "Ne": "Sorular: yanıt verilmedi", "Sayı": "1"}
    ]


def test_file_that_is_there_is_left_alone(command: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "vakalar.csv"
    file.write_text("önemli")
    assert command.types("export", "cases", "--year", "2026", str(file)).exit_code == 2
    assert file.read_text() == "önemli"


@pytest.mark.parametrize("line", [CaseLine, QuestionLine])
def test_no_line_has_a_place_for_anybody(line: type[CaseLine] | type[QuestionLine]) -> None:
    names = {word for each in fields(line) for word in each.name.split("_")}
    assert not names & FORBIDDEN


@pytest.mark.parametrize(
    ("period", "first", "after"),
    [
        (Period(2026), "2026-01-01", "2027-01-01"),
        (Period(2026, 1), "2026-01-01", "2026-04-01"),
        (Period(2026, 4), "2026-10-01", "2027-01-01"),
    ],
)
def test_time_begins_and_ends_at_the_desks_midnight(
    period: Period, first: str, after: str
) -> None:
    begin, end = (moment.astimezone(ISTANBUL) for moment in period.bounds(ISTANBUL))
    assert (f"{begin:%Y-%m-%d}", f"{end:%Y-%m-%d}") == (first, after)
    assert begin.time() == end.time() == datetime.min.time()
    assert begin.utcoffset() == timedelta(hours=3)
