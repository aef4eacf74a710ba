"""A library loads whole or not at all, whatever is wrong with its folder."""

from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge.finding import Finding, Severity
from knowledge.loader import LibraryError, inspect, load
from tests.knowledge.findings import assert_plain

REGISTERS = (
    "topics.yaml",
    "laws.yaml",
    "directory.yaml",
    "synonyms.yaml",
    "fillers.yaml",
    "cues.yaml",
    "calibration.yaml",
)
Spoil = Callable[[Path], object]


def findings_of(folder: Path) -> tuple[Finding, ...]:
    """What keeps the folder from loading; each reads well."""
    with pytest.raises(LibraryError) as caught:
        load(folder)
    assert caught.value.findings
    for finding in caught.value.findings:
        assert_plain(finding)
        assert str(finding) in str(caught.value)
    return caught.value.findings


def append(name: str, text: str) -> Spoil:
    """Write more into one file."""

    def spoil(folder: Path) -> None:
        path = folder / name
        path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")

    return spoil


def overwrite(name: str, text: str) -> Spoil:
    """Write one file anew."""

    def spoil(folder: Path) -> None:
        (folder / name).write_text(text, encoding="utf-8")

    return spoil


def test_small_folder_loads_with_all_its_parts(folder: Path) -> None:
    shelf, findings = inspect(folder)
    assert findings == ()
    library = load(folder)
    assert sorted(library.entries) == sorted(sheet.entry.id for sheet in shelf.sheets)
    assert len(library.entries) == 5
    assert sorted(library.laws) == ["5393", "gky"]
    assert sorted(library.directory) == ["il-goc-idaresi", "ilce-meb"]
    assert "egitim" in library.topics


def test_old_id_leads_to_the_entry_that_replaced_it(folder: Path) -> None:
    library = load(folder)
    merged = library.resolve("gida-kolisi")
    assert merged is not None
    assert merged.id == "ayni-yardim"
    assert library.resolve("ayni-yardim") == merged
    assert library.resolve("yok-boyle-kayit") is None


@pytest.mark.parametrize("name", REGISTERS)
def test_missing_register_keeps_the_library_from_loading(folder: Path, name: str) -> None:
    (folder / name).unlink()
    assert [finding.file for finding in findings_of(folder)] == [name]


@pytest.mark.parametrize("name", REGISTERS)
def test_folder_in_place_of_a_register_is_told(folder: Path, name: str) -> None:
    (folder / name).unlink()
    (folder / name).mkdir()
    assert [finding.file for finding in findings_of(folder)] == [name]


@pytest.mark.parametrize("name", REGISTERS)
def test_broken_register_is_told_with_its_line(folder: Path, name: str) -> None:
    overwrite(name, "# sicil\n'açık tırnak\n")(folder)
    (finding,) = findings_of(folder)
    assert (finding.file, finding.line) == (name, 2)


@pytest.mark.parametrize("name", REGISTERS[:5])
@pytest.mark.parametrize("text", ["egitim: Eğitim\n", "[]\n"])
def test_register_that_is_no_list_is_told(folder: Path, name: str, text: str) -> None:
    overwrite(name, text)(folder)
    (finding,) = findings_of(folder)
    assert (finding.file, finding.line) == (name, 1)
    assert "liste" in finding.message


@pytest.mark.parametrize(
    ("spoil", "file", "line", "field"),
    [
        pytest.param(
            append("topics.yaml", '- {key: egitim, title: "Okul", english: "School"}\n'),
            *("topics.yaml", 5, "key"),
            id="key-twice",
        ),
        pytest.param(
            append("laws.yaml", "- {key: 6458, name: Kanun, short: Kanun}\n"),
            *("laws.yaml", 3, "key"),
            id="number-as-key",
        ),
        pytest.param(
            append("laws.yaml", '- {key: "6458", isim: Kanun, short: Kanun}\n'),
            *("laws.yaml", 3, "name"),
            id="unknown-and-missing-field",
        ),
        pytest.param(
            append("laws.yaml", '- {key: x1, name: "Kanun", short: "Kn", amended_on: 1.2.2026}\n'),
            *("laws.yaml", 3, "amended_on"),
            id="turkish-date",
        ),
        pytest.param(
            append("directory.yaml", "- il müdürlüğü\n"), "directory.yaml", 3, "", id="plain-row"
        ),
        pytest.param(
            append("synonyms.yaml", "- okul\n"), "synonyms.yaml", 4, "", id="group-of-a-word"
        ),
        pytest.param(
            append("synonyms.yaml", "- [okul]\n"), "synonyms.yaml", 4, "", id="group-of-one"
        ),
        pytest.param(
            append("synonyms.yaml", "- [okul, [mektep]]\n"), "synonyms.yaml", 4, "", id="group-in"
        ),
        pytest.param(append("fillers.yaml", "- [bir]\n"), "fillers.yaml", 8, "", id="filler-list"),
        pytest.param(
            overwrite("calibration.yaml", "coefficients: [1, 2]\n"),
            *("calibration.yaml", 1, "coefficients"),
            id="too-few-coefficients",
        ),
        pytest.param(
            overwrite("calibration.yaml", f"coefficients: [{'nan, ' * 10}nan]\n"),
            *("calibration.yaml", 1, "coefficients"),
            id="coefficients-not-finite",
        ),
        pytest.param(
            overwrite("calibration.yaml", "bands: {answer: 0}\n"),
            *("calibration.yaml", 1, "answer"),
            id="band-of-zero",
        ),
    ],
)
def test_bad_row_of_a_register_is_told(
    folder: Path, spoil: Spoil, file: str, line: int, field: str
) -> None:
    spoil(folder)
    told = {(finding.file, finding.line, finding.field) for finding in findings_of(folder)}
    assert (file, line, field) in told
    assert {finding[0] for finding in told} == {file}


def test_folder_without_entries_does_not_load(folder: Path) -> None:
    for path in (folder / "entries").rglob("*.yaml"):
        path.unlink()
    (finding,) = findings_of(folder)
    assert "hiç bilgi kaydı yok" in finding.message


def test_folder_that_does_not_exist_is_told(tmp_path: Path) -> None:
    told = {finding.file for finding in findings_of(tmp_path / "yok")}
    assert {*REGISTERS, "entries"} == told


@pytest.mark.parametrize("name", ["yeni.yml", "yeni.YAML", "yeni.yaml.txt"])
def test_entry_under_another_ending_is_not_lost_silently(folder: Path, name: str) -> None:
    (folder / "entries/egitim" / name).write_text("id: yeni\n", encoding="utf-8")
    (finding,) = findings_of(folder)
    assert finding.file == f"entries/egitim/{name}"
    assert "okunmaz" in finding.message


def test_entry_that_cannot_be_opened_is_told(folder: Path) -> None:
    (folder / "entries/egitim/bag.yaml").symlink_to(folder / "silinmis.yaml")
    (finding,) = findings_of(folder)
    assert finding.file == "entries/egitim/bag.yaml"


def test_one_broken_entry_is_told_alone_and_keeps_everything_out(folder: Path) -> None:
    overwrite("entries/egitim/okul-servisi.yaml", "id: okul-servisi\n\tquestion: x\n")(folder)
    (finding,) = findings_of(folder)  # okul-kaydi names it under see_also: no second finding
    assert (finding.file, finding.line) == ("entries/egitim/okul-servisi.yaml", 2)


def test_faults_of_all_files_are_told_in_one_go(folder: Path) -> None:
    overwrite("topics.yaml", "")(folder)
    overwrite("entries/egitim/okul-servisi.yaml", "id: Okul\n")(folder)
    overwrite("entries/saglik/acil-saglik.yaml", "x: 1\n")(folder)
    told = findings_of(folder)
    assert {finding.file for finding in told} == {
        "topics.yaml",
        "entries/egitim/okul-servisi.yaml",
        "entries/saglik/acil-saglik.yaml",
    }
    assert list(told) == sorted(told)


def test_warning_does_not_keep_the_library_from_loading(folder: Path) -> None:
    path = folder / "entries/egitim/okul-servisi.yaml"
    text = path.read_text(encoding="utf-8").replace("Evet, bütçe", "Belediye zorunludur; bütçe")
    path.write_text(text, encoding="utf-8")
    _, findings = inspect(folder)
    assert [finding.severity for finding in findings] == [Severity.WARNING]
    assert load(folder).entries


def test_digest_changes_with_any_file_and_with_nothing_else(folder: Path, tmp_path: Path) -> None:
    before = load(folder).digest
    assert load(folder).digest == before
    append("fillers.yaml", "- hocam\n")(folder)
    assert load(folder).digest != before


def test_version_changes_with_what_officers_read_and_with_nothing_else(folder: Path) -> None:
    before = load(folder).entries["okul-kaydi"].version
    append("entries/egitim/okul-kaydi.yaml", "  - çocuğun sınıfa alınması\n")(folder)
    assert load(folder).entries["okul-kaydi"].version == before
    path = folder / "entries/egitim/okul-kaydi.yaml"
    text = path.read_text(encoding="utf-8").replace("okul müdürlüğünde yapılır", "okulda yapılır")
    path.write_text(text, encoding="utf-8")
    assert load(folder).entries["okul-kaydi"].version != before
