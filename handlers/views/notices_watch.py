"""The words of the overview's notices: warnings, the morning digest, alerts, failures."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from cases import notice as told
from cases.case import Case, Status
from cases.delivery import DeliveryState, Message, ToPerson
from cases.outbox import RESTORED, UNDECODABLE, Undelivered, Unreadable
from cases.people import Person, Role
from cases.target import Which
from handlers.markup import Html, lines, pages, shorten
from handlers.phrases import Phrases, Watch
from handlers.services.delivery import Facts
from handlers.services.watching import Day, Watched
from handlers.views.moments import moment_of
from handlers.views.people import person_name, role_name

#: The roles in whose name somebody is spoken of, the telling ones first.
_TELLING = (Role.SECRETARY, Role.ADMIN, Role.MEMBER, Role.EDITOR, Role.OFFICER, Role.AUDITOR)
#: A reason in Telegram's words is shown so far.
REASON_CHARS = 120
#: What Telegram refuses most, by the words in which it says so.
REFUSALS = {
    "blocked by the user": Watch.REASON_BLOCKED,
    "user is deactivated": Watch.REASON_DEACTIVATED,
    "chat not found": Watch.REASON_NO_CHAT,
    "not enough rights": Watch.REASON_NO_RIGHTS,
    "too long": Watch.REASON_TOO_LONG,
    "thread not found": Watch.REASON_NO_THREAD,
}
OWN_REASONS = {UNDECODABLE: Watch.REASON_UNDECODABLE, RESTORED: Watch.REASON_RESTORED}


def who_is(person: Person, t: Phrases) -> str:
    """Somebody by role and office: "Sekreter · Hukuk müşaviri"; by number where she has none."""
    held = {grant.role: grant.post for grant in person.grants}  # the newest counts
    role = next((role for role in _TELLING if role in held), None)
    if role is None:
        return person_name(person.id, t)
    title = held[role].title if role is not Role.OFFICER else None
    return f"{role_name(role, t)} · {title}" if title else f"{role_name(role, t)} {person.id}"


def notice_name(notice: told.Notice | Unreadable, t: Phrases) -> str:
    """What kind of notice it is, in a word or two."""
    return t.plain(Watch[f"NOTICE_{type(notice).__name__.upper()}"])


def failed_head(failed: Undelivered, t: Phrases) -> str:
    """What failed, and of which case."""
    what = notice_name(failed.notice, t)
    return f"{what} · {failed.number}" if failed.number else what


def nobody_of(failed: Undelivered) -> Watch:
    """Who would have read it where no person is left to name."""
    is_hers = isinstance(failed.address, ToPerson)
    return Watch.READER_GONE if is_hers else Watch.READER_GROUP


def reason_of(failed: Undelivered, t: Phrases) -> str:
    """Why, as it was recorded: what is not known by name in Telegram's own words."""
    said = failed.reason.casefold()
    known = OWN_REASONS.get(failed.reason) or next(
        (say for words, say in REFUSALS.items() if words in said), None
    )
    return t.plain(known) if known else shorten(failed.reason, REASON_CHARS)


def target_near(notice: told.TargetNear, facts: Facts, t: Phrases) -> Message:
    """A promised moment comes near."""
    return _target(Watch[f"NEAR_{notice.which.upper()}"], notice.which, facts, t)


def target_missed(notice: told.TargetMissed, facts: Facts, t: Phrases) -> Message:
    """A promised moment has passed."""
    return _target(Watch[f"MISSED_{notice.which.upper()}"], notice.which, facts, t)


def officer_silent(notice: told.OfficerSilent, facts: Facts, t: Phrases) -> Message:
    """The officer does not answer what she was asked; when the case closes by itself."""
    closes = moment_of(datetime.fromisoformat(notice.closes_at), t)
    said = t(Watch.OFFICER_SILENT, number=notice.number, when=closes)
    return _message(lines(said, _holder(facts, t)))


def morning_digest(notice: told.MorningDigest, facts: Facts, t: Phrases) -> Message:
    """What waits, on a working day; what is nothing is left out."""
    head = t(Watch.DIGEST, day=t.day(date.fromisoformat(notice.on)))
    day = _known(facts).day
    listed = [t(say, number=number) for say, number in _figures(day) if number] if day else []
    return _message(lines(head, *(listed or [t(Watch.DIGEST_NOTHING)])), t(Watch.DIGEST_HOW))


def health_alert(notice: told.HealthAlert, _facts: Facts, t: Phrases) -> Message:
    """A part of the desk stands still, or goes on again."""
    say = Watch[f"{'OVER' if notice.is_over else 'ALERT'}_{notice.what.upper()}"]
    return _message(t(say, when=moment_of(datetime.fromisoformat(notice.since), t)))


def staff_away(notice: told.StaffAway, facts: Facts, t: Phrases) -> Message:
    """A secretary left the group, or is back."""
    person = _known(facts).person
    who = who_is(person, t) if person else person_name(notice.person_id, t)
    return _message(t(Watch.STAFF_BACK if notice.is_back else Watch.STAFF_LEFT, who=who))


def delivery_failed(notice: told.DeliveryFailed, facts: Facts, t: Phrases) -> Message:
    """A notice did not arrive, or nobody knows: which, for whom, and why."""
    known = _known(facts)
    failed = known.failed
    if failed is None:
        raise LookupError(notice.outbox_id)
    who = who_is(known.person, t) if known.person else t.plain(nobody_of(failed))
    reason = reason_of(failed, t)
    return _message(
        t(Watch[f"FAILED_{notice.state.upper()}"]),
        lines(
            t(Watch.FAILURE, number=failed.id, what=failed_head(failed, t)),
            t(Watch.FAILURE_WHO, who=who),
            t(Watch.FAILURE_WHY, reason=reason) if reason else "",
        ),
        t(Watch.FAILED_WHERE) if notice.state != DeliveryState.PARKED else Html(),
    )


WATCHED: Mapping[type[Any], Callable[[Any, Facts, Phrases], Message]] = {
    told.TargetNear: target_near,
    told.TargetMissed: target_missed,
    told.OfficerSilent: officer_silent,
    told.MorningDigest: morning_digest,
    told.HealthAlert: health_alert,
    told.StaffAway: staff_away,
    told.DeliveryFailed: delivery_failed,
}


def _target(say: Watch, which: str, facts: Facts, t: Phrases) -> Message:
    case = _case(facts)
    targets = case.progress.targets
    moment = targets.respond_by if which == Which.RESPOND else targets.due_at
    said = t(say, number=case.number, when=moment_of(moment, t))
    return _message(lines(said, _holder(facts, t)))


def _holder(facts: Facts, t: Phrases) -> Html:
    holder = _known(facts).person
    return t(Watch.HELD_BY, who=who_is(holder, t)) if holder else t(Watch.HELD_BY_NOBODY)


def _figures(day: Day) -> tuple[tuple[Watch, int], ...]:
    counts = day.counts
    return (
        (Watch.DIGEST_LATE, counts.overdue),
        (Watch.DIGEST_TODAY, counts.due_soon),
        (Watch.DIGEST_FREE, counts.unclaimed),
        (Watch.DIGEST_WAITING, counts.by_status.get(Status.WAITING, 0)),
        (Watch.DIGEST_BOARD, counts.by_status.get(Status.REFERRED, 0)),
        (Watch.DIGEST_ENROLMENTS, day.enrolments),
        (Watch.DIGEST_FAILED, day.failed),
    )


def _message(*paragraphs: Html) -> Message:
    return Message(pages(part for part in paragraphs if part))


def _known(facts: Facts) -> Watched:
    return facts.watched or Watched()


def _case(facts: Facts) -> Case:
    if facts.case is None:
        raise LookupError("case")
    return facts.case
