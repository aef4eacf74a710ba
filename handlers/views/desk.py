"""The screens of the secretariat besides the card: previews, candidates, members, history."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from cases.anonymous import for_members
from cases.case import Author, Case
from cases.dates import moment_in_words
from cases.delivery import Message
from cases.members import Candidate
from cases.move import Move
from cases.named_places import named_places
from cases.people import Language, Role
from cases.privacy import Kind
from cases.queue import CaseEvent
from cases.rules import BoardRules
from handlers.markup import Html, bold, escape, lines, pages, shorten
from handlers.phrases import Panel, Phrases, named, phrases
from handlers.phrases.desk import Work
from handlers.services.cases import History
from handlers.services.delivery import Facts, said_in
from handlers.services.entries import question_in
from handlers.services.referring import Brief, Paper
from handlers.services.speech import Preview
from handlers.views.moments import DESK_ZONE, day_of
from handlers.views.notices import render
from handlers.views.opinion import given, why_of
from handlers.views.people import staff
from knowledge.answer import Match
from knowledge.library import Library

_LINE_CHARS = 300
#: What institutions have as well as people.
_CONTACTS = frozenset({Kind.PHONE, Kind.EMAIL, Kind.ADDRESS})
#: How the steps of the board are called in a timeline.
_OF_BOARD = "board_"
#: What the clock's reminding was, where it was none: she is given up, or she is forgotten.
_NOT_REMINDED = ("silent", "gone")
#: What nobody but the officer does.
_HERS = frozenset({Move.OPEN, Move.ADD, Move.WITHDRAW, Move.SATISFY, Move.COMPLAIN})

#: So many files have a button; there is room for the members beside them.
MOST_PAPERS = 40


@dataclass(frozen=True, slots=True)
class Offer:
    """What a referral may be made of: the members there are, and the officer's files."""

    members: Sequence[Candidate] = ()
    papers: Sequence[Paper] = ()


def as_officer_sees(preview: Preview, library: Library) -> Message:
    """What the officer would be told, in her language, as the delivery would say it."""
    facts = Facts(preview.case)
    if preview.exchange is not None:
        facts = said_in(preview.case, preview.exchange, library)
    shown = render(preview.notice, facts, phrases(preview.language or Language.TURKISH))
    if not isinstance(shown, Message):
        raise TypeError(type(preview.notice).__name__)
    return shown


def hidden(kinds: Collection[Kind], t: Phrases, *, in_group: bool = False) -> list[Html]:
    """What was hidden in her words, and how an institution may be named all the same.

    What she typed in a group stands there for everybody to read until she deletes it.
    """
    if not kinds:
        return []
    covered = [t.plain(named("KIND", kind)) for kind in dict.fromkeys(kinds)]
    said = [t(Work.HIDDEN_IN_GROUP if in_group else Work.HIDDEN, kinds=t.both(covered))]
    return [*said, t(Work.HIDDEN_CONTACT)] if _CONTACTS & set(kinds) else said


def preview(
    shown: Preview, move: Move, library: Library, t: Phrases, below: Sequence[Html] = ()
) -> tuple[Html, ...]:
    """A heading, exactly what the officer will see, what goes along, and what is told besides."""
    message = as_officer_sees(shown, library)
    along = []
    if message.attachments:
        along.append(t(Work.PREVIEW_FILES, count=len(message.attachments)))
    if shown.linked:
        numbers = t.both(shown.linked)
        along.append(t(Work.PREVIEW_LINKED, numbers=numbers))
    if shown.language is None:
        along.append(t(Work.PREVIEW_NOBODY))
    parts = [Html(part) for part in message.parts]
    return pages([t(named("PREVIEW", move, Work)), *parts, *along, *below])


def candidates(number: str, found: Sequence[Match], t: Phrases) -> tuple[Html, ...]:
    """The entries with their scores, best first."""
    if not found:
        return (t(Work.ENTRY_NONE),)
    listed = [
        t(
            Work.ENTRY_LINE,
            nth=nth,
            question=question_in(match.entry, t.language),
            score=f"{match.score:.2f}",
        )
        for nth, match in enumerate(found, 1)
    ]
    return pages([t(Work.ENTRY_WHICH, number=number), lines(*listed)])


def member_name(candidate: Candidate, t: Phrases) -> str:
    """A member by institution or office, never by her own name."""
    post = candidate.grant.post
    return post.institution or post.title or t.plain(Work.MEMBER, number=candidate.person.id)


def member_lines(offer: Offer, t: Phrases) -> list[tuple[int, str]]:
    """The members who can be asked, with the conflict that is suggested."""
    free = [each for each in offer.members if not each.is_excluded]
    return [(each.person.id, _member_line(each, t)) for each in free]


def paper_lines(offer: Offer, brief: Brief, t: Phrases) -> list[tuple[bool, str]]:
    """The files that may go along, each with whether it does."""
    return [
        (paper.file in brief.files, _paper_line(nth, paper, t))
        for nth, paper in enumerate(offer.papers[:MOST_PAPERS], 1)
    ]


def _paper_line(nth: int, paper: Paper, t: Phrases) -> str:
    kind = t.plain(named("FILE", paper.file.kind, Work))
    return t.plain(Work.REFER_FILE, nth=nth, kind=kind, day=day_of(paper.at, t))


def _member_line(candidate: Candidate, t: Phrases) -> str:
    name, conflict = member_name(candidate, t), _conflict(candidate, t)
    return f"⚠️ {name}: {conflict}" if conflict else name


def referral(
    case: Case, brief: Brief, offer: Offer, board: BoardRules, t: Phrases
) -> tuple[Html, ...]:
    """What is about to go to the board, as its members will read it, and whom it cannot go to.

    Choosing changes the last page alone: a brief too long for it stands above.
    """
    shows, town = brief.shows_municipality, case.request.municipality
    title, said = (for_members(x, town, shows=shows) for x in (case.request.title, brief.text))
    chosen = (
        t(Work.REFER_HEAD, number=case.number),
        _needs(board, t),
        lines(
            t(Work.REFER_CHOSEN, count=len(brief.members)),
            t(Work.REFER_TOWN_SHOWN if shows else Work.REFER_TOWN_HIDDEN),
        ),
        lines(*(excluded(each, t) for each in offer.members if each.is_excluded)),
        _files(brief, offer, t),
        Html() if shows else _places(f"{title}\n{said}", t),
    )
    subject = t(Panel.CARD_SUBJECT, subject=title)
    text = (lines(bold(t.plain(Work.REFER_BRIEF)), subject), escape(said))
    whole = pages([*chosen, *text])
    return whole if len(whole) == 1 else (*pages(text), *pages(chosen))


def _places(read: str, t: Phrases) -> Html:
    """The places that members will read of: one of them may tell who asks."""
    places = named_places(read)
    return t(Work.REFER_PLACES, places=t.both(places)) if places else Html()


def _files(brief: Brief, offer: Offer, t: Phrases) -> Html:
    """How many files go along, and what must not."""
    if not offer.papers:
        return Html()
    count = t(Work.REFER_FILES, count=len(brief.files), total=len(offer.papers))
    return lines(count, t(Work.REFER_FILES_WARN))


def _needs(board: BoardRules, t: Phrases) -> Html:
    """The quorum, and the groups where some are required."""
    groups = [
        t.plain(Work.REFER_GROUP, group=board.groups[group].told(t.language), least=least)
        for group, least in board.composition.items()
    ]
    if not groups:
        return t(Work.REFER_QUORUM, quorum=board.quorum)
    return t(Work.REFER_NEEDS, quorum=board.quorum, groups=t.both(groups))


def excluded(candidate: Candidate, t: Phrases) -> Html:
    """Who cannot be asked, and why."""
    reason = _conflict(candidate, t)
    return t(Work.REFER_EXCLUDED, member=member_name(candidate, t), reason=reason)


def _conflict(candidate: Candidate, t: Phrases) -> str:
    if candidate.conflict is None:
        return ""
    return t.plain(named("CONFLICT", candidate.conflict, Work))


def history(shown: History, t: Phrases) -> tuple[Html, ...]:
    """What happened, what was said with the officer and by the board, and what was noted."""
    notes = [
        _line(note.at, _staff(note.person_id, shown, t), note.text, t) for note in shown.notes
    ]
    return pages(
        [
            t(Work.HISTORY_HEAD, number=shown.case.number),
            bold(t.plain(Work.HISTORY_EVENTS)),
            lines(*(_line(e.at, _doer(e, shown, t), _event(e, t), t) for e in shown.events)),
            bold(t.plain(Work.HISTORY_SAID)),
            *_said(shown, t),
            *_boards(shown, t),
            bold(t.plain(Work.HISTORY_NOTES)),
            *(notes or [t(Work.HISTORY_NO_NOTES)]),
        ]
    )


def _said(shown: History, t: Phrases) -> Iterator[Html]:
    """What she was told stands whole: nowhere else can it be read as it was sent."""
    for exchange in shown.exchanges:
        what = exchange.text or exchange.entry_id or ""
        if exchange.attachments:
            what = f"{what} {t.count(Work.HISTORY_FILES, len(exchange.attachments))}"
        is_hers = exchange.author is Author.OFFICER
        who = t.plain(Work.HISTORY_OFFICER) if is_hers else _staff(exchange.person_id, shown, t)
        yield _line(exchange.at, who, shorten(what, _LINE_CHARS) if is_hers else what, t)


def _boards(shown: History, t: Phrases) -> Iterator[Html]:
    """What the board said, each referral with its outcome."""
    for heard in shown.boards:
        yield bold(t.plain(Work.HISTORY_BOARD))
        yield escape(why_of(heard.referral.outcome, heard.why, t))
        yield from given(heard.spoken, t)


def _line(at: datetime, who: str, what: str, t: Phrases) -> Html:
    moment = moment_in_words(at.astimezone(DESK_ZONE), t.language)
    return t(Work.HISTORY_LINE, moment=moment, who=who, what=what)


def _doer(event: CaseEvent, shown: History, t: Phrases) -> str:
    """The officer is told apart from the desk also after she is forgotten."""
    who, officer = event.person_id, shown.case.officer_id
    if (who is not None and who == officer) or (who is None and event.event in _HERS):
        return t.plain(Work.HISTORY_OFFICER)
    first = (Role.MEMBER,) if event.event.startswith(_OF_BOARD) else ()
    return _staff(who, shown, t, first)


def _staff(person_id: int | None, shown: History, t: Phrases, first: Sequence[Role] = ()) -> str:
    """Somebody by role and office, as the card names her; the desk where nobody is left."""
    person = shown.people.get(person_id) if person_id is not None else None
    if person is None:
        return t.plain(Work.HISTORY_DESK)
    known = (*first, Role.SECRETARY, Role.ADMIN, Role.MEMBER, Role.EDITOR)
    role = next((role for role in known if person.grant(role, shown.at)), known[0])
    return staff(person, role, shown.at, t)


def _event(event: CaseEvent, t: Phrases) -> str:
    """What happened, in words where there are some.

    The clock has one move for all that it does while the officer owes an answer.
    """
    how = next((f"_{how}" for how in _NOT_REMINDED if how in event.data), "")
    name = f"EVENT_{event.event}{how}".upper()
    return t.plain(Work[name]) if name in Work.__members__ else event.event
