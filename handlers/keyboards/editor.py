"""The buttons of the editors."""

from aiogram.types import InlineKeyboardMarkup

from cases.proposal import Proposal, ProposalState
from handlers.callbacks import ShowEntry
from handlers.callbacks import editor as tap
from handlers.keyboards.parts import Row, around, button, keyboard, turn
from handlers.phrases import Edit, Phrases
from handlers.services.editing import Waiting
from handlers.services.entries import Card, key_of
from handlers.services.paging import PER_PAGE, Page
from knowledge.entry import Entry
from knowledge.gaps import Gap

_A_ROW = 4


def gaps(page: Page[Gap], t: Phrases) -> InlineKeyboardMarkup:
    """The gaps of the page by their numbers."""
    first = page.number * PER_PAGE + 1
    numbered = [
        button(str(number), tap.ShowGap(question=gap.number))
        for number, gap in enumerate(page.items, first)
    ]
    return keyboard(*_rows(numbered), turn(page, t, [tap.ShowGaps(page=n) for n in around(page)]))


def gap(shown: Gap, t: Phrases) -> InlineKeyboardMarkup:
    """To give the wording to one of the nearest entries, or to say that none is missing."""
    adds: list[Row] = [
        [
            button(
                t.plain(Edit.ADD_ALIAS, number=number),
                tap.AddAlias(question=shown.number, entry=key_of(match.entry.id)),
            )
        ]
        for number, match in enumerate(shown.nearest, 1)
    ]
    aside = button(t.plain(Edit.GAP_ASIDE), tap.SetAside(question=shown.number))
    return keyboard(*adds, [aside], _back_to_gaps(t))


def to_gaps(t: Phrases) -> InlineKeyboardMarkup:
    """Back to the gaps, and nothing else: what was proposed is not proposed again."""
    return keyboard(_back_to_gaps(t))


def _back_to_gaps(t: Phrases) -> Row:
    return [button(t.plain(Edit.GAPS_BACK), tap.ShowGaps(page=0))]


def due(page: Page[Entry], t: Phrases) -> InlineKeyboardMarkup:
    """The entries of the page by their numbers."""
    first = page.number * PER_PAGE + 1
    numbered = [
        button(str(number), tap.ShowReview(entry=key_of(entry.id), ticks=0))
        for number, entry in enumerate(page.items, first)
    ]
    return keyboard(*_rows(numbered), turn(page, t, [tap.ShowDue(page=n) for n in around(page)]))


def review(card: Card, ticks: int, t: Phrases) -> InlineKeyboardMarkup:
    """A tick a source, the card itself, and to propose what was read."""
    entry, laws = card.entry, card.library.laws
    key = key_of(entry.id)
    boxes = [
        button(
            f"{'☑️' if ticks >> place & 1 else '⬜'} {place + 1}. "
            f"{laws[source.law].short if source.law in laws else source.law}",
            tap.ShowReview(entry=key, ticks=ticks ^ 1 << place),
        )
        for place, source in enumerate(entry.sources)
    ]
    may_propose = ticks or not entry.sources
    propose = button(t.plain(Edit.REVIEW_PROPOSE), tap.ProposeReview(entry=key, ticks=ticks))
    return keyboard(
        *([box] for box in boxes),
        [button(t.plain(Edit.REVIEW_CARD), ShowEntry(entry=key))],
        [propose] if may_propose else [],
        [button(t.plain(Edit.DUE_BACK), tap.ShowDue(page=0))],
    )


def record(entry: Entry, t: Phrases) -> InlineKeyboardMarkup:
    """The entry as a file, and to the days of its sources."""
    key = key_of(entry.id)
    return keyboard(
        [button(t.plain(Edit.RECORD_FILE), tap.FetchEntry(entry=key))],
        [button(t.plain(Edit.DUE_BACK), tap.ShowDue(page=0))],
    )


def offered(file: str, *, is_new: bool, t: Phrases) -> InlineKeyboardMarkup:
    """To propose the file that was sent, or not; a new entry has no meaning to change."""
    typing = button(t.plain(Edit.OFFER_TYPING), tap.OfferFile(file=file, meaning=False))
    meaning = button(t.plain(Edit.OFFER_MEANING), tap.OfferFile(file=file, meaning=True))
    only = button(t.plain(Edit.REVIEW_PROPOSE), tap.OfferFile(file=file, meaning=False))
    rows: list[Row] = [[only]] if is_new else [[typing], [meaning]]
    return keyboard(*rows, [button(t.plain(Edit.OFFER_DROP), tap.DropFile())])


def waiting(page: Page[Proposal], t: Phrases) -> InlineKeyboardMarkup:
    """The proposals of the page by their numbers."""
    numbered = [button(str(p.id), tap.ShowProposal(proposal=p.id)) for p in page.items]
    turns = turn(page, t, [tap.ShowWaiting(page=n) for n in around(page)])
    return keyboard(*_rows(numbered), turns)


def proposal(shown: Waiting, *, mine: bool, t: Phrases) -> InlineKeyboardMarkup:
    """What may be done with a proposal: another's is published, one's own taken back."""
    number = shown.proposal.id
    waits = shown.proposal.state is ProposalState.WAITING
    ready = waits and not mine and not shown.looked.faults and not shown.is_overtaken
    publish = button(t.plain(Edit.PUBLISH), tap.Publish(proposal=number))
    back = Edit.WITHDRAW if mine else Edit.REFUSE
    refuse = button(t.plain(back), tap.Refuse(proposal=number))
    fetch = button(t.plain(Edit.FETCH), tap.FetchProposal(proposal=number))
    return keyboard(
        [publish] if ready else [],
        [refuse] if waits else [],
        [fetch] if shown.proposal.text else [],
    )


def _rows(buttons: Row) -> list[Row]:
    return [buttons[i : i + _A_ROW] for i in range(0, len(buttons), _A_ROW)]
