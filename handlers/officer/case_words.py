"""What an officer writes or sends, where it belongs to a case: a draft, an answer, an addition.

Whatever is none of these is a question, and is left to the conversation that answers questions.
"""

from collections.abc import Sequence
from dataclasses import replace

from aiogram.types import InlineKeyboardMarkup

from cases.case import Status
from cases.errors import Code, DeskError
from cases.move import Move
from cases.moves_officer import has_words
from handlers import forms
from handlers.keyboards import case as keys
from handlers.markup import Html
from handlers.middleware import Visit
from handlers.officer.case import preview, renewal, renewing, screen
from handlers.officer.case_shown import TOO_LATE, named
from handlers.officer.drafts import DRAFTING, Drafting, Drafts, Loose, LooseEnds, WordsFor, Writing
from handlers.officer.letters import Letter, is_seen
from handlers.phrases import CaseSay
from handlers.screen import replace as redrawn
from handlers.screen import show
from handlers.services.courtesy import courtesy_in
from handlers.services.opening import Draft, File
from handlers.services.own_cases import Story, Words
from handlers.views import answer, own
from handlers.views import case as views

Screen = tuple[Sequence[Html], InlineKeyboardMarkup | None]
_DONE = {
    Move.ADD: CaseSay.ADDED,
    Move.COMPLAIN: CaseSay.COMPLAINED,
    Move.REOPEN: CaseSay.REOPENED,
}


async def took(letter: Letter) -> bool:
    """Whether the message belonged to a case or asked for one, and was taken there."""
    for way in (_more_of_album, _replied, _drafted, _written, named, _loose):
        if await way(letter):
            return True
    return False


async def took_correction(letter: Letter) -> bool:
    """Whether a corrected message is of a case, and was corrected there."""
    if not letter.text:
        return False
    for way in (_redrafted, _put_right, _added_again):
        if await way(letter):
            return True
    return False


async def spoken(visit: Visit, number: str, move: Move, words: Words) -> Screen:
    """Take words to a case; gives what is said of it."""
    t = visit.t
    told = await visit.desk.own_cases.speak(move, number, words, by=visit.person)
    case, say = told.case, _DONE[move] if told.move is move else CaseSay.ADDED_MEANWHILE
    rows = answer.solved(number, t) if case.status is Status.ANSWERED else ()
    asked = t(CaseSay.SOLVED_ASK) if rows else Html()
    done, due = t(say, number=number), views.due_line(case, t)
    said = own.masked(visit.masked, t), done, due, asked
    shown = Html("\n\n".join(part for part in said if part))
    return [shown], keys.markup(rows) if rows else None


async def _redrafted(letter: Letter) -> bool:
    """Words of the draft in hand: it is shown anew."""
    visit, by = letter.visit, letter.message.message_id
    drafts = Drafts(letter.state, visit.desk.opening)
    draft = await drafts.current()
    if draft is None or by not in draft.brought:
        return False
    draft = await visit.desk.opening.corrected(draft, letter.text, by=by)
    await drafts.keep(draft)
    shown = await show(letter.message, *await screen(draft, visit, letter.state, _masked(visit)))
    await drafts.keep(draft.shown_in(shown))
    return True


async def _put_right(letter: Letter) -> bool:
    """A message that still waits to hear whether it belongs to a case."""
    loose = await LooseEnds(letter.state).of_message(letter.message.message_id)
    if loose is None:
        return False
    await LooseEnds(letter.state).keep(loose.but(text=letter.text))
    return True


async def _added_again(letter: Letter) -> bool:
    """Words that went to a case: the new ones are added, too."""
    message, person = letter.message, letter.visit.person
    cases = letter.visit.desk.own_cases
    post = await cases.of_post(message.chat.id, message.message_id, by=person)
    if post is None:
        return False
    await _said(letter, post.number, Move.ADD)
    return True


async def _replied(letter: Letter) -> bool:
    """A reply to any message of a case joins it."""
    replied = letter.message.reply_to_message
    if replied is None or not (letter.text or letter.file or letter.is_unkept):
        return False
    cases, person = letter.visit.desk.own_cases, letter.visit.person
    post = await cases.of_post(letter.message.chat.id, replied.message_id, by=person)
    if post is None:
        return False
    if not (letter.text or letter.file):
        await _refused(letter)
        return True
    story = await cases.story(post.number, by=person)
    if story.case.has_ended:
        await _ended(letter, story)
        return True
    await _said(letter, post.number, Move.ADD)
    return True


async def _ended(letter: Letter, story: Story) -> None:
    """Offer to take the case up again; one whose enrolment has ended renews it first."""
    visit = letter.visit
    if story.reopenable and not visit.desk.opening.is_open_to(visit.person):
        await show(letter.message, *renewing(visit))
        return
    pages, keyboard = ended(await _kept(letter), story, visit)
    await show(letter.message, pages, keyboard, reply=True)


def ended(kept: Loose, story: Story, visit: Visit) -> Screen:
    """Asks what becomes of a message to a case that has ended."""
    t, number, may_reopen = visit.t, story.case.number, Move.REOPEN in story.allowed
    say = CaseSay.ENDED_ASK if may_reopen else CaseSay.ENDED_OVER
    is_text = bool(kept.text)
    keyboard = keys.ended(kept.said, number, t, may_reopen=may_reopen, is_text=is_text)
    return [t(say, number=number)], keyboard


async def _more_of_album(letter: Letter) -> bool:
    """A further picture of an album whose first one went to a case: it goes there silently."""
    album = letter.message.media_group_id
    if album is None or letter.file is None:
        return False
    loose = await LooseEnds(letter.state).of_album(album)
    if loose is not None and loose.joined is None:
        await LooseEnds(letter.state).keep(_fuller(loose, letter))
        return True
    data = await letter.state.get_data()
    number = (
        loose.joined if loose else data["joined"] if data.get("joined_album") == album else None
    )
    if number is None:
        return False
    await letter.visit.desk.own_cases.add(number, letter.words, by=letter.visit.person)
    return True


def _fuller(loose: Loose, letter: Letter) -> Loose:
    """The message with another part of its album; handled again, a part is there once."""
    files = tuple(dict.fromkeys((*loose.files, *_files(letter))))
    if letter.text in loose.text:
        return loose.but(files=files)
    return loose.but(files=files, text=f"{loose.text}\n\n{letter.text}".strip())


async def _said(letter: Letter, number: str, move: Move) -> None:
    """Take the letter to the case; the rest of its album will follow."""
    message, person = letter.message, letter.visit.person
    try:
        screen = await spoken(letter.visit, number, move, letter.words)
    except DeskError as refusal:
        await _not_taken(letter, number, refusal)
        return
    shown = await show(message, *_with_rest(letter, screen))
    await letter.visit.desk.own_cases.posted(number, message.message_id, shown, by=person)
    if letter.message.media_group_id:
        await letter.state.update_data(joined=number, joined_album=letter.message.media_group_id)


async def _not_taken(letter: Letter, number: str, refusal: DeskError) -> None:
    """What becomes of words that a case refused: one that ended meanwhile may be reopened."""
    if refusal.code in TOO_LATE:
        story = await letter.visit.desk.own_cases.story(number, by=letter.visit.person)
        if story.case.has_ended:
            await _ended(letter, story)
            return
    await show(letter.message, *renewal(refusal, letter.visit))


def _with_rest(letter: Letter, screen: Screen) -> Screen:
    """What becomes of the rest: the files of an album follow one by one, a recording stays."""
    pages, keyboard = screen
    said = _with_left(letter, *pages)
    if letter.message.media_group_id is not None:
        said = Html(f"{said}\n\n{letter.visit.t(CaseSay.ALBUM_FOLLOWS)}")
    return [said], keyboard


def _with_left(letter: Letter, *said: Html) -> Html:
    left = [letter.visit.t(CaseSay.REST_LEFT)] if letter.is_unkept else []
    return Html("\n\n".join((*said, *left)))


async def _refused(letter: Letter) -> None:
    """Say that a case keeps documents and photos only, once an album."""
    if not await is_seen(letter.message, letter.state):
        await show(letter.message, [letter.visit.t(CaseSay.ONLY_FILES)])


async def _drafted(letter: Letter) -> bool:
    """The text of a draft while it is asked for, and its files for as long as it is in hand."""
    if letter.form not in DRAFTING:
        return False
    opening = letter.visit.desk.opening
    drafts = Drafts(letter.state, opening)
    draft = await drafts.current()
    if draft is None or not opening.listens(draft):
        await letter.state.set_state(None)
        return False
    if letter.file is not None:
        await _enclosed(letter, drafts, draft)
        return True
    if letter.is_unkept:
        await _refused(letter)
        return True
    is_again = draft.written_with == letter.visit.update_id
    if not letter.message.text or not (is_again or letter.form == Drafting.text.state):
        return False
    fresh = draft.but(album=None, written_with=letter.visit.update_id)
    await _put(
        letter, drafts, await opening.written(fresh, letter.text, by=letter.message.message_id)
    )
    return True


async def _enclosed(letter: Letter, drafts: Drafts, draft: Draft) -> None:
    """One file more; the words beside it, if any, are the text or join it."""
    opening, album = letter.visit.desk.opening, letter.message.media_group_id
    assert letter.file is not None  # noqa: S101 - asked by the caller
    refused = f"{album} full"
    try:
        fuller = opening.enclosed(draft, letter.file)
    except DeskError:
        if album is not None and draft.album == refused:
            return
        await drafts.keep(draft.but(album=refused))
        raise
    is_more = album is not None and draft.album == album
    if has_words(letter.text) and letter.text not in fuller.text:
        fuller = await opening.joined(fuller, letter.text, by=letter.message.message_id)
    await _put(letter, drafts, fuller.but(album=album), is_more=is_more)


async def _put(letter: Letter, drafts: Drafts, draft: Draft, *, is_more: bool = False) -> None:
    """Keep the draft and show it; for the rest of an album in the same place."""
    visit = letter.visit
    await drafts.keep(draft)
    if not draft.text:
        if not is_more:
            await show(letter.message, [visit.t(CaseSay.FILE_NEEDS_TEXT)])
        return
    await letter.state.set_state(Drafting.ready)
    pages, keyboard = preview(draft, visit, _masked(visit))
    if is_more and draft.screen is not None:
        shown = await redrawn(letter.message, draft.screen, pages, keyboard)
    else:
        shown = await show(letter.message, pages, keyboard)
    await drafts.keep(draft.shown_in(shown))


async def _written(letter: Letter) -> bool:
    """What was asked for by a button under a case."""
    if letter.form != Writing.words.state or not (letter.text or letter.file or letter.is_unkept):
        return False
    asked = await WordsFor.awaited(letter.state, letter.visit)
    if asked is None:
        return False
    if not (letter.text or letter.file):
        await _refused(letter)
        return True
    letter = replace(letter, ahead=tuple(file.attachment for file in asked.files))
    if asked.needs_text and not letter.text:
        await _sent_ahead(letter, asked)
        return True
    await _said(letter, asked.number, asked.move)
    await forms.answered(letter.state, letter.visit)
    return True


async def _sent_ahead(letter: Letter, asked: WordsFor) -> None:
    """A file before the reason is kept for it; once an album she is asked to write."""
    limit = letter.visit.desk.rules.attachments
    if len(letter.files) > limit:
        raise DeskError(Code.TOO_MANY_FILES, limit=limit)
    await asked.with_files(letter.files).listen(letter.state, letter.visit)
    if not await is_seen(letter.message, letter.state):
        await show(letter.message, [letter.visit.t(CaseSay.FILE_NEEDS_REASON)])


async def _loose(letter: Letter) -> bool:
    """Words that no button asked for, while the desk waits for an answer: ask what they are."""
    if not (letter.text or letter.file) or (letter.text and courtesy_in(letter.text)):
        return False
    numbers = await letter.visit.desk.own_cases.waiting(letter.visit.person)
    if not numbers:
        return False
    t, kept = letter.visit.t, await _kept(letter)
    say = CaseSay.LOOSE_ASK if letter.text else CaseSay.LOOSE_FILE
    keyboard = keys.loose(kept.said, numbers, t, is_text=bool(letter.text))
    await show(letter.message, [_with_left(letter, t(say))], keyboard, reply=True)
    return True


async def _kept(letter: Letter) -> Loose:
    """The letter, put aside until she says what it is."""
    kept = Loose(
        said=letter.visit.update_id,
        message_id=letter.message.message_id,
        text=letter.text,
        files=_files(letter),
        album=letter.message.media_group_id,
    )
    await LooseEnds(letter.state).keep(kept)
    return kept


def _files(letter: Letter) -> tuple[File, ...]:
    return tuple(File(kind=file.kind, file_id=file.file_id) for file in letter.files)


def _masked(visit: Visit) -> Sequence[Html]:
    hidden = own.masked(visit.masked, visit.t)
    return [hidden] if hidden else []
