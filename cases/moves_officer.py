"""The moves of the officer: she opens, adds, withdraws and judges the answer."""

from dataclasses import replace
from datetime import datetime
from typing import Unpack

from cases.agenda import closes_at, planned
from cases.case import Case, Ending, ExchangeKind, Progress, Request, Status
from cases.delivery import ToTopic
from cases.errors import Code, DeskError
from cases.gate import admits, require_role
from cases.move import Move
from cases.moved import Moved, Turn
from cases.notice import CaseWithdrawn, ExchangeShown, OfficerOpinion, Outgoing, TopicCard
from cases.people import Municipality, Person, Role
from cases.rules import Rules
from cases.steps import (
    Along,
    clock_running,
    clock_stood,
    ended,
    made,
    said,
    shown,
    to_topic,
    unchanged,
    with_desk,
)
from cases.target import targets


def open_case(
    request: Request,
    *,
    number: str,
    by: Person,
    at: datetime,
    rules: Rules,
    **along: Unpack[Along],
) -> Moved:
    """A new case with its first words and its targets.

    An officer enrolled for a municipality asks for that one, whatever the request says.
    """
    turn = Turn(by, at, rules)
    require_role(Move.OPEN, turn)
    wanted = replace(
        _checked(request, rules), municipality=_municipality(by, at) or request.municipality
    )
    case = Case(
        number=number,
        revision=0,
        status=Status.OPEN,
        request=wanted,
        opened_at=at,
        progress=Progress(targets(rules, wanted, at, (), ())),
        officer_id=by.id,
    )
    case, exchange = said(case, ExchangeKind.REQUEST, wanted.text, turn, **along)
    outgoing = (
        Outgoing(TopicCard(number, case.revision), ToTopic(number)),
        Outgoing(ExchangeShown(number, exchange.nth), ToTopic(number)),
    )
    data: dict[str, str | int] = {"type": wanted.type, "urgency": wanted.urgency.value}
    return Moved(planned(case, rules), outgoing, exchange, None, Move.OPEN.value, data)


def add(
    case: Case, *, text: str, by: Person, at: datetime, rules: Rules, **along: Unpack[Along]
) -> Moved:
    """The officer's answer to a question, or what she adds by herself.

    A clock that stood runs on. After the answer it is only shown, and silence counts anew: a
    "teşekkürler" starts no clock. A linked case shows it where the work is done, too.
    """
    turn = Turn(by, at, rules)
    admits(case, Move.ADD, turn)
    spoken, exchange = said(case, ExchangeKind.ADDITION, text, turn, **along)
    outgoing = shown(case, exchange)
    if case.linked_to is not None and case.status is Status.LINKED:
        notice = ExchangeShown(case.number, exchange.nth)
        outgoing = (*outgoing, Outgoing(notice, ToTopic(case.linked_to)))
    if case.status is Status.ANSWERED:
        spoken = replace(spoken, next_at=closes_at(at, rules))
    running = clock_running(spoken, turn)
    if case.status is Status.WAITING:
        running = with_desk(running, turn)
    data: dict[str, str | int] = {"nth": exchange.nth}
    return made(running, Move.ADD, turn, outgoing=outgoing, exchange=exchange, data=data)


def withdraw(case: Case, *, by: Person, at: datetime, rules: Rules) -> Moved:
    """The officer needs no answer any more; what is linked to the case is unlinked (`follow`)."""
    turn = Turn(by, at, rules)
    if not admits(case, Move.WITHDRAW, turn):
        return unchanged(case)
    over = replace(ended(case, Status.WITHDRAWN, at), linked_to=None)
    outgoing = to_topic(CaseWithdrawn(case.number, case.reopened))
    return made(over, Move.WITHDRAW, turn, outgoing=outgoing)


def satisfy(
    case: Case,
    *,
    satisfied: bool,
    text: str = "",
    by: Person,
    at: datetime,
    rules: Rules,
    **along: Unpack[Along],
) -> Moved:
    """Whether the answer settled the matter: "evet" closes, "hayır" needs a reason."""
    turn = Turn(by, at, rules)
    return _satisfied(case, turn) if satisfied else _complained(case, text, turn, **along)


def _satisfied(case: Case, turn: Turn) -> Moved:
    if not admits(case, Move.SATISFY, turn):
        return unchanged(case)
    outgoing = to_topic(OfficerOpinion(case.number, satisfied=True, round=case.reopened))
    over = case
    if not case.has_ended:
        over = replace(ended(case, Status.CLOSED, turn.at), ending=Ending.SATISFIED)
    return made(replace(over, satisfied=True), Move.SATISFY, turn, outgoing=outgoing)


def _complained(case: Case, text: str, turn: Turn, **along: Unpack[Along]) -> Moved:
    """The case is with its holder again; the clock stood while the officer had the answer.

    One that was answered together with another goes its own way.
    """
    admits(case, Move.COMPLAIN, turn)
    if not text.strip():
        raise DeskError(Code.REASON_MISSING)
    spoken, exchange = said(case, ExchangeKind.COMPLAINT, text, turn, **along)
    since = case.progress.answered_at or turn.at
    own = replace(spoken, satisfied=False, linked_to=None)
    back = with_desk(clock_stood(own, since, turn), turn)
    nth = exchange.nth
    opinion = OfficerOpinion(case.number, satisfied=False, round=case.reopened, nth=nth)
    return made(
        back,
        Move.COMPLAIN,
        turn,
        outgoing=(*shown(case, exchange), *to_topic(opinion)),
        exchange=exchange,
        data={"nth": nth},
    )


def has_words(text: str) -> bool:
    """Whether anything is said in it: signs and numbers alone are no request."""
    return any(char.isalpha() for char in text)


def _checked(request: Request, rules: Rules) -> Request:
    if request.type not in rules.types:
        raise DeskError(Code.UNKNOWN_TYPE, type=request.type)
    if not request.text.strip() or not request.title.strip():
        raise DeskError(Code.TEXT_MISSING)
    if not has_words(request.text):
        raise DeskError(Code.NO_WORDS)
    return request


def _municipality(by: Person, at: datetime) -> Municipality | None:
    grant = by.grant(Role.OFFICER, at)
    return by.municipality if grant is None else grant.post.municipality or by.municipality
