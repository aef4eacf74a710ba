"""The editor's guide explains every field and quotes the sentences that the check really says."""

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from knowledge.emergencies import Emergency
from knowledge.entry import AnswerText, English, Entry, Retirement, Source, Variant
from knowledge.labels import LABELS
from knowledge.loader import check_entry
from knowledge.resource import Event, Practice, Publication

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "docs" / "tr" / "editor.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| `(\w+)`( \*)? \| ([^|]+) \|", re.MULTILINE)
FAULTS = ROOT / "tests" / "knowledge" / "faults"


PARTS: tuple[type[BaseModel], ...] = (
    *(Entry, AnswerText, Variant, Source, Retirement, English),
    *(Publication, Practice, Event, Emergency),
)


@pytest.mark.parametrize("part", PARTS)
def test_every_field_is_explained_under_its_turkish_name(part: type[BaseModel]) -> None:
    explained = {name: label for name, _, label in ROW.findall(GUIDE)}
    assert {name: explained.get(name) for name in part.model_fields} == {
        name: LABELS[name] for name in part.model_fields
    }


def test_no_field_is_explained_that_does_not_exist() -> None:
    known = {name for part in PARTS for name in part.model_fields}
    assert {name for name, _, _ in ROW.findall(GUIDE)} <= known


def test_required_fields_of_an_entry_carry_a_star() -> None:
    starred = {name for name, star, _ in ROW.findall(GUIDE) if star}
    required = {name for name, field in Entry.model_fields.items() if field.is_required()}
    assert starred & set(Entry.model_fields) == required


@pytest.mark.parametrize(
    "fault",
    [
        *("misspelt-key", "turkish-date", "law-without-quotes", "colon-in-bare-text"),
        *("smart-quotes", "bad-indentation", "duplicate-key", "merge-markers"),
    ],
)
def test_quoted_sentence_is_what_the_check_says(fault: str) -> None:
    (finding,) = check_entry((FAULTS / f"{fault}.yaml").read_bytes(), "x.yaml")[1]
    assert re.split(r" \(<|: “", finding.message)[0] in GUIDE
