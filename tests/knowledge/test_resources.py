"""Publications, practices and events: what is told of their files, who finds them."""

from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from knowledge.entry import Entry
from knowledge.finding import Finding, Severity
from knowledge.library import Library
from knowledge.loader import SHIPPED, LibraryError, inspect, load
from knowledge.query import read_query
from knowledge.resource import Event, Publication
from tests.knowledge.findings import assert_plain

TODAY = date(2026, 11, 22)
REPORT = """\
- key: okul-yolu
  title: "Okul Yolu Raporu"
  kind: rapor
  topics: [egitim]
  summary: "Öğrenci taşıyan belediyelerle yapılan görüşmeleri anlatır."
  url: https://ornek.org.tr/okul-yolu
"""

NAMES = ("koordinasyon", "platform", "toplantı", "sığınmacı", "meclis", "atölye", "göç", "kent")
OTHERS = ("okul", "yol", "su", "park", "kreş", "aile", "ev", "iş", "dil", "kurs", "ders")


def told(folder: Path, text: str, file: str = "publications.yaml") -> Finding:
    """The one thing that is wrong with a register."""
    (folder / file).write_text(text, encoding="utf-8")
    (finding,) = inspect(folder, TODAY)[1]
    assert finding.file == file
    assert_plain(finding)
    return finding


def report(title: str, number: int) -> Publication:
    """A report of that title."""
    fields = {"title": title, "kind": "rapor", "topics": ["egitim"], "summary": "Bir rapor."}
    return Publication.model_validate({"key": f"rapor-{number}", **fields})


def found(library: Library, text: str) -> list[str]:
    return [resource.key for resource in library.resources_for(text)]


def event(**when: object) -> Event:
    """An event at some time."""
    fields = {"key": "bulusma", "title": "Buluşma", "topics": ["egitim"], "kind": "toplantı"}
    return Event.model_validate({**fields, "summary": "Bir buluşma.", **when})


def test_folder_may_do_without_the_registers(folder: Path) -> None:
    assert not list(folder.glob("publications.yaml"))
    assert load(folder).resources.listed == ()


def test_register_of_a_folder_is_read(folder: Path) -> None:
    (folder / "publications.yaml").write_text(REPORT, encoding="utf-8")
    (report,) = load(folder).resources.publications
    assert (report.title, report.year, report.publisher) == ("Okul Yolu Raporu", None, None)


def test_change_of_a_register_is_another_library(folder: Path) -> None:
    before = load(folder).digest
    (folder / "publications.yaml").write_text(REPORT, encoding="utf-8")
    assert load(folder).digest != before


def test_broken_register_keeps_the_library_from_loading(folder: Path) -> None:
    (folder / "events.yaml").write_text(REPORT.replace("rapor", "panel"), encoding="utf-8")
    with pytest.raises(LibraryError):
        load(folder)


def test_misspelt_field_is_told_with_the_one_that_was_meant(folder: Path) -> None:
    finding = told(folder, REPORT.replace("summary:", "sumary:"))
    assert "'summary' (özet) demek istemiş olabilirsiniz" in finding.message
    assert finding.line == 5


def test_field_is_also_known_by_its_turkish_name(folder: Path) -> None:
    finding = told(folder, REPORT.replace("url:", "bağlantı:"))
    assert "'url' (adres) demek istemiş olabilirsiniz" in finding.message


def test_unknown_kind_is_told_with_those_of_its_own_register(folder: Path) -> None:
    finding = told(folder, REPORT.replace("kind: rapor", "kind: rapr"))
    assert "rapor, kitap, rehber, bildiri, strateji" in finding.message
    assert finding.example == "kind: rapor"
    (folder / "publications.yaml").unlink()
    finding = told(folder, REPORT.replace("kind: rapor", "kind: gezi"), "events.yaml")
    assert "toplantı, çalıştay, eğitim" in finding.message
    assert finding.example == "kind: toplantı"


def test_missing_kind_is_told_with_one_of_its_own_register(folder: Path) -> None:
    finding = told(folder, REPORT.replace("  kind: rapor\n", ""), "practices.yaml")
    assert finding.example == "kind: örnek"


def test_register_without_a_topic_is_told(folder: Path) -> None:
    finding = told(folder, REPORT.replace("[egitim]", "[]"))
    assert "'topics' (konular) boş bırakılamaz" in finding.message


def test_link_without_encryption_is_a_warning(folder: Path) -> None:
    finding = told(folder, REPORT.replace("https:", "http:"))
    assert (finding.rule, finding.severity) == ("resource-link", Severity.WARNING)
    assert finding.example.endswith("url: https://ornek.org.tr/okul-yolu")


@pytest.mark.parametrize("year", ["1017", "20222", '"iki bin"'])
def test_absurd_year_is_told(folder: Path, year: str) -> None:
    assert told(folder, f"{REPORT}  year: {year}\n").field == "year"


def test_key_that_stands_twice_is_told(folder: Path) -> None:
    again = REPORT.replace("Okul Yolu Raporu", "Başka Bir Rapor")
    assert told(folder, REPORT + again).rule == "unique-key"


def test_near_topic_is_suggested(folder: Path) -> None:
    finding = told(folder, REPORT.replace("[egitim]", "[egitm]"))
    assert "'egitim' demek istemiş olabilirsiniz" in finding.message


def test_title_of_another_register_is_told_with_its_place(folder: Path) -> None:
    (folder / "publications.yaml").write_text(REPORT, encoding="utf-8")
    finding = told(folder, REPORT.replace("rapor", "eğitim"), "events.yaml")
    assert finding.rule == "resource-title"
    assert "publications.yaml" in finding.message


@pytest.mark.parametrize(
    ("when", "past"),
    [
        ({"on": "2026-11-21"}, True),
        ({"on": "2026-11-22"}, False),
        ({"year": 2025}, True),
        ({"year": 2026}, False),
        ({}, False),
    ],
)
def test_event_is_past_once_its_day_or_year_is_over(when: dict[str, object], past: bool) -> None:
    assert event(**when).is_past(TODAY) is past


def test_shipped_registers_are_clean() -> None:
    shelf, findings = inspect(SHIPPED, TODAY, {"publications.yaml"})
    assert [f for f in findings if f.file in {r.file for r in shelf.resources}] == []


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("göç strateji belgesi örneği var mı", "uyum-strateji-belgesi-eylem-plani"),
        ("MBB yayınları mülteci", "marmaranin-kent-multecileri"),
        ("iyi uygulama", "adana-goc-ve-multeci-meclisi"),
        ("eğitim var mı", "mbb-goc-egitimleri"),
        ("egitm var mi", "mbb-goc-egitimleri"),
        ("türkçe kursu açan belediye örneği", "cankaya-turkce-kursu"),
        ("DEKLARASYONA NASIL KATILIRIZ", "istanbul-deklarasyonu"),
        ("koordinasyon platformu toplantısı ne zaman", "koordinasyon-platformu-kurulus"),
    ],
)
def test_question_finds_what_it_names(shipped: Library, question: str, first: str) -> None:
    assert found(shipped, question)[:1] == [first]


@pytest.mark.parametrize(
    "question",
    [
        "",
        "belediye",
        "göçmen mülteci farkı",
        "göç idaresiyle protokol",
        "suriyeli çocuk okula nasıl kaydedilir",
        "kapıda bir aile var kimliği yok mama istiyor",
        "mahallede gece gürültü yapan suriyeliler için ne yapılır",
        "çöp konteyneri istiyoruz",
    ],
)
def test_other_questions_find_nothing(shipped: Library, question: str) -> None:
    assert found(shipped, question) == []


def test_equally_called_resources_keep_their_order(shipped: Library) -> None:
    """However their words stand in memory: a sum that is rounded on the way told them apart."""
    for words in combinations(NAMES, 4):
        titles = [" ".join((*words, *OTHERS[:n])) for n in range(len(OTHERS))]
        reports = tuple(report(title, number) for number, title in enumerate(titles))
        resources = replace(shipped.resources, publications=reports, practices=(), events=())
        assert resources.asked_by(read_query(titles[0], shipped.index)) == reports[:3]


def beside(library: Library, entry_id: str) -> list[str]:
    entry = library.resolve(entry_id)
    assert isinstance(entry, Entry)
    return [resource.key for resource in library.resources.beside(entry)]


def test_resource_stands_beside_entries_of_its_topic_that_share_its_words(
    shipped: Library,
) -> None:
    assert beside(shipped, "kent-konseyi-gocmen-meclisi") == ["adana-goc-ve-multeci-meclisi"]
    assert beside(shipped, "turkce-kursu") == ["cankaya-turkce-kursu"]
    assert beside(shipped, "defin-yabanci") == []


def test_registers_change_no_decision(folder: Path) -> None:
    questions = [test for sheet in inspect(folder)[0].sheets for test in sheet.entry.tests]
    bare = load(folder)
    (folder / "publications.yaml").write_text(REPORT, encoding="utf-8")
    full = load(folder)
    assert full.resources.listed
    assert [full.decide(q) for q in questions] == [bare.decide(q) for q in questions]
