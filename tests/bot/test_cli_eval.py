"""`danisma knowledge eval` and `calibrate`: questions in, measures and numbers out."""

import json
import re
import shutil
from pathlib import Path

import pytest

from bot.cli_measures import NAMES
from knowledge.evaluate import Labelled, Report
from knowledge.loader import load
from tests.bot.commands import DESK, ENROL, knowledge, write_jsonl


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the small knowledge folder."""
    return Path(shutil.copytree(DESK, tmp_path / "desk"))


def test_eval_writes_one_row_a_line_in_order(tmp_path: Path) -> None:
    texts = [ENROL, "", "ilk satır\u2028ikinci satır", "x" * 4000, "Uzaya roket fırlatma izni"]
    asked = [{"text": text, "gold": [], "also": []} for text in texts]
    asked[0] = {"text": ENROL, "gold": ["okul-kaydi"], "also": [], "hand": "a"}
    file = write_jsonl(tmp_path / "sorular.jsonl", *asked)
    rows = tmp_path / "satirlar.jsonl"
    result = knowledge("eval", file, "--rows", rows, "--json")
    assert result.exit_code == 0
    written = [json.loads(line) for line in rows.read_text("utf-8").split("\n") if line]
    assert [row["text"] for row in written] == texts
    for row in written:
        assert set(row) == {"text", "decision", "entry", "candidates"}
        assert row["decision"] in {"answer", "clarify", "abstain"}
        assert len(row["candidates"]) >= 5
        assert all(set(candidate) == {"id", "score"} for candidate in row["candidates"])
    assert (written[0]["decision"], written[0]["entry"]) == ("answer", "okul-kaydi")
    assert (written[1]["decision"], written[1]["entry"]) == ("abstain", None)


def test_half_a_letter_in_a_question_comes_out_as_it_went_in(tmp_path: Path) -> None:
    file, rows = tmp_path / "sorular.jsonl", tmp_path / "satirlar.jsonl"
    file.write_text('{"text": "okul \\ud83d kaydı"}\n', encoding="utf-8")
    assert knowledge("eval", file, "--rows", rows).exit_code == 0
    assert json.loads(rows.read_text("utf-8"))["text"] == "okul \ud83d kaydı"


def test_eval_reports_every_measure_as_json(tmp_path: Path) -> None:
    file = write_jsonl(
        tmp_path / "sorular.jsonl",
        {"text": ENROL, "gold": ["okul-kaydi"]},
        {"text": "Uzaya roket fırlatma izni", "gold": [], "kind": "noise"},
    )
    told = json.loads(knowledge("eval", file, "--json").stdout)
    assert (told["questions"], told["answerable"]) == (2, 1)
    assert told["recall_at_1"] == told["recall_at_3"] == told["mrr_at_10"] == 1.0
    assert told["answer_precision"] == told["answer_coverage"] == told["target_shown"] == 1.0
    assert told["clarified"] == told["false_answers"] == 0.0
    assert told["auroc"] == 1.0
    assert 0 <= told["p50_ms"] <= told["p95_ms"]


def test_eval_without_a_file_takes_the_tests_of_the_entries() -> None:
    told = json.loads(knowledge("eval", "--json").stdout)
    library = load(DESK)
    assert told["questions"] == sum(len(entry.tests) for entry in library.entries.values())
    table = knowledge("eval").stdout
    assert re.search(r"^ Soru +\d+ *$", table, re.MULTILINE)
    assert re.search(r"^ Doğru kayıt ilk sırada +%\d+,\d *$", table, re.MULTILINE)
    assert re.search(r"^ Yanıtı yokken yanıtlanan +- *$", table, re.MULTILINE)
    assert re.search(r"^ Soruların yarısında süre en çok +\d+,\d ms *$", table, re.MULTILINE)
    assert not [name for name in (*Report.model_fields, "null", "{}") if name in table]


def test_wrong_answers_are_told_by_kind(tmp_path: Path) -> None:
    rows = [{"text": "Uzaya roket fırlatma izni", "kind": kind} for kind in ("gürültü", "")]
    table = knowledge("eval", write_jsonl(tmp_path / "sorular.jsonl", *rows)).stdout
    for kind in ("gürültü", "türü yazılmamış"):
        assert re.search(rf"Yanıtı yokken yanıtlanan: {kind} +%0,0", table)


def test_every_measure_has_a_name_and_the_guide_knows_them() -> None:
    assert set(NAMES) == set(Report.model_fields)
    guide = (DESK.parents[2] / "docs" / "tr" / "editor.md").read_text("utf-8")
    explained = re.findall(r"^\| ([^|]+) \| [^|]+ \| yüksek \|$", guide, re.MULTILINE)
    assert len(explained) == 4
    assert set(explained) <= set(NAMES.values())


def test_eval_reads_windows_line_ends_a_bom_and_empty_lines(tmp_path: Path) -> None:
    file = tmp_path / "sorular.jsonl"
    file.write_bytes(b'\xef\xbb\xbf{"text": "okul", "gold": []}\r\n\r\n{"text": "koli"}\r\n')
    assert json.loads(knowledge("eval", file, "--json").stdout)["questions"] == 2


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "metin",
        "5",
        '"metin"',
        '["metin"]',
        "{}",
        '{"text": 5}',
        '{"text": "a", "gold": "okul-kaydi"}',
        '{"text": "a", "gold": [1]}',
        "[" * 100_000,
    ],
)
def test_line_that_is_no_question_is_told_with_its_number(
    folder: Path, tmp_path: Path, line: str
) -> None:
    file = tmp_path / "sorular.jsonl"
    file.write_text(f'{{"text": "okul", "gold": []}}\n{line}\n', encoding="utf-8")
    for command in ("eval", "calibrate"):
        result = knowledge(command, file, root=folder)
        assert result.exit_code == 2
        assert result.stderr.startswith("sorular.jsonl, satır 2: ")
        assert "olmalı" in result.stderr


def test_questions_in_another_encoding_are_told(tmp_path: Path) -> None:
    file = tmp_path / "sorular.jsonl"
    file.write_bytes('{"text": "ığdır"}'.encode("cp1254"))
    result = knowledge("eval", file)
    assert (result.exit_code, result.stderr) == (
        2,
        "sorular.jsonl: dosya UTF-8 ile kaydedilmemiş.\n",
    )


def test_questions_that_do_not_exist_and_rows_without_a_place_are_told(tmp_path: Path) -> None:
    assert "Dosya yok" in knowledge("eval", tmp_path / "yok.jsonl").stderr
    result = knowledge("eval", "--rows", tmp_path / "yok" / "satirlar.jsonl")
    assert result.exit_code == 2
    assert "yazılamadı" in result.stderr


def test_calibrate_writes_numbers_that_load(folder: Path, tmp_path: Path) -> None:
    entries = load(folder).entries.values()
    known = [{"text": text, "gold": [e.id]} for e in entries for text in (*e.aliases, *e.tests)]
    none = [
        {"text": f"{what} {when}", "gold": [], "kind": "other"}
        for what in ("asfalt yama", "emlak vergisi", "nikâh salonu", "park budama")
        for when in ("ne zaman yapılır", "kaç lira tutar", "için dilekçe")
    ]
    file = write_jsonl(tmp_path / "sorular.jsonl", *known, *none)
    result = knowledge("calibrate", file, root=folder)
    assert result.exit_code == 0
    assert f"{len(known) + len(none)} soruyla ayarlandı" in result.stdout
    fitted = load(folder).calibration
    assert fitted.fitted_on == f"sorular.jsonl: {len(known) + len(none)} soru"
    assert fitted != load(DESK).calibration
    assert knowledge("check", root=folder).exit_code == 0


@pytest.mark.parametrize("rows", [[], [{"text": "okul", "gold": ["okul-kaydi"]}], [{"text": "x"}]])
def test_calibrate_needs_questions_with_and_without_an_answer(
    folder: Path, tmp_path: Path, rows: list[object]
) -> None:
    before = (folder / "calibration.yaml").read_bytes()
    result = knowledge("calibrate", write_jsonl(tmp_path / "s.jsonl", *rows), root=folder)
    assert result.exit_code == 2
    assert (folder / "calibration.yaml").read_bytes() == before


def test_calibrate_mends_numbers_that_an_older_version_left(folder: Path, tmp_path: Path) -> None:
    """What `check` names as the remedy must work while the folder does not load."""
    known = [
        Labelled(text=t, gold=(e.id,)) for e in load(folder).entries.values() for t in e.tests
    ]
    rows = [*(q.model_dump() for q in known), {"text": "asfalt yama ne zaman", "kind": "other"}]
    (folder / "calibration.yaml").write_text("coefficients: [1, 2]\n", encoding="utf-8")
    assert knowledge("check", root=folder).exit_code == 1
    result = knowledge("calibrate", write_jsonl(tmp_path / "s.jsonl", *rows), root=folder)
    assert (result.exit_code, result.stderr) == (0, "")
    assert knowledge("check", root=folder).exit_code == 0


def test_calibrate_still_needs_entries_without_errors(folder: Path, tmp_path: Path) -> None:
    next((folder / "entries").rglob("*.yaml")).write_text("id: [", encoding="utf-8")
    rows = ({"text": "okul", "gold": ["okul-kaydi"]}, {"text": "asfalt", "kind": "other"})
    result = knowledge("calibrate", write_jsonl(tmp_path / "s.jsonl", *rows), root=folder)
    assert result.exit_code == 2
    assert "Bilgi kayıtları yüklenemedi." in result.stderr
