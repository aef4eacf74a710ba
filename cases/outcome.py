"""How opinions become an outcome: quorum, groups, majority or consensus, and a sentence why.

Who was recused counts for nothing. An abstention counts to the quorum where the rules say so,
to the outcome never. Without an outcome the sentence says what was missing: the quorum for
deliberating (toplantı yeter sayısı), a group, or the quorum for deciding (karar yeter sayısı).
"""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from cases.board import Late, Method, Outcome, Position, Referral, Result, Seat
from cases.members import lacking
from cases.rules import BoardRules

#: How positions are called in the sentence.
POSITIONS = {Position.YES: "olumlu", Position.NO: "olumsuz", Position.CONDITIONAL: "koşullu"}


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


def tally(referral: Referral, at: datetime, board: BoardRules) -> Tally:
    """Count the seats as they stand at that moment."""
    in_time = [
        seat
        for seat in referral.seats
        if not seat.is_recused and not (seat.is_late and board.late is not Late.COUNT)
    ]
    given = tuple(seat for seat in in_time if seat.opinion is not None)
    abstained = tuple(seat for seat in in_time if seat.abstained_at is not None)
    counted = abstained if board.abstentions_count_to_quorum else ()
    return Tally(
        asked=len(referral.seats),
        recused=sum(seat.is_recused for seat in referral.seats),
        abstained=len(abstained),
        given=given,
        present=(*given, *counted),
        awaited=tuple(seat for seat in referral.seats if is_awaited(seat, at)),
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


def weigh(counted: Tally, at: datetime, board: BoardRules) -> Outcome:
    """The result of what was counted, and the sentence that says why."""
    hopeless = _short(counted, board, (*counted.present, *counted.awaited))
    short = hopeless or _short(counted, board, counted.present)
    side = None if short else _agreed(counted, board)
    if side is None:
        why = short or _undecided(counted, board)
        return Outcome(Result.NO_QUORUM, f"{_numbers(counted, board)} {why}", at)
    dissent = len(counted.given) - counted.positions[side]
    result = Result.ADOPTED_WITH_DISSENT if dissent else Result.ADOPTED
    ranked = _obligations(counted, side).most_common(2)
    tied = len(ranked) > 1 and ranked[0][1] == ranked[1][1]
    sentence = f"{_numbers(counted, board)} {_adopted(counted, side, dissent)}"
    return Outcome(result, sentence, at, side, None if tied else ranked[0][0])


def withdrawn(at: datetime) -> Outcome:
    """The secretariat took the question back, or the officer needs no answer any more."""
    sentence = "Soru, kurul sonuca varmadan geri çekildi; görüşler sayılmadı."
    return Outcome(Result.WITHDRAWN, sentence, at)


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


def _short(counted: Tally, board: BoardRules, present: tuple[Seat, ...]) -> str:
    """What the quorum and the groups lack with those members present; empty for nothing."""
    if counted.recused == counted.asked:
        return "Bütün üyeler çekildiği için karar alınamadı."
    if len(present) < board.quorum:
        return "Toplantı yeter sayısına ulaşılamadı."
    missing = lacking((seat.group for seat in present), board)
    if not missing:
        return ""
    named = ", ".join(
        f"{board.groups[group].tr if group in board.groups else group} ({number} üye eksik)"
        for group, number in missing.items()
    )
    return f"Kurulun bileşimi sağlanamadı: {named}."


def _undecided(counted: Tally, board: BoardRules) -> str:
    if not counted.given:
        return "Görüş bildiren olmadığı için karar yeter sayısına ulaşılamadı."
    held = _held(counted)
    if board.method is Method.CONSENSUS:
        return f"Oy birliği sağlanamadı ({held})."
    return f"Karar yeter sayısına ulaşılamadı; hiçbir görüş yarıdan fazla oy almadı ({held})."


def _adopted(counted: Tally, side: Position, dissent: int) -> str:
    number, name = counted.positions[side], POSITIONS[side]
    if not dissent:
        return f"{number} görüşün tamamı {name}; oy birliğiyle kabul edildi."
    return f"{number} görüş {name}; {dissent} karşı görüşle, oy çokluğuyla kabul edildi."


def _held(counted: Tally) -> str:
    return ", ".join(
        f"{counted.positions[position]} {name}"
        for position, name in POSITIONS.items()
        if counted.positions[position]
    )


def _numbers(counted: Tally, board: BoardRules) -> str:
    """Who was asked and what they did, so that the result can be checked."""
    awaited = len(counted.awaited)
    silent = counted.asked - counted.recused - len(counted.given) - counted.abstained - awaited
    parts = (
        (counted.recused, "çekildi"),
        (len(counted.given), "görüş bildirdi"),
        (counted.abstained, "çekimser kaldı"),
        (silent, "süresinde görüş bildirmedi"),
        (awaited, "sonucu değiştiremeyeceği için beklenmedi"),
    )
    done = ", ".join(f"{number} üye {what}" for number, what in parts if number)
    return f"Görüş istenen {counted.asked} üye: {done}; yeter sayı {board.quorum}."
