"""The knowledge commands, as an editor or a script calls them."""

import json
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from bot.cli_editing import today
from knowledge.template import template
from tests.bot.commands import DESK, ENROL, ask, danisma, knowledge


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the small knowledge folder."""
    return Path(shutil.copytree(DESK, tmp_path / "desk"))


def test_answer_is_shown_with_steps_sources_and_version() -> None:
    result = ask(ENROL)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"[yönlendirme] {ENROL}\n\nKayıt okul müdürlüğünde")
    assert "  1. Aileyi ilçe millî eğitim müdürlüğüne yönlendiriniz." in result.stdout
    assert "Dayanak: Belediye Kanunu m. 14/1-a" in result.stdout
    assert "Yönlendirme: İlçe Millî Eğitim" in result.stdout
    assert "Kayıt: okul-kaydi · sürüm " in result.stdout


def test_answer_is_shown_with_what_speaks_against_relying_on_it() -> None:
    shown = ask("Geçici koruma statüsü nedir?").stdout
    assert "⚠️ Güven derecesi orta. Yönetmelik metni görülmedi." in shown
    assert "m. 7 (teyit ediniz)" in shown
    aid = ask("gecici koruma altindaki suriyeliye gida ve giysi yardimi yapilir mi").stdout
    assert "⚠️ Değişebilir: Kayıt koşulu değişebilir." in aid


def test_variant_of_the_status_is_shown_when_the_message_says_it() -> None:
    result = ask("Kayıtsız aileye gıda kolisi verilir mi?")
    assert "Acil gıda yardımı yapılabilir" in result.stdout
    assert "Kişiyi il göç idaresine yönlendiriniz." in result.stdout
    told = json.loads(ask("Kayıtsız aileye gıda kolisi verilir mi?", "--json").stdout)
    assert told["answer"].startswith("Acil gıda yardımı")
    assert (told["status"], told["presumed"]) == ("kayitsiz", False)


def test_presumed_status_is_said() -> None:
    assert "Varsayılan hukuki statü: gecici-koruma" in ask("Suriyeliye gıda kolisi olur mu").stdout


def test_status_is_asked_when_the_answer_depends_on_it() -> None:
    result = ask("Muhtaç aileye gıda kolisi verilir mi?")
    assert "Kişinin hukuki statüsü nedir?" in result.stdout
    assert "  - gecici-koruma\n  - kayitsiz\n" in result.stdout


def test_two_questions_bring_a_choice() -> None:
    result = ask(f"{ENROL} Muhtaç aileye gıda kolisi verilir mi?")
    assert "Bunu mu demek istediniz?" in result.stdout
    assert "(okul-kaydi)" in result.stdout
    assert "(ayni-yardim)" in result.stdout


def test_question_without_an_answer_is_said_to_have_none() -> None:
    assert "yanıt yok" in ask("Uzaya roket fırlatma izni").stdout


@pytest.mark.parametrize(
    ("question", "decision", "why", "field"),
    [
        (ENROL, "answer", "sure", "entry"),
        ("Muhtaç aileye gıda kolisi verilir mi?", "clarify", "status", "choices"),
        ("Uzaya roket fırlatma izni", "abstain", "not_found", "nearest"),
        ("", "abstain", "empty", "nearest"),
        ("x" * 4000, "abstain", "too_long", "nearest"),
    ],
)
def test_decision_is_told_to_machines_as_json(
    question: str, decision: str, why: str, field: str
) -> None:
    result = ask(question, "--json")
    told = json.loads(result.stdout)
    assert result.exit_code == 0
    assert (told["decision"], told["why"]) == (decision, why)
    assert field in told
    assert {"probability", "candidates"} <= set(told)


def test_check_of_a_clean_folder_succeeds() -> None:
    result = knowledge("check")
    assert result.exit_code == 0
    assert result.stdout == "5 kayıt okundu: 0 hata, 0 uyarı.\n"
    assert json.loads(knowledge("check", "--json").stdout) == []


def test_check_tells_file_line_sentence_and_remedy(folder: Path) -> None:
    path = folder / "entries/egitim/okul-servisi.yaml"
    path.write_text(path.read_text("utf-8").replace("question:", "soru:"), encoding="utf-8")
    result = knowledge("check", root=folder)
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "entries/egitim/okul-servisi.yaml:2: hata: 'soru' adında bir alan yok; "
        "'question' (soru) demek istemiş olabilirsiniz.",
        '    Çözüm: question: "Yabancı çocuk okula nasıl kaydedilir?"',
        "4 kayıt okundu: 1 hata, 0 uyarı.",
    ]
    (told,) = json.loads(knowledge("check", "--json", root=folder).stdout)
    assert told["file"] == "entries/egitim/okul-servisi.yaml"
    assert (told["line"], told["field"], told["severity"]) == (2, "soru", "hata")
    assert set(told) == {"file", "line", "field", "rule", "severity", "message", "example"}


def test_check_of_some_files_tells_only_of_them(folder: Path) -> None:
    (folder / "entries/egitim/okul-servisi.yaml").write_text("x: 1\n", encoding="utf-8")
    clean = knowledge("check", folder / "entries/saglik", root=folder)
    assert (clean.exit_code, clean.stdout) == (0, "1 kayıt okundu: 0 hata, 0 uyarı.\n")
    assert knowledge("check", folder / "entries/egitim", root=folder).exit_code == 1


def test_check_tells_what_leads_to_a_person(folder: Path) -> None:
    path = folder / "entries/egitim/okul-kaydi.yaml"
    path.write_text(path.read_text("utf-8") + "# Bilen kişi: 0532 123 45 67\n", "utf-8")
    for wanted in ((), (path,)):
        result = knowledge("check", *wanted, root=folder)
        assert result.exit_code == 1
        assert "hata: Burada kişisel veri var (telefon numarası)" in result.stdout


def test_draft_outside_of_the_folder_is_checked_too(tmp_path: Path) -> None:
    draft = tmp_path / "taslak.yaml"
    text = (DESK / "entries/egitim/okul-servisi.yaml").read_text("utf-8")
    draft.write_text(text, encoding="utf-8")
    assert knowledge("check", draft).exit_code == 0
    draft.write_text(text.replace("- okul servisi", "- okul kaydı"), encoding="utf-8")
    result = knowledge("check", draft)
    assert result.exit_code == 1
    assert f"{draft}:4: hata: 'okul kaydı' sorusu okul-kaydi kaydında da var." in result.stdout


def test_check_of_a_file_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    result = knowledge("check", tmp_path / "yok.yaml")
    assert result.exit_code == 2
    assert "Dosya yok" in result.stderr


@pytest.mark.parametrize("name", ["topics.yaml", "calibration.yaml", "entries/egitim/bozuk.yaml"])
def test_broken_folder_is_told_and_nothing_is_answered(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"- \xff\xfe bozuk")
    checked = knowledge("check", root=folder)
    assert checked.exit_code == 1
    assert f"{name}:1: hata: " in checked.stdout
    for command in (["ask", ENROL], ["knowledge", "search", ENROL], ["knowledge", "eval"]):
        result = danisma(*command, "--root", folder)
        assert result.exit_code == 2
        assert f"{name}:1: hata: " in result.stderr
        assert "Bilgi kayıtları yüklenemedi." in result.stderr
        assert result.stdout == ""


def test_search_explains_its_ranking() -> None:
    result = knowledge("search", "okul kaydı", "--limit", 2)
    assert result.stdout.startswith("1. okul-kaydi  ")
    assert "en yakın soruluş: okul kaydı" in result.stdout
    assert "kaydın sözcükleriyle örtüşme" in result.stdout
    assert "\n2. " in result.stdout
    assert "\n3. " not in result.stdout


def test_search_is_told_to_machines_as_json() -> None:
    found = json.loads(knowledge("search", "okul kaydı", "--json").stdout)
    assert found[0]["id"] == "okul-kaydi"
    assert len(found) == 5
    assert [row["score"] for row in found] == sorted((r["score"] for r in found), reverse=True)
    assert json.loads(knowledge("search", "", "--json").stdout) == []


@pytest.mark.parametrize("question", ["", "  ", "?!"])
def test_search_for_nothing_says_so(question: str) -> None:
    result = knowledge("search", question)
    assert result.exit_code == 0
    assert result.stdout == "Aday yok: soruda aranacak bir sözcük bulunamadı.\n"


def filled(text: str) -> str:
    """The template as an editor would fill it in."""
    aliases = "".join(f'  - "meslek kursu çeşidi {n}"\n' for n in range(12))
    tests = "".join(f'  - "kurs açma sorusu {n}"\n' for n in range(4))
    text = text.replace('  - "…"\ntopic', f"{aliases}topic").replace("tests:  ", "tests: ")
    text = text.removesuffix('  - "…"\n') + tests
    return text.replace('"…?"', '"Belediye meslek kursu açabilir mi?"').replace(
        '"…"', '"Evet, belediye kurs açabilir."'
    )


def test_template_passes_the_check_once_it_is_filled_in(folder: Path) -> None:
    result = knowledge("new", "meslek-kursu", "--topic", "egitim", root=folder)
    path = folder / "entries/egitim/meslek-kursu.yaml"
    assert (result.exit_code, result.stdout) == (0, f"Şablon yazıldı: {path}\n")
    assert f"\nreviewed_on: {today()} " in path.read_text("utf-8")
    assert knowledge("check", path, root=folder).exit_code == 1
    path.write_text(filled(path.read_text("utf-8")), encoding="utf-8")
    checked = knowledge("check", path, root=folder)
    assert (checked.exit_code, checked.stdout) == (0, "1 kayıt okundu: 0 hata, 0 uyarı.\n")


def test_template_has_every_field_that_an_entry_requires() -> None:
    required = knowledge_schema()["required"]
    assert isinstance(required, list)
    text = "\n" + template("yeni-kayit", "egitim", date(2026, 11, 22))
    assert [name for name in required if f"\n{name}:" not in text] == []


@pytest.mark.parametrize(
    ("entry_id", "topic", "words"),
    [
        ("okul-kaydi", "egitim", "zaten var"),
        ("Okul Kaydı", "egitim", "küçük harf"),
        ("okul--kaydi", "egitim", "küçük harf"),
        ("okul-١", "egitim", "küçük harf"),
        ("../../kacak", "egitim", "küçük harf"),
        ("o" * 61, "egitim", "en çok 60"),
        ("yeni-kayit", "yok-boyle", "konusu yok. Konular: egitim"),
    ],
)
def test_new_refuses_what_would_not_load(
    folder: Path, entry_id: str, topic: str, words: str
) -> None:
    before = sorted(folder.rglob("*"))
    result = knowledge("new", entry_id, "--topic", topic, root=folder)
    assert result.exit_code == 2
    assert words in result.stderr
    assert sorted(folder.rglob("*")) == before


def test_new_in_a_folder_without_topics_is_refused(folder: Path) -> None:
    (folder / "topics.yaml").unlink()
    result = knowledge("new", "yeni-kayit", root=folder)
    assert result.exit_code == 2
    assert "topics.yaml" in result.stderr


def knowledge_schema() -> dict[str, object]:
    """What `danisma knowledge schema` prints."""
    result = danisma("knowledge", "schema")
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert isinstance(found, dict)
    return found


def test_schema_describes_an_entry() -> None:
    schema = knowledge_schema()
    assert schema["type"] == "object"
    assert schema["additionalProperties"] is False
    properties = schema["properties"]
    assert isinstance(properties, dict)
    assert {"id", "question", "aliases", "answer", "variants", "sources"} <= set(properties)


@pytest.mark.parametrize(
    "arguments",
    [
        ["ask", ENROL, "--root", str(DESK)],
        ["knowledge", "check", "--root", str(DESK)],
        ["knowledge", "search", "okul", "--root", str(DESK)],
        ["knowledge", "eval", "--json", "--root", str(DESK)],
        ["knowledge", "schema"],
    ],
)
def test_knowledge_commands_import_no_telegram_library_and_no_database(
    arguments: list[str],
) -> None:
    script = (
        "import sys\n"
        "from bot.cli import main\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert not end.code\n"
        "heavy = {'aiogram', 'telegram', 'sqlalchemy', 'aiohttp', 'redis', 'alembic'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stderr == "[]\n"
    assert done.stdout


def test_what_a_question_names_is_told_below_its_decision(folder: Path) -> None:
    row = {
        "key": "okul-yolu",
        "title": "Okul Yolu Raporu",
        "kind": "rapor",
        "topics": ["egitim"],
        "summary": "Yalnız denemek içindir.",
        "url": "https://ornek.org.tr/okul-yolu",
    }
    (folder / "publications.yaml").write_text(json.dumps([row]), encoding="utf-8")
    told = "İlgili yayın ve uygulamalar:\n  - Okul Yolu Raporu  https://ornek.org.tr/okul-yolu\n"
    assert danisma("ask", "okul yolu raporu", "--root", folder).stdout.endswith(told)
    assert knowledge("search", "okul yolu raporu", root=folder).stdout.endswith(told)
    assert "İlgili yayın" not in danisma("ask", ENROL, "--root", folder).stdout
