"""The words of every notice: one function a kind, found by its type.

Whoever needs more than a sentence (buttons, steps, sources) changes the function of the notice;
a new notice registers one with `says`, and a test renders every notice there is.
"""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from cases import notice as told
from cases.case import Author, Case, Ending
from cases.delivery import Button, Message, TopicCardView
from cases.membership import Enrolment, EnrolmentState, RefusedFor
from cases.notice import Notice
from cases.people import Role
from cases.target import is_paused
from handlers.callbacks.admin import DecideEnrolment, RenewEnrolment
from handlers.markup import Html, escape, pages
from handlers.phrases import Phrases, Tell, named
from handlers.services.delivery import Facts
from handlers.views import answer
from handlers.views.moments import day_of
from handlers.views.notices_board import OF_BOARD
from handlers.views.notices_editor import OF_ENTRIES
from handlers.views.notices_watch import WATCHED
from handlers.views.own import town
from handlers.views.people import code_of, role_of
from handlers.views.topic import topic_card

#: What whoever was refused is told besides; requests of older days were refused without a reason.
_WHY_REFUSED: dict[str, Tell] = {
    RefusedFor.NOT_CONFIRMED: Tell.ENROLMENT_NOT_CONFIRMED,
    RefusedFor.OTHER_TOWN: Tell.ENROLMENT_OTHER_TOWN,
    RefusedFor.NOT_AN_OFFICER: Tell.ENROLMENT_NOT_AN_OFFICER,
}
Kind = TypeVar("Kind", bound=Notice)
Words = Callable[[Kind, Facts, Phrases], Message]


WORDS: dict[type[Any], Words[Any]] = dict(WATCHED)
#: Notices of a case that need nothing but its number.
_BY_NUMBER: tuple[tuple[type[told.CaseNotice], Tell], ...] = (
    (told.CaseReopened, Tell.CASE_REOPENED),
    (told.CaseWithdrawn, Tell.CASE_WITHDRAWN),
    (told.CaseLinked, Tell.CASE_LINKED),
    (told.CaseUnlinked, Tell.CASE_UNLINKED),
    (told.CaseAssigned, Tell.CASE_ASSIGNED),
    (told.ClaimEnded, Tell.CLAIM_ENDED),
)


def says(kind: type[Kind]) -> Callable[[Words[Kind]], Words[Kind]]:
    """Register the words of a kind of notice; the last registration holds."""

    def register(words: Words[Kind]) -> Words[Kind]:
        WORDS[kind] = words
        return words

    return register


def render(notice: Notice, facts: Facts, t: Phrases) -> Message | TopicCardView:
    """The notice in words; raises LookupError for one that has none."""
    if isinstance(notice, told.TopicCard):
        return _topic_card(facts, t)
    return WORDS[type(notice)](notice, facts, t)


def due_day(case: Case, t: Phrases) -> str:
    """The day until which an answer is promised."""
    return day_of(case.progress.targets.due_at, t)


def number_only(kind: type[told.CaseNotice], tell: Tell) -> None:
    """Register a sentence that names the case and nothing else."""

    @says(kind)
    def words(notice: told.CaseNotice, facts: Facts, t: Phrases) -> Message:  # noqa: ARG001  the signature of Words
        return _message(t(tell, number=notice.number))


for _kind, _tell in _BY_NUMBER:
    number_only(_kind, _tell)
for _other, _words in (*OF_BOARD.items(), *OF_ENTRIES.items()):
    says(_other)(_words)


@says(told.ExchangeShown)
def exchange_shown(notice: told.ExchangeShown, facts: Facts, t: Phrases) -> Message:
    """What was said to the other side, with its files."""
    exchange = facts.exchange
    if exchange is None:
        raise LookupError(notice.number)
    if exchange.author is Author.DESK:
        return answer.from_desk(_case(facts), exchange, facts.card, t)
    head = t(named("EXCHANGE", exchange.kind, Tell), number=notice.number)
    paragraphs = [head, *(escape(part) for part in exchange.text.split("\n\n"))]
    return Message(pages(paragraphs), attachments=exchange.attachments)


@says(told.OfficerOpinion)
def officer_opinion(notice: told.OfficerOpinion, _facts: Facts, t: Phrases) -> Message:
    """Whether the matter is settled."""
    tell = Tell.OFFICER_SATISFIED if notice.satisfied else Tell.OFFICER_UNSATISFIED
    return _message(t(tell, number=notice.number))


@says(told.TargetExtended)
def target_extended(notice: told.TargetExtended, facts: Facts, t: Phrases) -> Message:
    """The new date and the reason."""
    case = _case(facts)
    why = [
        t(Tell.TARGET_EXTENDED_WHY, day=due_day(case, t), reason=extension.reason)
        for extension in case.progress.extensions[notice.nth - 1 : notice.nth]
    ]
    said = pages([t(Tell.TARGET_EXTENDED, number=notice.number), *why])
    return Message(said, answer.counting(notice.number, t))


@says(told.TargetMoved)
def target_moved(notice: told.TargetMoved, facts: Facts, t: Phrases) -> Message:
    """Why the date has changed, and the new one unless the clock stands."""
    case = _case(facts)
    said = [t(Tell[f"TARGET_MOVED_{notice.why.upper()}"], number=notice.number)]
    if not is_paused(case.progress):
        said.append(t(Tell.TARGET_MOVED_DAY, day=due_day(case, t)))
    return Message(pages(said), answer.counting(notice.number, t))


@says(told.CaseEnded)
def case_ended(notice: told.CaseEnded, facts: Facts, t: Phrases) -> Message:
    """The case was closed without a word of hers, and may be reopened."""
    is_unanswered = _case(facts).ending is Ending.UNANSWERED
    say = Tell.CASE_ENDED_UNANSWERED if is_unanswered else Tell.CASE_ENDED
    said = [t(say, number=notice.number), answer.until(facts.until, t)]
    return Message(pages(part for part in said if part), answer.reopening(notice.number, t))


@says(told.OfficerReminder)
def officer_reminder(notice: told.OfficerReminder, _facts: Facts, t: Phrases) -> Message:
    """The desk still waits for her answer."""
    said = t(Tell.OFFICER_REMINDER, number=notice.number)
    return Message(pages([said]), answer.answering(notice.number, t))


@says(told.EnrolmentAsked)
def enrolment_asked(notice: told.EnrolmentAsked, facts: Facts, t: Phrases) -> Message:
    """Somebody asks to be enrolled; the secretariat decides with two buttons."""
    return _request(Tell.ENROLMENT_ASKED, notice, facts, t)


@says(told.EnrolmentChanged)
def enrolment_changed(notice: told.EnrolmentChanged, facts: Facts, t: Phrases) -> Message:
    """She has put another request in the place of hers."""
    return _request(Tell.ENROLMENT_CHANGED, notice, facts, t)


@says(told.EnrolmentDecided)
def enrolment_decided(_notice: told.EnrolmentDecided, facts: Facts, t: Phrases) -> Message:
    """To whoever asked."""
    request = _enrolment(facts)
    is_granted = request.state is EnrolmentState.GRANTED
    tell = Tell.ENROLMENT_GRANTED if is_granted else Tell.ENROLMENT_REFUSED
    why = _WHY_REFUSED.get(request.decision.reason) if request.decision else None
    said = t(tell, town=town(request.municipality, t))
    return _message(said, *([t(why)] if why else []))


@says(told.GrantEnding)
def grant_ending(notice: told.GrantEnding, facts: Facts, t: Phrases) -> Message:
    """A role ends soon: an officer asks for hers anew, every other role is confirmed."""
    held = facts.grant
    if held is None:
        raise LookupError("grant")
    grant, day = held.grant, _day(notice.on, t)
    municipality = grant.post.municipality
    if grant.role is Role.OFFICER and municipality is not None:
        said = t(Tell.GRANT_ENDING_OFFICER, town=town(municipality, t), day=day)
        renew = Button(t.plain(Tell.GRANT_RENEW), RenewEnrolment().pack())
        return Message(pages([said]), ((renew,),))
    role = role_of(grant.role, grant.post, t)
    return _message(t(Tell.GRANT_ENDING, role=role, person=held.person_id, day=day))


def _request(tell: Tell, notice: told.EnrolmentAsked, facts: Facts, t: Phrases) -> Message:
    """A request with the code by which the municipality vouches for her, and how to check it."""
    request = _enrolment(facts)
    buttons = tuple(
        Button(t.plain(label), DecideEnrolment(request=notice.request_id, granted=granted).pack())
        for label, granted in ((Tell.ENROLMENT_APPROVE, True), (Tell.ENROLMENT_REFUSE, False))
    )
    code = code_of(request.person_id, t)
    said = [t(tell, code=code, town=town(request.municipality, t))]
    if request.title:
        said.append(t(Tell.ENROLMENT_OFFICE, office=request.title))
    return Message(pages([*said, t(Tell.ENROLMENT_CHECK)]), (buttons,))


def _message(*paragraphs: Html) -> Message:
    return Message(pages(paragraphs))


def _topic_card(facts: Facts, t: Phrases) -> TopicCardView:
    if facts.dossier is None:
        raise LookupError("dossier")
    return topic_card(facts.dossier, t)


def _case(facts: Facts) -> Case:
    if facts.case is None:
        raise LookupError("case")
    return facts.case


def _enrolment(facts: Facts) -> Enrolment:
    if facts.enrolment is None:
        raise LookupError("enrolment")
    return facts.enrolment


def _day(iso: str, t: Phrases) -> str:
    return t.day(date.fromisoformat(iso))
