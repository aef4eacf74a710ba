"""The screens of the overview: the queue, what a search found, the desk's health, failures."""

from collections.abc import Sequence
from datetime import datetime

from cases.case import Case, Urgency
from cases.delivery import DeliveryState
from cases.health import Check, Pulse, Vitals
from cases.people import Person
from handlers.markup import Html, bold, escape, italic, lines, pages, shorten
from handlers.phrases import Phrases, Tell, Watch, named
from handlers.services.health import Failure, Failures, Report
from handlers.services.places import Seen
from handlers.services.queue import Line, Lines, Shelf
from handlers.views.moments import day_of, moment_of
from handlers.views.notices_watch import failed_head, nobody_of, reason_of, who_is
from handlers.views.own import town

#: A title takes two lines of a phone at most; the text of a case stands on its own screen.
TITLE_CHARS = 90
TEXT_CHARS = 1500
WORDS_CHARS = 80


def queue(shelf: Shelf, shown: Lines, viewer: Person, t: Phrases) -> tuple[Html, ...]:
    """A page of the queue, with what the whole queue adds up to."""
    counts = shown.counts
    head = lines(
        t(named("QUEUE", shelf, Watch)),
        italic(
            t(
                Watch.QUEUE_COUNTS,
                under_way=counts.under_way,
                free=counts.unclaimed,
                late=counts.overdue,
            )
        ),
    )
    listed = [line(item, viewer, t) for item in shown.items]
    turned = shown.number or shown.has_more
    where = italic(t(Watch.QUEUE_PAGE, page=shown.number + 1)) if turned else Html()
    return pages(part for part in (head, *(listed or [t(Watch.QUEUE_NONE)]), where) if part)


def found(words: str, shown: Lines, viewer: Person, t: Phrases) -> tuple[Html, ...]:
    """What a search found."""
    head = t(Watch.SEARCH_HEAD, words=shorten(words, WORDS_CHARS))
    if not shown.items:
        return pages([head, t(Watch.SEARCH_NONE)])
    more = [italic(t(Watch.SEARCH_MORE))] if shown.has_more else []
    return pages([head, *(line(item, viewer, t) for item in shown.items), *more])


def line(item: Line, viewer: Person, t: Phrases) -> Html:
    """A case in three or four short lines; never the officer's name."""
    case = item.case
    marks = [
        t(Watch.QUEUE_LINE, number=case.number, state=t.plain(named("STATE", case.status, Tell))),
        t(Watch.QUEUE_IS_LATE) if item.is_late else "",
        t(Watch.QUEUE_IS_URGENT) if case.request.urgency is Urgency.URGENT else "",
    ]
    facts = [
        "" if case.has_ended else t(Watch.QUEUE_DUE, day=day_of(case.progress.targets.due_at, t)),
        _holder(item, viewer, t),
    ]
    return lines(_dotted(marks), _dotted([_place(case, t), _title(case)]), _dotted(facts))


def case(item: Line, viewer: Person, t: Phrases) -> tuple[Html, ...]:
    """One case with what was asked; to work on it she goes to its topic."""
    shown = item.case
    head = line(item, viewer, t)
    opened = t(Watch.QUEUE_OPENED, day=day_of(shown.opened_at, t))
    return pages([head, opened, escape(shorten(shown.request.text, TEXT_CHARS))])


def health(report: Report, t: Phrases) -> tuple[Html, ...]:
    """The desk's health in words; what is not well stands first."""
    ill = len(report.ailing)
    head = t(Watch.HEALTH_ILL, number=ill) if ill else t(Watch.HEALTH_WELL)
    checks = sorted(Check, key=lambda check: check not in report.ailing)
    return pages([head, lines(*(_check(check, report, t) for check in checks))])


def failures(shown: Failures, t: Phrases) -> tuple[Html, ...]:
    """What did not arrive, with its reason and never with its words."""
    who = t.both(_unreachable(shown.parked, shown.unreachable, t))
    waits = [t(Watch.FAILURES_PARKED, who=who)] if who else []
    failed = [_failure(item, t) for item in shown.items]
    nothing = [] if failed or waits else [t(Watch.FAILURES_NONE)]
    return pages([t(Watch.FAILURES_HEAD), *failed, *waits, *nothing])


def settled(seen: Seen, t: Phrases) -> tuple[Html, ...]:
    """The group is the secretariat's; what the desk lacks there, and how it is mended."""
    kind = t(Watch.GROUP_TOPICS if seen.opens_topics else Watch.GROUP_PLAIN)
    said = [t(Watch.GROUP_SET), kind, t(Watch.GROUP_COMMANDS)]
    if seen.lacks:
        needs = (t(Watch[f"NEED_{lack.upper()}"]) for lack in seen.lacks)
        said += [lines(bold(t(Watch.GROUP_NEEDS)), *needs), t(Watch.GROUP_AGAIN)]
    return pages(said)


def _check(check: Check, report: Report, t: Phrases) -> Html:
    values = _values(check, report.vitals, t)
    if check in report.ailing:
        return t(named("ILL", check, Watch), **values)
    place = report.vitals.group.place
    if check is Check.GROUP and place is not None and not place.is_forum:
        return t(Watch.WELL_GROUP_PLAIN)
    return t(named("WELL", check, Watch), **values)


def _values(check: Check, vitals: Vitals, t: Phrases) -> dict[str, object]:
    waiting = vitals.number(DeliveryState.WAITING) + vitals.number(DeliveryState.SENDING)
    of: dict[Check, dict[str, object]] = {
        Check.SWEEP: {"when": _when(vitals.sweep.at, t), "left": _left(vitals.sweep, t)},
        Check.DELIVERY: {"when": _when(vitals.delivery.at, t)},
        Check.OUTBOX: {"number": waiting, "when": _when(vitals.backlog.oldest, t)},
        Check.UNCLAIMED: {
            "number": vitals.counts.unclaimed,
            "when": _when(vitals.counts.oldest_unclaimed, t),
        },
        Check.DEAD: {"number": vitals.number(DeliveryState.DEAD)},
        Check.UNKNOWN: {"number": vitals.number(DeliveryState.UNKNOWN)},
        Check.PARKED: {
            "number": vitals.unreachable,
            "who": t.both(_unreachable(vitals.parked, vitals.unreachable, t)),
        },
        Check.GROUP: {"what": t.both(_lacks(vitals, t))},
        Check.STALE: {"number": vitals.stale},
        Check.RECEIVED: {"when": _when(vitals.received_at, t)},
    }
    return of.get(check, {})


def _unreachable(people: Sequence[Person], number: int, t: Phrases) -> list[str]:
    """Those who cannot be written to: some by name, and how many more."""
    named = [who_is(person, t) for person in people]
    more = number - len(named)
    return [*named, t.plain(Watch.PARKED_MORE, number=more)] if more > 0 else named


def _lacks(vitals: Vitals, t: Phrases) -> list[str]:
    group = vitals.group
    if group.place is None:
        return [t.plain(Watch.LACK_PLACE)]
    lacks = [t.plain(Watch[f"LACK_{lack.upper()}"]) for lack in group.lacks]
    shut_out = group.place.parked_at is not None
    return lacks or ([t.plain(Watch.LACK_WRITING)] if shut_out else [])


def _failure(item: Failure, t: Phrases) -> Html:
    notice = item.notice
    when = moment_of(notice.settled_at or notice.created_at, t)
    reason = reason_of(notice, t)
    return lines(
        t(Watch.FAILURE, number=notice.id, what=failed_head(notice, t)),
        t(Watch.FAILURE_WHO, who=_reader(item, t)),
        t(named("FAILURE", notice.state, Watch), when=when),
        t(Watch.FAILURE_WHY, reason=reason) if reason else "",
    )


def _reader(item: Failure, t: Phrases) -> str:
    return who_is(item.reader, t) if item.reader else t.plain(nobody_of(item.notice))


def _holder(item: Line, viewer: Person, t: Phrases) -> Html:
    if item.holder is None:
        return Html()
    if item.holder.id == viewer.id:
        return t(Watch.QUEUE_HOLDER_YOU)
    return t(Watch.QUEUE_HOLDER, who=who_is(item.holder, t))


def _place(shown: Case, t: Phrases) -> str:
    municipality = shown.request.municipality
    return town(municipality, t) if municipality else ""


def _title(shown: Case) -> str:
    return shorten(shown.request.title, TITLE_CHARS)


def _dotted(parts: list[Html] | list[str] | list[Html | str]) -> Html:
    return Html(" · ".join(escape(part) for part in parts if part))


def _left(sweep: Pulse, t: Phrases) -> str:
    """What the last round could not do, where there was anything."""
    numbers = sweep.detail.split()
    return t.plain(Watch.SWEEP_LEFT, numbers=t.both(numbers)) if numbers else ""


def _when(moment: datetime | None, t: Phrases) -> str:
    return moment_of(moment, t) if moment else t.plain(Watch.NEVER)
