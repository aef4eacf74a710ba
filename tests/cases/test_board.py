"""The board at work: who is asked, what comes before what, and who is told."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

import pytest

from cases import moves, seats
from cases.board import Opinion, Position
from cases.boarded import invitations
from cases.case import Case, Status
from cases.delivery import ToPerson, ToTopic
from cases.errors import Code, DeskError
from cases.members import Conflict, propose
from cases.notice import (
    BoardAsked,
    BoardMoved,
    Outgoing,
)
from cases.people import Municipality, Person, Post, Role
from tests.cases.boards import declared, give, referred
from tests.cases.calls import code_of
from tests.cases.desk import (
    ADMIN,
    BOARD,
    COLLEAGUE,
    DAY,
    EXPERT,
    LAWYER,
    MAYOR,
    NOON,
    NUMBER,
    OFFICER,
    PROFESSOR,
    REQUEST,
    RULES,
    SECRETARY,
    STRANGER,
    TOWN,
    claimed,
    grant,
    member,
    opened,
    opinion,
    person,
)

Steps: TypeAlias = tuple[Callable[[], object], ...]

FOUR = (*BOARD, EXPERT)
NEIGHBOUR = person(
    40, grant(Role.MEMBER, Post(municipality=TOWN, institution="Kent Konseyi", group="akademi"))
)
OWN_HOUSE = member(41, "yerel-yonetim", "ÖRNEKKÖY  BELEDİYESİ")


def test_the_expert_is_proposed_first_and_who_has_a_conflict_last() -> None:
    everybody = (OWN_HOUSE, NEIGHBOUR, EXPERT, LAWYER, PROFESSOR, MAYOR, STRANGER)
    proposed = propose(everybody, claimed(), OFFICER, NOON, RULES)
    assert [candidate.person for candidate in proposed] == [
        *(PROFESSOR, MAYOR, LAWYER, EXPERT, NEIGHBOUR, OWN_HOUSE)
    ]
    assert [candidate.conflict for candidate in proposed][-2:] == [
        Conflict.MUNICIPALITY,
        Conflict.INSTITUTION,
    ]


def test_a_member_who_asked_herself_has_a_conflict() -> None:
    both = person(OFFICER.id, *MAYOR.grants, *OFFICER.grants)
    assert propose((both,), opened(), both, NOON, RULES)[0].conflict is Conflict.ASKER


def test_a_namesake_town_in_another_province_is_no_conflict() -> None:
    post = Post(municipality=Municipality(TOWN.name, "Konya"), institution="X", group="akademi")
    namesake = person(42, grant(Role.MEMBER, post))
    assert propose((namesake,), opened(), OFFICER, NOON, RULES)[0].conflict is None


def test_every_good_seat_of_a_member_is_looked_at_for_a_conflict() -> None:
    """She moved to the asker's municipality; her seat of the university has not ended yet."""
    moved = person(43, *PROFESSOR.grants, *OWN_HOUSE.grants)
    assert propose((moved,), opened(), OFFICER, NOON, RULES)[0].conflict is Conflict.INSTITUTION
    back = person(43, *OWN_HOUSE.grants, *PROFESSOR.grants)
    assert propose((back,), opened(), OFFICER, NOON, RULES)[0].conflict is Conflict.INSTITUTION


def _conflict(of: Person, town: Municipality = TOWN) -> str | None:
    asker = person(1, grant(Role.OFFICER, Post(municipality=town)))
    case = moves.open_case(
        replace(REQUEST, municipality=town), number=NUMBER, by=asker, at=NOON, rules=RULES
    ).case
    return propose((of,), case, asker, NOON, RULES)[0].conflict


def test_an_officer_of_the_askers_municipality_is_of_its_institution() -> None:
    both = person(44, *MAYOR.grants, *OFFICER.grants)
    assert _conflict(both) is Conflict.INSTITUTION


SAHINBEY = Municipality("Şahinbey", "Gaziantep")
ISTANBUL = Municipality("İstanbul Büyükşehir", "İstanbul")


@pytest.mark.parametrize(
    ("institution", "town"),
    [
        ("T.C. Şahinbey Belediyesi", SAHINBEY),
        ("TC SAHINBEY BELEDIYESI", SAHINBEY),
        ("Şahinbey Belediye Başkanlığı", SAHINBEY),
        ("Gaziantep Şahinbey Belediyesi", SAHINBEY),
        ("Şahinbey İlçe Belediyesi (Gaziantep)", SAHINBEY),
        ("Şahinbey Belediyesi Sosyal Yardım İşleri Müdürlüğü", SAHINBEY),
        ("Istanbul Buyuksehir Belediyesi", ISTANBUL),
        ("İstanbul Belediyesi", ISTANBUL),
        ("Örnekköy Belediyesi", Municipality("Örnekköy Belediyesi", listed=False)),
    ],
)
def test_the_askers_institution_is_known_however_it_is_written(
    institution: str, town: Municipality
) -> None:
    assert _conflict(member(44, "yerel-yonetim", institution), town) is Conflict.INSTITUTION


@pytest.mark.parametrize(
    ("institution", "town"),
    [
        ("Şahinbey Kaymakamlığı", SAHINBEY),
        ("Gaziantep Büyükşehir Belediyesi", SAHINBEY),
        ("Gaziantep Belediyesi", SAHINBEY),
        ("Şahinbey", SAHINBEY),
        ("Marmara Belediyeler Birliği", Municipality("Marmara", "Balıkesir")),
        ("Şişli Belediyesi", ISTANBUL),
        ("Gölbaşı Belediyesi (Ankara)", Municipality("Gölbaşı", "Adıyaman")),
        ("Ankara Gölbaşı Belediyesi", Municipality("Gölbaşı", "Adıyaman")),
    ],
)
def test_another_institution_is_no_conflict(institution: str, town: Municipality) -> None:
    assert _conflict(member(44, "yerel-yonetim", institution), town) is None


def test_a_referral_asks_each_chosen_member_once_it_has_a_number() -> None:
    sent = seats.refer(
        claimed(), members=BOARD, by=SECRETARY, at=NOON, rules=RULES, brief="Nikâh sorusu"
    )
    assert sent.moved.case.status is Status.REFERRED
    assert all(not isinstance(each.notice, BoardAsked) for each in sent.moved.outgoing)
    referral = referred()
    assert set(invitations(referral)) == {
        Outgoing(BoardAsked(NUMBER, 5), ToPerson(each.id)) for each in BOARD
    }


def test_a_member_chosen_twice_has_one_seat() -> None:
    assert len(referred((*BOARD, MAYOR)).seats) == len(BOARD)


def test_a_suggested_conflict_is_kept_with_the_seat() -> None:
    seat = referred((*BOARD, NEIGHBOUR)).seat_of(NEIGHBOUR.id)
    assert seat is not None
    assert (seat.conflict, seat.declaration) == (Conflict.MUNICIPALITY, None)


@pytest.mark.parametrize(
    ("members", "code"),
    [
        ((*BOARD, STRANGER), Code.NOT_A_MEMBER),
        ((*BOARD, OWN_HOUSE), Code.OWN_INSTITUTION),
        ((MAYOR, PROFESSOR), Code.BOARD_TOO_SMALL),
        ((PROFESSOR, LAWYER, EXPERT), Code.BOARD_TOO_SMALL),
        ((), Code.BOARD_TOO_SMALL),
    ],
    ids=["stranger", "asker's own", "too few", "a group is missing", "nobody"],
)
def test_a_board_that_cannot_decide_is_not_asked(members: tuple[Person, ...], code: Code) -> None:
    with pytest.raises(DeskError) as refused:
        referred(members)
    assert code_of(refused) is code


def test_a_member_whose_role_has_ended_is_not_asked() -> None:
    ended = person(43, grant(Role.MEMBER, Post(institution="X", group="akademi"), NOON - DAY))
    with pytest.raises(DeskError) as refused:
        referred((*BOARD, ended))
    assert code_of(refused) is Code.NOT_A_MEMBER


def test_a_brief_is_needed() -> None:
    with pytest.raises(DeskError) as refused:
        seats.refer(claimed(), members=BOARD, by=SECRETARY, at=NOON, rules=RULES, brief=" ")
    assert code_of(refused) is Code.TEXT_MISSING


@pytest.mark.parametrize(
    ("case", "by", "code"),
    [
        (claimed(), COLLEAGUE, Code.CASE_TAKEN),
        (opened(), ADMIN, Code.NOT_ALLOWED),
        (opened(), MAYOR, Code.UNKNOWN_CASE),
    ],
)
def test_only_a_secretary_with_a_free_case_refers_it(case: Case, by: Person, code: Code) -> None:
    with pytest.raises(DeskError) as refused:
        seats.refer(case, members=BOARD, by=by, at=NOON, rules=RULES, brief="Soru")
    assert code_of(refused) is code


def test_the_brief_is_hidden_until_a_declaration() -> None:
    referral = referred()
    with pytest.raises(DeskError) as refused:
        seats.brief_for(referral, MAYOR)
    assert code_of(refused) is Code.NOT_DECLARED
    clear = seats.declare(referral, by=MAYOR, at=NOON, rules=RULES, recused=False).referral
    assert seats.brief_for(clear, MAYOR) == "Nikâh sorusu"


def test_the_brief_is_hidden_from_whoever_recused_herself() -> None:
    away = seats.declare(referred(), by=MAYOR, at=NOON, rules=RULES, recused=True).referral
    with pytest.raises(DeskError) as refused:
        seats.brief_for(away, MAYOR)
    assert code_of(refused) is Code.RECUSED


@pytest.mark.parametrize("who", [STRANGER, SECRETARY, EXPERT, OFFICER])
def test_whoever_was_not_asked_does_not_learn_of_the_referral(who: Person) -> None:
    steps: Steps = (
        lambda: seats.brief_for(declared(), who),
        lambda: seats.others_opinions(declared(), who),
        lambda: seats.declare(declared(), by=who, at=NOON, rules=RULES, recused=False),
        lambda: give(declared(), who),
        lambda: seats.abstain(declared(), by=who, at=NOON, rules=RULES),
        lambda: seats.extend(declared(), by=who, at=NOON, rules=RULES),
    )
    for step in steps:
        with pytest.raises(DeskError) as refused:
            step()
        assert code_of(refused) is Code.UNKNOWN_REFERRAL


def test_a_member_whose_role_ended_meanwhile_says_nothing_any_more() -> None:
    gone = person(MAYOR.id)
    with pytest.raises(DeskError) as refused:
        give(declared(), gone)
    assert code_of(refused) is Code.NOT_A_MEMBER


@pytest.mark.parametrize("recused", [False, True])
def test_nobody_speaks_without_a_declaration_or_after_a_recusal(*, recused: bool) -> None:
    referral = referred(FOUR)
    if recused:
        referral = seats.declare(referral, by=MAYOR, at=NOON, rules=RULES, recused=True).referral
    steps: Steps = (
        lambda: give(referral, MAYOR),
        lambda: seats.abstain(referral, by=MAYOR, at=NOON, rules=RULES),
        lambda: seats.extend(referral, by=MAYOR, at=NOON, rules=RULES),
    )
    for step in steps:
        with pytest.raises(DeskError) as refused:
            step()
        assert code_of(refused) is (Code.RECUSED if recused else Code.NOT_DECLARED)


def test_a_recusal_is_not_taken_back() -> None:
    away = seats.declare(referred(FOUR), by=EXPERT, at=NOON, rules=RULES, recused=True).referral
    with pytest.raises(DeskError) as refused:
        seats.declare(away, by=EXPERT, at=NOON, rules=RULES, recused=False)
    assert code_of(refused) is Code.RECUSED


def test_every_step_twice_is_one_step() -> None:
    referral = declared(*FOUR)
    assert seats.declare(referral, by=MAYOR, at=NOON, rules=RULES, recused=False).changes_nothing
    given = give(referral, MAYOR).referral
    assert give(given, MAYOR).changes_nothing
    silent = seats.abstain(given, by=LAWYER, at=NOON, rules=RULES).referral
    assert seats.abstain(silent, by=LAWYER, at=NOON, rules=RULES).changes_nothing
    longer = seats.extend(silent, by=EXPERT, at=NOON, rules=RULES, nth=1).referral
    assert seats.extend(longer, by=EXPERT, at=NOON, rules=RULES, nth=1).changes_nothing
    gone = seats.withdraw(longer, by=SECRETARY, at=NOON, rules=RULES).referral
    assert seats.withdraw(gone, by=SECRETARY, at=NOON, rules=RULES).changes_nothing


def test_whoever_has_spoken_speaks_once() -> None:
    given = give(declared(*FOUR), MAYOR).referral
    steps: Steps = (
        lambda: seats.give(given, by=MAYOR, opinion=opinion(Position.NO), at=NOON, rules=RULES),
        lambda: seats.abstain(given, by=MAYOR, at=NOON, rules=RULES),
        lambda: seats.extend(given, by=MAYOR, at=NOON, rules=RULES),
    )
    for step in steps:
        with pytest.raises(DeskError) as refused:
            step()
        assert code_of(refused) is Code.ALREADY_SPOKEN


@pytest.mark.parametrize(
    "said",
    [
        replace(opinion(), reasoning=" "),
        replace(opinion(), obligation=""),
        replace(opinion(Position.CONDITIONAL), conditions=""),
    ],
)
def test_an_opinion_is_complete(said: Opinion) -> None:
    with pytest.raises(DeskError) as refused:
        seats.give(declared(), by=MAYOR, opinion=said, at=NOON, rules=RULES)
    assert code_of(refused) is Code.TEXT_MISSING


def test_the_topic_sees_each_step_of_a_member() -> None:
    boarded = give(declared(*FOUR), PROFESSOR)
    seat = boarded.referral.seat_of(PROFESSOR.id)
    assert seat is not None
    assert boarded.outgoing == (
        Outgoing(BoardMoved(NUMBER, 5, seat.id, "opinion"), ToTopic(NUMBER)),
    )


def test_others_are_read_only_after_ones_own() -> None:
    given = give(declared(*FOUR), MAYOR).referral
    with pytest.raises(DeskError) as refused:
        seats.others_opinions(given, LAWYER)
    assert code_of(refused) is Code.SPEAK_FIRST
    silent = seats.abstain(given, by=LAWYER, at=NOON, rules=RULES).referral
    assert [seat.person_id for seat in seats.others_opinions(silent, LAWYER)] == [MAYOR.id]


def test_the_opinion_of_a_recused_member_is_shown_to_nobody() -> None:
    given = give(give(declared(*FOUR), MAYOR).referral, LAWYER).referral
    away = seats.declare(given, by=MAYOR, at=NOON, rules=RULES, recused=True).referral
    assert seats.others_opinions(away, LAWYER) == ()
