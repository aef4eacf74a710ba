"""Referrals as they are once members were asked, declared and spoke."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TypeAlias

from cases import seats
from cases.board import Referral
from cases.boarded import Boarded
from cases.people import Person
from cases.rules import Rules
from tests.cases.desk import (
    BOARD,
    NOON,
    RULES,
    SECRETARY,
    claimed,
    opinion,
)

Steps: TypeAlias = tuple[Callable[[], object], ...]


def referred(members: tuple[Person, ...] = BOARD, rules: Rules = RULES) -> Referral:
    """A referral as it is once it was kept."""
    fresh = seats.refer(
        claimed(), members=members, by=SECRETARY, at=NOON, rules=rules, brief="Nikâh sorusu"
    ).referral
    numbered = (replace(seat, id=nth) for nth, seat in enumerate(fresh.seats, 1))
    return replace(fresh, id=5, seats=tuple(numbered))


def declared(*members: Person, rules: Rules = RULES) -> Referral:
    referral = referred(members or BOARD, rules)
    for each in members or BOARD:
        referral = seats.declare(referral, by=each, at=NOON, rules=rules, recused=False).referral
    return referral


def give(referral: Referral, by: Person, at: datetime = NOON, rules: Rules = RULES) -> Boarded:
    return seats.give(referral, by=by, opinion=opinion(), at=at, rules=rules)
