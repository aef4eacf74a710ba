"""A referral and its seats in their columns, and back."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row

from cases.board import Declaration, Opinion, Outcome, Position, Referral, Result, Seat
from storage.case_columns import file_columns, files_of
from storage.columns import cleaned


def referral_columns(referral: Referral) -> dict[str, object]:
    """Everything of a referral but its numbers, its revision and its seats."""
    outcome = referral.outcome
    return {
        "number": referral.number,
        "brief": referral.brief,
        "referred_by": referral.referred_by,
        "referred_at": referral.referred_at,
        "due_at": referral.due_at,
        "shows_municipality": referral.shows_municipality,
        "files": file_columns(referral.files),
        "result": outcome.result.value if outcome else None,
        "sentence": outcome.sentence if outcome else None,
        "ended_at": outcome.at if outcome else None,
        "position": outcome.position.value if outcome and outcome.position else None,
        "obligation": outcome.obligation if outcome else None,
        "reminders": referral.reminders,
        "next_at": referral.next_at,
        "swept_until": None,
    }


def seat_columns(seat: Seat) -> dict[str, object]:
    """Everything of a seat but its number and its referral."""
    return {
        "person_id": seat.person_id,
        "asked_at": seat.asked_at,
        "due_at": seat.due_at,
        "board_group": seat.group,
        "institution": seat.institution,
        "municipality": seat.municipality,
        "conflict": seat.conflict,
        "declaration": seat.declaration.value if seat.declaration else None,
        "declared_at": seat.declared_at,
        **_opinion_columns(seat.opinion),
        "given_at": seat.given_at,
        "abstained_at": seat.abstained_at,
        "is_late": seat.is_late,
        "extensions": seat.extensions,
    }


def referral_of(row: Row[Any], seats: Sequence[Seat]) -> Referral:
    """The referral of a row, with its seats."""
    return Referral(
        id=row.id,
        revision=row.revision,
        number=row.number,
        brief=row.brief,
        referred_by=row.referred_by,
        referred_at=row.referred_at,
        due_at=row.due_at,
        seats=tuple(seats),
        shows_municipality=row.shows_municipality,
        files=files_of(row.files),
        outcome=_outcome(row),
        reminders=row.reminders,
        next_at=row.next_at,
    )


def seat_of(row: Row[Any]) -> Seat:
    """The seat of a row."""
    return Seat(
        id=row.id,
        person_id=row.person_id,
        asked_at=row.asked_at,
        due_at=row.due_at,
        group=row.board_group,
        institution=row.institution,
        municipality=row.municipality,
        conflict=row.conflict,
        declaration=Declaration(row.declaration) if row.declaration else None,
        declared_at=row.declared_at,
        opinion=_opinion(row),
        given_at=row.given_at,
        abstained_at=row.abstained_at,
        is_late=row.is_late,
        extensions=row.extensions,
    )


def _opinion_columns(opinion: Opinion | None) -> dict[str, object]:
    return {
        "position": opinion.position.value if opinion else None,
        "obligation": opinion.obligation if opinion else None,
        "reasoning": opinion.reasoning if opinion else None,
        "basis": [cleaned(line) for line in opinion.basis] if opinion else [],
        "conditions": opinion.conditions if opinion else None,
    }


def _opinion(row: Row[Any]) -> Opinion | None:
    if row.position is None:
        return None
    return Opinion(
        position=Position(row.position),
        obligation=row.obligation,
        reasoning=row.reasoning,
        basis=tuple(row.basis),
        conditions=row.conditions,
    )


def _outcome(row: Row[Any]) -> Outcome | None:
    if row.result is None:
        return None
    return Outcome(
        result=Result(row.result),
        sentence=row.sentence,
        at=row.ended_at,
        position=Position(row.position) if row.position else None,
        obligation=row.obligation,
    )
