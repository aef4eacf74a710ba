"""The evaluation counts what it says it counts: numbers worked out by hand."""

import json
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.answer import Abstention, Answer, Clarification, Decision, Evidence, Match, Why
from knowledge.evaluate import Labelled, Row, auroc, own_tests, report, run
from knowledge.library import Library

NAMES = ("okul-kaydi", "okul-servisi", "ayni-yardim", "acil-saglik")


def evidence(probability: float) -> Evidence:
    return Evidence(probability=probability)


def ticking() -> Callable[[], float]:
    """A timer that moves on by two milliseconds a look."""
    ticks: Iterator[float] = (n * 0.002 for n in range(1_000_000))
    return lambda: next(ticks)


def row(
    decision: Decision, candidates: str, *, gold: str = "", also: str = "", kind: str = ""
) -> Row:
    """A row whose candidates are written as first letters of places in NAMES."""
    asked = Labelled(text="x", gold=tuple(gold.split()), also=tuple(also.split()), kind=kind)
    listed = tuple((NAMES[int(n)], 1.0) for n in candidates)
    return Row(asked, decision, listed, took_ms=float(len(candidates)))


@pytest.fixture(scope="module")
def rows(desk: Library) -> tuple[Row, ...]:
    """Four questions that have an answer, three that have none."""
    school, bus, aid, health = (desk.entries[name] for name in NAMES)
    return (
        row(Answer(school, evidence(0.9)), "0123", gold="okul-kaydi"),
        row(Answer(bus, evidence(0.8)), "102", gold="okul-kaydi"),
        row(
            Clarification((aid, health), evidence(0.5), Why.CLOSE),
            "231",
            gold="okul-servisi",
            also="acil-saglik",
        ),
        row(Clarification((aid,), evidence(0.7), Why.STATUS), "2", gold="ayni-yardim"),
        row(Answer(school, evidence(0.8)), "0", kind="near"),
        row(Clarification((school, bus), evidence(0.4), Why.UNSURE), "01", kind="near"),
        row(Abstention((), evidence(0.1), Why.NOT_FOUND), "", kind="noise"),
    )


def test_report_counts_what_was_worked_out_by_hand(rows: tuple[Row, ...]) -> None:
    found = report(rows)
    assert (found.questions, found.answerable) == (7, 4)
    assert found.recall_at_1 == pytest.approx(2 / 4)  # rows 1 and 4
    assert found.recall_at_3 == pytest.approx(4 / 4)
    assert found.mrr_at_10 == pytest.approx((1 + 1 / 2 + 1 / 2 + 1) / 4)
    assert found.answer_precision == pytest.approx(1 / 3, abs=1e-4)  # three answers, one right
    assert found.answer_coverage == pytest.approx(2 / 4)
    assert found.clarified == pytest.approx(2 / 4)
    assert found.status_asked == pytest.approx(1 / 4)
    assert found.target_shown == pytest.approx(3 / 4)  # row 2 answered another entry
    assert found.false_answers == pytest.approx(1 / 3, abs=1e-4)
    assert found.false_answers_by_kind == {"near": 0.5, "noise": 0.0}
    assert found.abstained_on_unanswerable == pytest.approx(1 / 3, abs=1e-4)
    # pairs of .9 .8 .5 .7 with .8 .4 .1: 3 + 2.5 + 2 + 2 of 12
    assert found.auroc == pytest.approx(9.5 / 12, abs=1e-4)
    assert found.p50_ms == pytest.approx(2.0)


def test_report_of_nothing_measures_nothing() -> None:
    found = report(())
    assert found.questions == 0
    assert found.recall_at_1 is None
    assert found.answer_precision is None
    assert found.auroc is None


@given(st.lists(st.sampled_from([0.1, 0.2, 0.5, 0.9]), min_size=1), st.lists(st.floats(0, 1)))
def test_auroc_is_the_chance_that_a_positive_outranks_a_negative(
    positive: list[float], negative: list[float]
) -> None:
    if not negative:
        assert auroc(positive, negative) is None
        return
    won = sum((p > n) + 0.5 * (p == n) for p in positive for n in negative)
    assert auroc(positive, negative) == pytest.approx(
        won / (len(positive) * len(negative)), abs=1e-4
    )


def test_rows_name_the_decision_and_its_entry(rows: tuple[Row, ...]) -> None:
    told = [(found.name, found.entry) for found in rows]
    assert told == [
        ("answer", "okul-kaydi"),
        ("answer", "okul-servisi"),
        ("clarify", None),
        ("clarify", "ayni-yardim"),  # only the legal status is still asked
        ("answer", "okul-kaydi"),
        ("clarify", None),
        ("abstain", None),
    ]


def test_run_gives_one_row_a_question_in_order(desk: Library) -> None:
    texts = ["okul kaydı nasıl olur", "", "okul kaydı nasıl olur", "x" * 4000, "🙂 roket"]
    found = run(desk, [Labelled(text=text) for text in texts], ticking())
    assert [one.asked.text for one in found] == texts
    for one in found:
        written = json.loads(json.dumps(one.as_json()))
        assert list(written) == ["text", "decision", "entry", "candidates"]
        assert written["decision"] in {"answer", "clarify", "abstain"}
        assert len(written["candidates"]) >= 5
        assert len({candidate["id"] for candidate in written["candidates"]}) >= 5
        assert all(list(candidate) == ["id", "score"] for candidate in written["candidates"])
        assert one.took_ms == pytest.approx(2.0)


def test_candidates_are_listed_best_first(desk: Library) -> None:
    (found,) = run(desk, [Labelled(text="okul kaydı için belge")], ticking())
    scores = [score for _, score in found.candidates]
    assert scores == sorted(scores, reverse=True)
    assert found.candidates[0][0] == "okul-kaydi"


def test_own_tests_are_those_of_the_entries(desk: Library) -> None:
    asked = own_tests(desk)
    assert len(asked) == sum(len(entry.tests) for entry in desk.entries.values())
    assert all(question.text in desk.entries[question.gold[0]].tests for question in asked)


def test_entry_that_also_serves_counts_as_right() -> None:
    asked = Labelled(text="x", gold=("a",), also=("b", "a"))
    assert asked.right == {"a", "b"}
    found = Row(asked, Abstention((), Evidence(), Why.NOT_FOUND), (("c", 1.0), ("b", 0.5)), 0.0)
    assert found.rank == 2
    assert not found.is_shown


def test_clarification_shows_its_first_three_entries_only(desk: Library) -> None:
    entries = tuple(desk.entries.values())[:4]
    asked = Labelled(text="x", gold=(entries[3].id,))
    decision = Clarification(entries, Evidence((Match(entries[0], 1.0, "x"),)), Why.CLOSE)
    assert not Row(asked, decision, (), 0.0).is_shown
