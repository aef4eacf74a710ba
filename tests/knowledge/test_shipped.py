"""The content that the product ships keeps its promises."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from knowledge.answer import Abstention, Clarification, Why
from knowledge.finding import Severity
from knowledge.index import wordings_of
from knowledge.library import Library
from knowledge.lint import ALIASES, TESTS
from knowledge.loader import inspect
from knowledge.text import tokens

QUESTIONS = sorted((Path(__file__).parent / "questions").glob("*.jsonl"))


@pytest.fixture(scope="module")
def asked() -> list[dict[str, object]]:
    """All labelled questions of development."""
    lines = [line for file in QUESTIONS for line in file.read_text("utf-8").splitlines()]
    return [json.loads(line) for line in lines if line.strip()]


def test_shipped_content_has_no_errors() -> None:
    _, findings = inspect()
    assert [str(finding) for finding in findings if finding.severity is Severity.ERROR] == []


def test_every_wording_of_an_entry_finds_it_for_sure(shipped: Library) -> None:
    """Also those without a word about foreigners: an editor has said what they mean."""
    for entry in shipped.entries.values():
        for wording in (entry.question, *entry.aliases):
            decision = shipped.decide(wording)
            assert decision.evidence.matches[0].entry.id == entry.id, wording
            assert decision.why in {Why.SURE, Why.STATUS, Why.ONE_WORD}, wording


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("nikah", "gk-uk-nikah"),
        ("RUHSAT", "isyeri-ruhsati-yabanci"),
        ("kreş", "belediye-kres-yabanci"),
    ],
)
def test_bare_topic_is_asked_back_and_not_refused(shipped: Library, word: str, found: str) -> None:
    decision = shipped.decide(word)
    assert isinstance(decision, Clarification)
    assert decision.why is Why.ONE_WORD
    assert found in {entry.id for entry in decision.entries}


@pytest.mark.parametrize("word", ["belediye", "evet", "ok", "deneme", "1", "asfalt"])
def test_bare_word_that_names_no_topic_is_not_found(shipped: Library, word: str) -> None:
    assert isinstance(shipped.decide(word), Abstention)


def test_second_question_may_leave_unsaid_whom_it_is_about(shipped: Library) -> None:
    decision = shipped.decide(
        "Suriyeli çocuk okula nasıl kaydedilir? Annesine sosyal yardım yapılabilir mi?"
    )
    assert decision.why is Why.TWO_QUESTIONS


def test_a_question_is_judged_alike_in_every_process() -> None:
    """To the last digit: sums are not added up in the order of a set."""
    told = {_judged(seed) for seed in ("1", "2", "3")}
    assert len(told) == 1
    assert told != {""}


def _judged(seed: str) -> str:
    asks = (
        "import json, sys; from pathlib import Path; from knowledge.loader import load\n"
        "lines = Path(sys.argv[1]).read_text('utf-8').splitlines()\n"
        "desk = load()\n"
        "for line in lines:\n"
        "    print(repr(desk.decide(json.loads(line)['text']).evidence.probability))"
    )
    done = subprocess.run(
        [sys.executable, "-c", asks, str(QUESTIONS[0])],
        env={**os.environ, "PYTHONHASHSEED": seed},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout


def test_entries_cover_all_sixteen_topics(shipped: Library) -> None:
    assert len(shipped.entries) >= 158
    assert len(shipped.topics) == 16
    assert {entry.topic for entry in shipped.entries.values()} == set(shipped.topics)


def test_every_entry_has_aliases_tests_and_sources(shipped: Library) -> None:
    for entry in shipped.entries.values():
        assert len(entry.aliases) >= ALIASES, entry.id
        assert len(entry.tests) >= TESTS, entry.id
        assert entry.sources, entry.id


def test_every_entry_has_twenty_further_wordings() -> None:
    shelf, _ = inspect()
    short = {s.entry.id: len(shelf.examples.get(s.entry.id, ())) for s in shelf.sheets}
    assert {name: size for name, size in short.items() if size < 20} == {}


def test_no_test_question_is_indexed(shipped: Library) -> None:
    indexed = {tokens(text) for text in shipped.index.wordings}
    asked = {tokens(text) for e in shipped.entries.values() for text in wordings_of(e)}
    assert asked <= indexed
    repeated = [
        text
        for entry in shipped.entries.values()
        for text in entry.tests
        if tokens(text) in indexed
    ]
    assert repeated == []


def test_no_labelled_sentence_is_indexed(shipped: Library, asked: list[dict[str, object]]) -> None:
    indexed = {tokens(text): text for text in shipped.index.wordings}
    repeated = [row["text"] for row in asked if len(tokens(str(row["text"]))) > 4]
    assert [text for text in repeated if tokens(str(text)) in indexed] == []


def test_labelled_questions_name_entries_that_exist(
    shipped: Library, asked: list[dict[str, object]]
) -> None:
    for row in asked:
        for field in ("gold", "also"):
            names = row.get(field, [])
            assert isinstance(names, list)
            assert [name for name in names if shipped.resolve(name) is None] == [], row["text"]


def test_labelled_questions_are_many_and_a_third_has_no_answer(
    asked: list[dict[str, object]],
) -> None:
    unanswerable = [row for row in asked if not row.get("gold")]
    assert len(QUESTIONS) >= 2
    assert len(asked) >= 300
    assert 0.25 <= len(unanswerable) / len(asked) <= 0.45
    assert {row.get("kind") for row in unanswerable} >= {"near", "other", "noise"}


def test_every_source_of_a_binding_entry_is_in_the_register(shipped: Library) -> None:
    for entry in shipped.entries.values():
        for source in entry.sources:
            assert source.law in shipped.laws, entry.id
