"""Nobody stands in an entry's file: what reads like somebody is found row by row."""

import pytest

from handlers.services.personal import personal_findings
from knowledge.finding import Severity
from knowledge.loader import SHIPPED

FILES = [*SHIPPED.glob("entries/*/*.yaml"), *SHIPPED.glob("examples/*.txt")]


def _found(row: str) -> list[Severity]:
    return [finding.severity for finding in personal_findings(f"id: a\n{row}\n", "a.yaml")]


@pytest.mark.parametrize(
    "row",
    [
        'short: "05321234567 numarasını arayınız"',
        'short: "+90 532 123 45 67 numarasını arayınız"',
        'short: "+963 944 123 456 numarasını arayınız"',
        "  - TC 10000000146 okul terki",
        "  - kimlik no 99123456786",
        'short: "TR33 0006 1005 1978 6457 8413 26 hesabına"',
        'short: "ayse.demir@gmail.com adresine"',
        'short: "ayse.demir@sahinbey.bel.tr adresine"',
        "# 34 ABC 123 plakalı araç",
    ],
)
def test_what_leads_to_a_person_is_an_error(row: str) -> None:
    assert Severity.ERROR in _found(row)


@pytest.mark.parametrize("row", ["  - Ahmet Yılmaz adlı kişi", "# Ayşe Demir ile konuşuldu"])
def test_likely_name_is_a_warning(row: str) -> None:
    assert _found(row) == [Severity.WARNING]


@pytest.mark.parametrize(
    "row",
    [
        "short: \"112'yi ya da 183'ü arayınız\"",
        'short: "444 0 123 ve 0850 222 11 22 her gün açıktır"',
        'short: "İl müdürlüğü: 0342 211 22 33"',
        'short: "bilgi@goc.gov.tr adresine yazınız"',
        'short: "articles 15, 38, 60 and 77 of the Law"',
    ],
)
def test_office_is_nobody(row: str) -> None:
    assert _found(row) == []


def test_finding_has_line_and_field_and_never_the_data() -> None:
    (found,) = personal_findings('id: a\nanswer:\n  short: "05321234567"\n', "a.yaml")
    assert (found.line, found.field) == (3, "short")
    assert "0532" not in str(found)


def test_no_shipped_file_names_anybody() -> None:
    assert len(FILES) > 200
    for file in FILES:
        text = file.read_text("utf-8")
        assert personal_findings(text, file.name, likely=file.suffix == ".yaml") == ()
