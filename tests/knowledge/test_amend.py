"""Small changes are made where they stand, and change nothing else."""

from datetime import date
from pathlib import Path

import pytest

from knowledge.amend import AmendError, reviewed, with_alias
from knowledge.entry import Entry
from knowledge.loader import SHIPPED, check_entry

DAY = date(2026, 12, 24)
FILES = sorted((SHIPPED / "entries").rglob("*.yaml"))

TEXT = """\
# Yukarıdaki açıklama
id: deneme
aliases:   # yandaki
  - "bir"
  # aradaki
  - iki   # sondaki
topic: egitim
sources:
  - {law: "5393", articles: ["13"]}   # okundu mu?
  - law: "6458"
    verified: 2026-01-01
  - law: "5510"
    articles: ["60"]
reviewed_on: 2026-01-01   # gün
"""


def _entry(text: str) -> Entry:
    sheet, findings = check_entry(text.encode(), "deneme.yaml")
    assert sheet, findings
    return sheet.entry


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_shipped_entry_takes_an_alias_and_a_review(path: Path) -> None:
    text = path.read_text("utf-8")
    entry = _entry(text)
    amended = reviewed(
        with_alias(text, "yepyeni soruluş"), DAY, range(len(entry.sources)), whole=True
    )
    told = _entry(amended)
    assert told.aliases == (*entry.aliases, "yepyeni soruluş")
    assert {source.verified for source in told.sources} <= {DAY}
    assert told.reviewed_on == DAY
    kept = {"aliases": entry.aliases, "sources": entry.sources, "reviewed_on": entry.reviewed_on}
    assert told.model_copy(update=kept) == entry


def test_remarks_of_the_editors_stay() -> None:
    amended = reviewed(with_alias(TEXT, "üç"), DAY, [0, 1, 2], whole=True)
    remarks = [row.partition("#")[2] for row in TEXT.split("\n") if "#" in row]
    assert [row.partition("#")[2] for row in amended.split("\n") if "#" in row] == remarks


def test_an_alias_stands_below_the_last_one() -> None:
    rows = with_alias(TEXT, "üç").split("\n")
    assert rows[rows.index("  - iki   # sondaki") + 1] == '  - "üç"'


def test_an_alias_joins_a_list_in_one_row() -> None:
    assert with_alias("id: a\naliases: [bir, iki]   # not\n", "üç") == (
        'id: a\naliases: [bir, iki, "üç"]   # not\n'
    )


def test_quotation_marks_and_line_ends_in_an_alias_do_no_harm() -> None:
    amended = with_alias("id: a\naliases:\n  - bir\n", 'o "ş" dedi:\n# ne?\\')
    assert amended == 'id: a\naliases:\n  - bir\n  - "o ”ş” dedi: # ne?/"\n'


def test_only_ticked_sources_get_the_day() -> None:
    amended = reviewed(TEXT, DAY, [1], whole=False)
    assert amended == TEXT.replace("verified: 2026-01-01", "verified: 2026-12-24")


@pytest.mark.parametrize(
    "text", ["", "id: [", "- bir\n", "id: a\n", "id: a\naliases: []\n", "id: a\naliases: |\n  b\n"]
)
def test_what_a_machine_had_better_not_touch_is_refused(text: str) -> None:
    with pytest.raises(AmendError):
        with_alias(text, "üç")


def test_a_source_that_is_not_there_is_refused() -> None:
    with pytest.raises(AmendError):
        reviewed(TEXT, DAY, [7], whole=False)
