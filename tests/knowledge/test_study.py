"""A study counts by group, lists what is confused, and tells what a threshold would give."""

from dataclasses import replace

import pytest

from knowledge.answer import Abstention, Evidence, Why
from knowledge.evaluate import Labelled, Row, own_tests, report, run
from knowledge.left_out import Asked
from knowledge.library import Library
from knowledge.linear import compare, train
from knowledge.noise import Noise
from knowledge.study import THRESHOLDS, Study, area, confusions, kind, risks, study, style
from knowledge.trials import try_ways, ways

OTHER = ("asfalt yama ihalesi ne zaman", "okulun su faturasına itiraz")


@pytest.fixture(scope="module")
def asked(desk: Library) -> list[Labelled]:
    """The tests of the small folder, and questions that nobody answers."""
    known = [q.model_copy(update={"style": "plain"}) for q in own_tests(desk)]
    return [*known, *(Labelled(text=text, kind="other", style="ascii") for text in OTHER)]


@pytest.fixture(scope="module")
def found(desk: Library, asked: list[Labelled]) -> Study:
    """The study of the small folder in two parts."""
    return study(desk, {"tuned": asked, "held out": asked[:2]})


def missed(meant: str, first: str) -> Row:
    """A question about one entry for which another came first."""
    asked = Labelled(text=f"{meant}?", gold=(meant,))
    return Row(asked, Abstention((), Evidence(), Why.NOT_FOUND), ((first, 1.0), (meant, 0.5)), 0.0)


def test_parts_keep_their_names_and_order(found: Study, asked: list[Labelled]) -> None:
    assert [(part.name, len(part.rows)) for part in found.parts] == [
        ("tuned", len(asked)),
        ("held out", 2),
    ]


def test_same_input_gives_the_same_study(
    desk: Library, asked: list[Labelled], found: Study
) -> None:
    again = study(desk, {"tuned": asked, "held out": asked[:2]})
    assert again == found


def test_groups_share_out_all_questions(desk: Library, found: Study) -> None:
    part = found.parts[0]
    for group in (area(desk), style, kind):
        assert sum(r.questions for r in part.by(group).values()) == len(part.rows)
    assert set(part.by(style)) == {"ascii", "plain"}
    topics = {entry.topic for entry in desk.entries.values() if entry.tests}
    assert set(part.by(area(desk))) == topics | {"-"}


def test_folding_makes_text_without_diacritics_and_capitals_equal(found: Study) -> None:
    for part in found.parts:
        plain = part.noisy[Noise.AS_TYPED]
        assert part.noisy[Noise.NO_DIACRITICS] == plain
        assert part.noisy[Noise.CAPITALS] == plain


def test_threshold_of_the_desk_gives_what_the_desk_gives(
    desk: Library, asked: list[Labelled]
) -> None:
    band = desk.calibration.bands.answer
    assert band in THRESHOLDS
    (risk,) = (risk for risk in risks(desk, asked) if risk.threshold == band)
    told = report(run(desk, asked, lambda: 0.0))
    assert risk.coverage == pytest.approx(told.answer_coverage, abs=1e-4)
    assert risk.precision == pytest.approx(told.answer_precision, abs=1e-4)
    assert risk.false == pytest.approx(told.false_answers_by_kind)


def test_higher_threshold_never_covers_more(found: Study) -> None:
    shares = [risk.coverage for risk in found.parts[0].risks]
    assert shares == sorted(shares, reverse=True)


def test_pair_confused_twice_is_listed_and_questions_come_first() -> None:
    rows = [missed("a", "b"), missed("a", "b"), missed("c", "a")]
    wordings = [
        Asked("d", "bir", is_example=False, place=2, first="a"),
        Asked("d", "iki", is_example=True, place=3, first="a"),
        Asked("d", "üç", is_example=True, place=1, first="d"),
    ]
    told = [
        (pair.meant, pair.found, pair.questions, pair.wordings)
        for pair in confusions(rows, wordings)
    ]
    assert told == [("a", "b", 2, 0), ("d", "a", 0, 2)]


def test_trained_model_knows_the_wordings_it_was_trained_on(desk: Library) -> None:
    model, index = train(desk.index), desk.index
    for number, entry in enumerate(index.entries):
        assert int(model.scores(entry.question, index).argmax()) == number


def test_model_is_compared_on_the_same_questions(desk: Library, asked: list[Labelled]) -> None:
    told = compare(desk, {"tuned": asked, "held out": asked[:2]})
    answerable = sum(bool(question.gold) for question in asked)
    assert [one.questions for one in told] == [answerable] * 3 + [2] * 3
    assert all(0 <= one.at_1 <= one.at_3 <= 1 for one in told)
    measured = report(run(desk, asked, lambda: 0.0))
    assert told[0].at_1 == pytest.approx(measured.recall_at_1, abs=1e-4)


def test_first_way_is_that_of_the_desk(desk: Library, asked: list[Labelled]) -> None:
    told = try_ways(desk, {"tuned": asked, "nothing": []})
    assert [one.engine for one in told] == list(ways(desk))
    measured = report(run(desk, asked, lambda: 0.0))
    assert (told[0].at_1, told[0].at_3) == pytest.approx(
        (measured.recall_at_1, measured.recall_at_3), abs=1e-4
    )


def test_left_out_view_no_longer_counts(desk: Library, asked: list[Labelled]) -> None:
    without = desk.calibration.weights.model_copy(update={"answer_words": 0.0})
    calibration = desk.calibration.model_copy(update={"weights": without})
    (expected, *_) = try_ways(replace(desk, calibration=calibration), {"tuned": asked})
    told = {one.engine: one for one in try_ways(desk, {"tuned": asked})}["answer_words × 0"]
    assert (told.at_1, told.at_3) == (expected.at_1, expected.at_3)
