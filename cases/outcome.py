"""How opinions become an outcome: quorum, groups, majority or consensus, and a sentence why.

Who was recused counts for nothing. An abstention counts to the quorum where the rules say so,
to the outcome never. Without an outcome the sentence says what was missing: the quorum for
deliberating (toplantı yeter sayısı), a group, or the quorum for deciding (karar yeter sayısı).
"""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime

from cases.board import Late, Method, Outcome, Position, Referral, Result, Seat
from cases.members import lacking
from cases.outcome_words import ENGLISH, TURKISH, Wording
from cases.rules import BoardRules
from cases.words import Words


@dataclass(frozen=True, slots=True)
class Tally:
    """The seats of a referral, counted.

    `awaited` are those that may still speak; `present` counts to the quorum.
    """

    asked: int
    recused: int
    abstained: int
    given: tuple[Seat, ...]
    present: tuple[Seat, ...]
    awaited: tuple[Seat, ...]

    @property
    def positions(self) -> Counter[Position]:
        """How many hold what."""
        return Counter(seat.opinion.position for seat in self.given if seat.opinion is not None)


@dataclass(frozen=True, slots=True)
class Lack:
    """Why members cannot decide: all recused, too few, or some missing of these groups."""

    everybody: bool = False
    groups: tuple[tuple[Words, int], ...] = ()


def tally(referral: Referral, at: datetime, board: BoardRules) -> Tally:
    """Count the seats as they stood at that moment; recusals count whenever they were declared.

    Where late opinions do not count, who was late has not spoken.
    """
    counts_late = board.late is Late.COUNT
    seats = [_as_it_was(seat, at, counts_late=counts_late) for seat in referral.seats]
    in_time = [seat for seat in seats if not seat.is_recused]
    given = tuple(seat for seat in in_time if seat.opinion is not None)
    abstained = tuple(seat for seat in in_time if seat.abstained_at is not None)
    counted = abstained if board.abstentions_count_to_quorum else ()
    return Tally(
        asked=len(seats),
        recused=len(seats) - len(in_time),
        abstained=len(abstained),
        given=given,
        present=(*given, *counted),
        awaited=tuple(seat for seat in seats if is_awaited(seat, at)),
    )


def is_awaited(seat: Seat, at: datetime) -> bool:
    """Whether she may still speak in time; a member who is forgotten never will."""
    silent = not seat.has_spoken and not seat.is_recused
    return silent and seat.person_id is not None and at < seat.due_at


def is_decided(counted: Tally, board: BoardRules) -> bool:
    """Whether nothing that is still awaited can change the outcome, a recusal apart."""
    if not counted.awaited:
        return True
    if _short(counted, board, (*counted.present, *counted.awaited)):
        return True
    positions = counted.positions
    if board.method is Method.CONSENSUS:
        return len(positions) > 1
    coming = len(counted.awaited)
    half = (len(counted.given) + coming) / 2
    if all(positions[position] + coming <= half for position in Position):
        return True
    side = _adopting(counted, coming)
    if _short(counted, board, counted.present) or side is None or len(positions) == 1:
        return False
    return _is_out_of_reach(_obligations(counted, side), coming)


def weigh(counted: Tally, at: datetime, board: BoardRules, words: Wording = TURKISH) -> Outcome:
    """The result of what was counted, and the sentence that says why."""
    hopeless = _short(counted, board, (*counted.present, *counted.awaited))
    short = hopeless or _short(counted, board, counted.present)
    side = _agreed(counted, board)
    if short or side is None:
        # Where they differ, it is not for want of those who were not waited for.
        lack = short if hopeless or side else None
        why = _lack(lack, words) if lack else _undecided(counted, board, words)
        return Outcome(Result.NO_QUORUM, f"{_numbers(counted, board, words)} {why}", at)
    dissent = len(counted.given) - counted.positions[side]
    result = Result.ADOPTED_WITH_DISSENT if dissent else Result.ADOPTED
    ranked = _obligations(counted, side).most_common(2)
    tied = len(ranked) > 1 and ranked[0][1] == ranked[1][1]
    sentence = f"{_numbers(counted, board, words)} {_adopted(counted, side, dissent, words)}"
    return Outcome(result, sentence, at, side, None if tied else ranked[0][0])


def withdrawn(at: datetime) -> Outcome:
    """The secretariat took the question back, or the officer needs no answer any more."""
    return Outcome(Result.WITHDRAWN, TURKISH.withdrawn, at)


def sentences(referral: Referral, board: BoardRules) -> Words | None:
    """Why it ended as it did, in both languages; None while it is open.

    The Turkish sentence is the one that was kept. The English one is counted again from the
    seats, and left out where that does not give the same: the rules were others then.
    """
    outcome = referral.outcome
    if outcome is None:
        return None
    if outcome.result is Result.WITHDRAWN:
        return Words(tr=outcome.sentence, en=ENGLISH.withdrawn)
    counted = tally(referral, outcome.at, board)
    if weigh(counted, outcome.at, board).sentence != outcome.sentence:
        return Words(tr=outcome.sentence)
    return Words(tr=outcome.sentence, en=weigh(counted, outcome.at, board, ENGLISH).sentence)


def _as_it_was(seat: Seat, at: datetime, *, counts_late: bool) -> Seat:
    """The seat without what was said after that moment, or too late to count."""
    spoken_at = seat.given_at or seat.abstained_at
    is_after = spoken_at is not None and spoken_at > at
    if is_after or (seat.is_late and not counts_late):
        return replace(seat, opinion=None, given_at=None, abstained_at=None, is_late=False)
    return seat


def _agreed(counted: Tally, board: BoardRules) -> Position | None:
    if board.method is Method.CONSENSUS:
        positions = tuple(counted.positions)
        return positions[0] if len(positions) == 1 else None
    return _adopting(counted, coming=0)


def _adopting(counted: Tally, coming: int) -> Position | None:
    """What more than half hold, even if so many more came and held something else."""
    for position, number in counted.positions.items():
        if 2 * number > len(counted.given) + coming:
            return position
    return None


def _obligations(counted: Tally, side: Position) -> Counter[str]:
    return Counter(
        seat.opinion.obligation
        for seat in counted.given
        if seat.opinion is not None and seat.opinion.position is side
    )


def _is_out_of_reach(counts: Counter[str], coming: int) -> bool:
    first, *others = counts.most_common(2)
    return first[1] - (others[0][1] if others else 0) > coming


def _short(counted: Tally, board: BoardRules, present: tuple[Seat, ...]) -> Lack | None:
    """What the quorum and the groups lack with those members present; None for nothing."""
    if counted.recused == counted.asked:
        return Lack(everybody=True)
    if len(present) < board.quorum:
        return Lack()
    missing = lacking((seat.group for seat in present), board)
    named = [
        (board.groups.get(group, Words(tr=group)), number) for group, number in missing.items()
    ]
    return Lack(groups=tuple(named)) if named else None


def _lack(short: Lack, words: Wording) -> str:
    if short.everybody:
        return words.all_recused
    if not short.groups:
        return words.no_quorum
    named = (
        words.group.format(group=group.told(words.language), number=number)
        for group, number in short.groups
    )
    return words.lacking.format(groups=", ".join(named))


def _undecided(counted: Tally, board: BoardRules, words: Wording) -> str:
    if not counted.given:
        return words.nobody
    why = words.no_consensus if board.method is Method.CONSENSUS else words.no_majority
    return why.format(held=_held(counted, words))


def _adopted(counted: Tally, side: Position, dissent: int, words: Wording) -> str:
    how = words.majority if dissent else words.unanimous
    name = words.positions[side]
    return how.format(number=counted.positions[side], name=name, dissent=dissent)


def _held(counted: Tally, words: Wording) -> str:
    return ", ".join(
        words.held.format(number=counted.positions[position], name=name)
        for position, name in words.positions.items()
        if counted.positions[position]
    )


def _numbers(counted: Tally, board: BoardRules, words: Wording) -> str:
    """Who was asked and what they did, so that the result can be checked."""
    awaited = len(counted.awaited)
    silent = counted.asked - counted.recused - len(counted.given) - counted.abstained - awaited
    parts = (
        (counted.recused, words.recused),
        (len(counted.given), words.given),
        (counted.abstained, words.abstained),
        (silent, words.silent),
        (awaited, words.not_awaited),
    )
    done = ", ".join(what.format(number=number) for number, what in parts if number)
    return words.numbers.format(asked=counted.asked, done=done, quorum=board.quorum)
