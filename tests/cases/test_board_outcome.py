"""How opinions become an outcome: a table of boards, each with its result and its sentence.

A board is written as a word, one letter a member, the first of local government, the others
each of another group: Y, N, C hold yes, no, conditional; A abstained; R recused herself, r after
she had given an opinion; L gave hers late, - is silent. The order of the letters is that of the
steps.
"""

from dataclasses import replace
from datetime import datetime
from itertools import product

import pytest

from cases import seats
from cases.board import Late, Method, Outcome, Position, Referral, Result
from cases.outcome import sentences
from cases.people import Language
from cases.rules import Rules
from tests.cases.desk import (
    HOUR,
    NOON,
    RULES,
    SECRETARY,
    claimed,
    member,
    opinion,
    with_board,
)

GROUPS = ("yerel-yonetim", "akademi", "sivil-toplum", "uluslararasi", "akademi", "akademi")
MEMBERS = tuple(member(60 + nth, group, f"Kurum {nth}") for nth, group in enumerate(GROUPS))
HOLDS = {"Y": Position.YES, "N": Position.NO, "C": Position.CONDITIONAL, "r": Position.YES}


def _board(size: int, rules: Rules) -> Referral:
    fresh = seats.refer(
        claimed(), members=MEMBERS[:size], by=SECRETARY, at=NOON, rules=rules, brief="Soru"
    ).referral
    return replace(
        fresh, seats=tuple(replace(seat, id=nth) for nth, seat in enumerate(fresh.seats, 1))
    )


def _steps(word: str, rules: Rules) -> Referral:
    """The board after everybody took her step, before the deadline; late ones after it."""
    referral = _board(len(word), rules)
    for who, letter in zip(MEMBERS, word, strict=False):
        if letter != "-" and referral.is_open:
            recused = letter == "R"
            referral = seats.declare(
                referral, by=who, at=NOON, rules=rules, recused=recused
            ).referral
    for nth, letter in enumerate(word):
        if referral.is_open:
            referral = _step(referral, nth, letter, rules)
    return referral


def _step(referral: Referral, nth: int, letter: str, rules: Rules) -> Referral:
    who = MEMBERS[nth]
    if letter == "A":
        return seats.abstain(referral, by=who, at=NOON, rules=rules).referral
    if letter in HOLDS:
        referral = _spoken(referral, nth, HOLDS[letter], NOON, rules)
    if letter == "L":
        at = referral.due_at + HOUR
        referral = _spoken(referral, nth, Position.YES, at, rules)
    if letter == "r":
        referral = seats.declare(referral, by=who, at=NOON, rules=rules, recused=True).referral
    return referral


def _spoken(
    referral: Referral, nth: int, position: Position, at: datetime, rules: Rules
) -> Referral:
    given = seats.give(referral, by=MEMBERS[nth], opinion=opinion(position), at=at, rules=rules)
    return given.referral


def _declared(referral: Referral, nth: int) -> Referral:
    return seats.declare(
        referral, by=MEMBERS[nth], at=NOON, rules=MAJORITY, recused=False
    ).referral


def _concluded(word: str, rules: Rules) -> Referral:
    referral = _steps(word, rules)
    if referral.is_open:
        referral = seats.conclude(referral, referral.due_at + 2 * HOUR, rules).referral
    return referral


def _outcome(word: str, rules: Rules) -> Outcome:
    outcome = _concluded(word, rules).outcome
    assert outcome is not None
    return outcome


MAJORITY = with_board(quorum=3)
CONSENSUS = with_board(quorum=3, method=Method.CONSENSUS)
TWO = with_board(quorum=2)
SILENT_ABSTENTIONS = with_board(quorum=3, abstentions_count_to_quorum=False)
LATE_COUNTS = with_board(quorum=3, late=Late.COUNT)

ADOPTED, DISSENT, NONE = Result.ADOPTED, Result.ADOPTED_WITH_DISSENT, Result.NO_QUORUM
TABLE = [
    ("YYY", MAJORITY, ADOPTED, Position.YES, "oy birliğiyle kabul edildi"),
    ("YYN", MAJORITY, DISSENT, Position.YES, "1 karşı görüşle"),
    ("NNY", MAJORITY, DISSENT, Position.NO, "2 görüş olumsuz"),
    ("CCCY", MAJORITY, DISSENT, Position.CONDITIONAL, "3 görüş koşullu"),
    ("YY", TWO, ADOPTED, Position.YES, "Bildirilen görüşlerin tamamı olumlu (2)"),
    ("YN", TWO, NONE, None, "Karar yeter sayısına ulaşılamadı"),
    ("YYNN", MAJORITY, NONE, None, "2 olumlu, 2 olumsuz"),
    ("YNC", MAJORITY, NONE, None, "hiçbir görüş yarıdan fazla"),
    ("YYNC", MAJORITY, NONE, None, "2 olumlu, 1 olumsuz, 1 koşullu"),
    ("YY-", MAJORITY, NONE, None, "Toplantı yeter sayısına ulaşılamadı"),
    ("---", MAJORITY, NONE, None, "3 üye süresinde görüş bildirmedi"),
    ("YYA", MAJORITY, ADOPTED, Position.YES, "1 üye çekimser kaldı"),
    ("YYA", SILENT_ABSTENTIONS, NONE, None, "Toplantı yeter sayısına ulaşılamadı"),
    ("YAA", MAJORITY, ADOPTED, Position.YES, "Bildirilen görüşlerin tamamı olumlu (1)"),
    ("AAA", MAJORITY, NONE, None, "Görüş bildiren olmadığı için"),
    ("YYYR", MAJORITY, ADOPTED, Position.YES, "1 üye çekildi"),
    ("YYRR", MAJORITY, NONE, None, "Toplantı yeter sayısına ulaşılamadı"),
    ("RR", TWO, NONE, None, "1 üye sonucu değiştiremeyeceği için beklenmedi"),
    ("YYr", MAJORITY, NONE, None, "Toplantı yeter sayısına ulaşılamadı"),
    ("RYYY", MAJORITY, NONE, None, "Kurulun bileşimi sağlanamadı: Yerel yönetim (1 üye eksik)"),
    ("-YYY", MAJORITY, NONE, None, "Kurulun bileşimi sağlanamadı"),
    ("AYYY", MAJORITY, ADOPTED, Position.YES, "1 üye çekimser"),
    ("AYYY", SILENT_ABSTENTIONS, NONE, None, "Kurulun bileşimi sağlanamadı"),
    ("YYY", CONSENSUS, ADOPTED, Position.YES, "oy birliğiyle"),
    ("YYYYN", CONSENSUS, NONE, None, "Oy birliği sağlanamadı (4 olumlu, 1 olumsuz)"),
    ("YYA", CONSENSUS, ADOPTED, Position.YES, "oy birliğiyle"),
    ("YYL", MAJORITY, NONE, None, "Toplantı yeter sayısına ulaşılamadı"),
    ("YYL", LATE_COUNTS, ADOPTED, Position.YES, "3 üye görüş bildirdi"),
]


@pytest.mark.parametrize(("word", "rules", "result", "position", "because"), TABLE)
def test_a_board_comes_to_its_outcome_and_says_why(
    word: str, rules: Rules, result: Result, position: Position | None, because: str
) -> None:
    outcome = _outcome(word, rules)
    assert (outcome.result, outcome.position) == (result, position)
    assert because in outcome.sentence


def test_an_outcome_names_all_its_numbers() -> None:
    assert _outcome("YYNAR", MAJORITY).sentence == (
        "Görüş istenen 5 üye: 1 üye çekildi, 3 üye görüş bildirdi, 1 üye çekimser kaldı; "
        "yeter sayı 3. 2 görüş olumlu; 1 karşı görüşle, oy çokluğuyla kabul edildi."
    )


def test_a_board_whose_members_all_recused_themselves_says_so() -> None:
    referral = _board(3, MAJORITY)
    for who in MEMBERS[:3]:
        referral = seats.declare(referral, by=who, at=NOON, rules=MAJORITY, recused=True).referral
    assert referral.outcome is not None
    assert referral.outcome.result is NONE
    assert "Bütün üyeler çekildiği için" in referral.outcome.sentence


def test_when_everybody_has_spoken_the_deadline_is_not_awaited() -> None:
    assert not _steps("YYY", MAJORITY).is_open
    assert _steps("YY-", MAJORITY).is_open


@pytest.mark.parametrize(
    ("word", "rules"),
    [
        ("YYYN-", MAJORITY),  # 3 of at most 5 hold yes, one dissents already
        ("YYYYN--", with_board(quorum=3)),
        ("YN---", CONSENSUS),  # they differ already
        ("YRR-", MAJORITY),  # two cannot be three
        ("R---", MAJORITY),  # nobody is left of local government
        ("rY--", MAJORITY),  # nor after a late recusal
    ],
)
def test_what_nothing_can_change_is_not_waited_for(word: str, rules: Rules) -> None:
    size = min(len(word), len(MEMBERS))
    assert not _steps(word[:size], rules).is_open


#: Four decide, the fifth is not waited for.
EARLY = "YYYN-"


@pytest.mark.parametrize("after", [NOON, NOON + HOUR])
def test_an_opinion_after_an_early_outcome_is_an_annex(after: datetime) -> None:
    referral = _steps(EARLY, MAJORITY)
    declared = seats.declare(referral, by=MEMBERS[4], at=after, rules=MAJORITY, recused=False)
    given = seats.give(
        declared.referral, by=MEMBERS[4], opinion=opinion(), at=after, rules=MAJORITY
    )
    assert given.event == "board_late_opinion"
    assert not declared.concluded
    assert not given.concluded
    assert given.referral.outcome == referral.outcome
    assert given.referral.seats[4].opinion is not None


def test_an_abstention_after_an_early_outcome_changes_nothing() -> None:
    referral = _declared(_steps(EARLY, MAJORITY), 4)
    silent = seats.abstain(referral, by=MEMBERS[4], at=NOON + HOUR, rules=MAJORITY)
    assert not silent.concluded
    assert silent.referral.outcome == referral.outcome


@pytest.mark.parametrize("late", [False, True])
def test_who_was_not_waited_for_is_not_silent_after_a_recusal(*, late: bool) -> None:
    referral = _declared(_steps(EARLY, MAJORITY), 4)
    if late:
        referral = _spoken(referral, 4, Position.YES, NOON + HOUR, MAJORITY)
    for who, at in ((0, NOON + 2 * HOUR), (1, referral.due_at + HOUR)):
        referral = seats.declare(
            referral, by=MEMBERS[who], at=at, rules=MAJORITY, recused=True
        ).referral
    assert referral.outcome is not None
    assert "2 üye çekildi" in referral.outcome.sentence
    assert "1 üye sonucu değiştiremeyeceği için beklenmedi" in referral.outcome.sentence
    assert "süresinde" not in referral.outcome.sentence
    told = sentences(referral, MAJORITY.board)
    assert told is not None
    assert told.en is not None


BLAMELESS = [
    ("YN---", CONSENSUS, "Oy birliği sağlanamadı (1 olumlu, 1 olumsuz)"),
    ("-YNC", with_board(quorum=3), "hiçbir görüş yarıdan fazla oy almadı"),
    ("YNC-", with_board(quorum=4), "hiçbir görüş yarıdan fazla oy almadı"),
]


@pytest.mark.parametrize(("word", "rules", "because"), BLAMELESS)
def test_those_who_were_not_waited_for_are_not_the_reason(
    word: str, rules: Rules, because: str
) -> None:
    outcome = _steps(word, rules).outcome
    assert outcome is not None
    assert outcome.result is NONE
    assert because in outcome.sentence


def test_a_quorum_lost_by_recusals_is_the_reason_where_the_others_agree() -> None:
    referral = _steps(EARLY, MAJORITY)
    for who in (0, 3):
        referral = seats.declare(
            referral, by=MEMBERS[who], at=NOON, rules=MAJORITY, recused=True
        ).referral
    assert referral.outcome is not None
    assert "bileşimi sağlanamadı" in referral.outcome.sentence


@pytest.mark.parametrize(
    ("word", "rules"),
    [
        ("YYY-", MAJORITY),  # the last one could dissent
        ("YYN-", MAJORITY),  # she could make it a tie
        ("YN-", MAJORITY),
        ("YY--", CONSENSUS),
        ("YR--", MAJORITY),
    ],
)
def test_what_could_still_change_is_waited_for(word: str, rules: Rules) -> None:
    assert _steps(word, rules).is_open


def _obliged(*obligations: str) -> Outcome:
    referral = _board(len(obligations), MAJORITY)
    for who, word in zip(MEMBERS, obligations, strict=False):
        referral = seats.declare(referral, by=who, at=NOON, rules=MAJORITY, recused=False).referral
        referral = seats.give(
            referral, by=who, opinion=opinion(obligation=word), at=NOON, rules=MAJORITY
        ).referral
    assert referral.outcome is not None
    return referral.outcome


def test_the_obligation_is_that_of_most_who_adopted_it() -> None:
    assert _obliged("zorunlu", "takdir", "zorunlu").obligation == "zorunlu"


def test_a_tie_of_obligations_names_none() -> None:
    assert _obliged("zorunlu", "takdir", "bilgi", "bilgi", "zorunlu").obligation is None


def test_the_shipped_rules_let_a_board_decide() -> None:
    assert _outcome("YYY", RULES).result is ADOPTED


ENGLISH = [
    ("YYNAR", MAJORITY, "Members asked: 5 (recused: 1, gave an opinion: 3, abstained: 1)"),
    ("YYNAR", MAJORITY, "Opinions that are favourable: 2, dissenting: 1; adopted by majority."),
    ("YYY", MAJORITY, "quorum: 3. All opinions (3) are favourable; adopted unanimously."),
    ("YY-", MAJORITY, "gave none in time: 1); quorum: 3. The quorum for deliberation was not"),
    ("RYYY", MAJORITY, "composition of the board was not met: Local government (missing: 1)."),
    ("YYNN", MAJORITY, "held by more than half (favourable: 2, unfavourable: 2)."),
    ("AAA", MAJORITY, "Nobody gave an opinion, so there was no quorum for a decision."),
    ("YYYYN", CONSENSUS, "There was no consensus (favourable: 4, unfavourable: 1)."),
    ("RR", TWO, "not awaited, as they could not change the outcome: 1"),
]


@pytest.mark.parametrize(("word", "rules", "because"), ENGLISH)
def test_an_outcome_says_why_in_english_too(word: str, rules: Rules, because: str) -> None:
    referral = _concluded(word, rules)
    assert referral.outcome is not None
    words = sentences(referral, rules.board)
    assert words is not None
    assert words.tr == referral.outcome.sentence
    assert because in words.en


def test_every_outcome_has_its_english() -> None:
    boards = ["".join(each) for each in product("YNAR-", repeat=4)]
    said = {board: sentences(_concluded(board, MAJORITY), MAJORITY.board) for board in boards}
    assert [board for board, words in said.items() if words is None or not words.en] == []


def test_english_stands_after_a_late_opinion_that_does_not_count() -> None:
    referral = _concluded("YYY-", MAJORITY)
    before = sentences(referral, MAJORITY.board)
    at = referral.due_at + 9 * HOUR
    cleared = seats.declare(referral, by=MEMBERS[3], at=at, rules=MAJORITY, recused=False)
    late = _spoken(cleared.referral, 3, Position.NO, at, MAJORITY)
    assert late.seats[3].is_late
    assert late.outcome == referral.outcome
    assert sentences(late, MAJORITY.board) == before


def test_what_was_weighed_by_other_rules_keeps_its_turkish_sentence() -> None:
    referral = _concluded("YYY", MAJORITY)
    words = sentences(referral, TWO.board)
    assert words is not None
    assert referral.outcome is not None
    assert words.told(Language.ENGLISH) == referral.outcome.sentence


def test_a_question_that_was_withdrawn_says_so_in_english() -> None:
    referral = seats.withdraw(_board(3, MAJORITY), by=SECRETARY, at=NOON, rules=MAJORITY).referral
    words = sentences(referral, MAJORITY.board)
    assert words is not None
    assert "was withdrawn" in words.en


def test_an_open_referral_has_no_sentence() -> None:
    assert sentences(_board(3, MAJORITY), MAJORITY.board) is None
