"""Groups and inline search: a short card for everybody, the rest in private.

A group has no buttons of the desk's own, only links into the private chat: whoever follows one
is herself there. In the secretariat's group a mere reply is talk among colleagues: only the desk's
name or its command makes a question of it.
"""

from collections.abc import Sequence

from aiogram import Bot, F, Router
from aiogram.enums import ParseMode
from aiogram.filters import CommandObject
from aiogram.types import (
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    Message,
)

from cases.question import Channel
from handlers import keyboards
from handlers.access import GROUP, Answering, Command, InSecretariat, Named
from handlers.markup import Html, bold, lines, link, shorten
from handlers.middleware import Visit
from handlers.officer import replies
from handlers.phrases import Phrases, Say, named
from handlers.screen import NO_PREVIEW, show
from handlers.services.courtesy import Courtesy, courtesy_in
from handlers.services.desk import Desk
from handlers.services.entries import Card, key_of, question_in
from handlers.services.questions import Asked, Query
from handlers.views import decision, own
from handlers.views.card import face_of, short_card
from knowledge.answer import Abstention, Answer, Clarification, Why
from knowledge.entry import Entry

#: So many results are looked through in a chat.
RESULTS = 10
#: Short, and for one person: her language decides what she sees. In seconds.
CACHE_SECONDS = 15
#: Telegram shows about so much of a result's second line.
DESCRIPTION_CHARS = 120


def build(desk: Desk) -> Router:
    """What is asked before others."""
    router = Router(name="groups")
    router.message.register(by_command, Command("sor"), GROUP)
    router.message.register(hello, Command("yardim", "help", "start"), GROUP)
    words = (GROUP, ~F.text.startswith("/"))
    router.message.register(by_name, *words, Named())
    router.message.register(by_name, *words, Answering(), ~InSecretariat(desk))
    router.inline_query.register(search)
    return router


async def by_command(message: Message, command: CommandObject, visit: Visit, bot: Bot) -> None:
    """A question behind /sor."""
    await _reply(message, command.args or "", visit, bot)


async def by_name(message: Message, words: str, visit: Visit, bot: Bot) -> None:
    """A question to the desk by its name, or under one of its messages."""
    await _reply(message, words, visit, bot)


async def hello(message: Message, visit: Visit, bot: Bot) -> None:
    """How the desk is asked in a group."""
    name = await _name(bot)
    t = visit.t
    keyboard = keyboards.in_private(t.plain(Say.GROUP_PRIVATE), _url(name))
    await show(message, [t(Say.GROUP_HELLO, bot=name)], keyboard, reply=True)


async def search(query: InlineQuery, desk: Desk, t: Phrases, bot: Bot) -> None:
    """Entries for what is being typed in any chat; nothing of it is kept."""
    name = await _name(bot)
    found = await desk.entries.near(query.query.strip())
    await query.answer(
        [_result(desk.entries.card(entry), t, name) for entry in found[:RESULTS]],
        cache_time=CACHE_SECONDS,
        is_personal=True,
        button=InlineQueryResultsButton(text=t.plain(Say.INLINE_OPEN), start_parameter="ara"),
    )


async def _reply(message: Message, words: str, visit: Visit, bot: Bot) -> None:
    if not words.strip() or courtesy_in(words) is Courtesy.GREETING:
        await hello(message, visit, bot)  # nothing was asked: how it is done here
        return
    kind = replies.kind_words(words, visit.t)
    if kind:
        await show(message, kind, reply=True)
        return
    query = Query(words, Channel.GROUP, visit.update_id)
    asked = await visit.desk.questions.ask(query, person=visit.person)
    page, url = _shown(asked, visit, await _name(bot))
    keyboard = keyboards.in_private(visit.t.plain(Say.GROUP_PRIVATE), url)
    await show(message, [page], keyboard, reply=True)


def _shown(asked: Asked, visit: Visit, name: str) -> tuple[Html, str]:
    """What a decision looks like before others, and where it goes on in private."""
    t = visit.t
    notes = [*decision.alarm(asked.danger, t), *_notes(visit)]
    match asked.decision:
        case Answer(entry=entry, status=status, presumed=presumed):
            card = visit.desk.entries.card(entry, status, presumed=presumed)
            return short_card(card, t, notes), _url(name, entry)
        case Clarification(entries=(entry, *_), why=Why.STATUS):
            title = bold(question_in(entry, t.language))
            return replies.joined(*notes, title, t(Say.GROUP_STATUS))[0], _url(name, entry)
        case Clarification(entries=entries):
            links = [link(question_in(e, t.language), _url(name, e)) for e in entries]
            return replies.joined(*notes, decision.group_choices(links, t))[0], _url(name)
        case Abstention():
            return replies.joined(*notes, t(Say.GROUP_ABSTAIN))[0], _url(name)


def _notes(visit: Visit) -> Sequence[Html]:
    hidden = own.masked(visit.masked, visit.t)
    return [lines(hidden, visit.t(Say.MASKED_IN_GROUP))] if hidden else []


def _result(card: Card, t: Phrases, name: str) -> InlineQueryResultArticle:
    face = face_of(card, t.language)
    level = t.plain(named("OBLIGATION", card.obligation))
    return InlineQueryResultArticle(
        id=key_of(card.entry.id),
        title=face.question,
        description=shorten(f"{level} · {face.short}", DESCRIPTION_CHARS),
        input_message_content=InputTextMessageContent(
            message_text=short_card(card, t),
            parse_mode=ParseMode.HTML,
            link_preview_options=NO_PREVIEW,
        ),
        reply_markup=keyboards.in_private(t.plain(Say.INLINE_CARD), _url(name, card.entry)),
    )


async def _name(bot: Bot) -> str:
    return (await bot.me()).username or ""


def _url(name: str, entry: Entry | None = None) -> str:
    """A link into the private chat, to an entry where one is named."""
    start = f"{replies.LINK}{entry.id}" if entry else "soru"
    return f"https://t.me/{name}?start={start}"
