"""What belongs to the officer: language, privacy, her records, help, and a way out."""

from aiogram import Bot, Router
from aiogram.filters import CommandObject
from aiogram.fsm.context import FSMContext
from aiogram.types import BufferedInputFile, CallbackQuery, Message

from cases.people import Language
from handlers import forms, keyboards, menus
from handlers.access import Command, Commanding, Tapped
from handlers.callbacks import Forget, SetLanguage
from handlers.markup import lines
from handlers.middleware import Visit
from handlers.officer.drafts import DRAFTING, Drafts
from handlers.phrases import Menu, Say, phrases
from handlers.screen import acknowledge, redraw, show
from handlers.views import own


def build() -> Router:
    """The commands over her own matters."""
    router = Router(name="own")
    messages = router.message
    messages.filter(Commanding())
    messages.register(help_, Command("yardim", "help"))
    messages.register(cancel, Command("iptal", "cancel"))
    messages.register(language, Command("dil", "language"))
    messages.register(privacy, Command("gizlilik", "privacy"))
    messages.register(export, Command("verilerim"))
    messages.register(forget, Command("sil"))
    router.callback_query.register(set_language, Tapped(SetLanguage))
    router.callback_query.register(forget_or_keep, Tapped(Forget))
    return router


async def help_(message: Message, visit: Visit, bot: Bot) -> None:
    """What the desk can do."""
    desk, t = await bot.me(), visit.t
    own = menus.of_staff(visit.person.roles(visit.desk.clock()), t.language)
    listed = [f"/{each.command} {each.description}" for each in own]
    team = [lines(t(Menu.TEAM_HELP), *listed)] if own else []
    await show(message, [t(Say.HELP, bot=desk.username), *team])


async def cancel(message: Message, visit: Visit, state: FSMContext) -> None:
    """Leave what is going on; a draft that waits beside another form stays."""
    drafts, listening = Drafts(state, visit.desk.opening), await state.get_state()
    left = await drafts.current()
    pending = listening or left
    is_draft = listening is None or listening in DRAFTING or await forms.is_over(state, visit)
    await state.clear()
    if is_draft:
        await drafts.drop()
    say = Say.CANCELLED if pending else Say.NOTHING_TO_CANCEL
    if left is not None and (left.text or left.files):
        say = Say.CANCELLED_DRAFT if is_draft else Say.CANCELLED_BESIDE
    await show(message, [visit.t(say)])


async def language(message: Message, command: CommandObject, visit: Visit) -> None:
    """Choose the language: by a button, or at once as in "/dil en"."""
    wanted = (command.args or "").strip().casefold()
    if wanted not in set(Language):
        await show(message, [visit.t(Say.LANGUAGE_ASK)], keyboards.languages())
        return
    chosen = Language(wanted)
    await visit.desk.people.speak(visit.person, chosen)
    await show(message, [phrases(chosen)(Say.LANGUAGE_SET)])


async def set_language(tap: CallbackQuery, callback_data: SetLanguage, visit: Visit) -> None:
    """Speak the chosen language from now on."""
    await acknowledge(tap)
    chosen = callback_data.language
    await visit.desk.people.speak(visit.person, chosen)
    await redraw(tap, [phrases(chosen)(Say.LANGUAGE_SET)])


async def privacy(message: Message, visit: Visit) -> None:
    """What is kept and what for."""
    await show(message, [own.privacy(visit.desk.rules.retention, visit.t)])


async def export(message: Message, visit: Visit) -> None:
    """Everything that is kept of her, as a file."""
    records = await visit.desk.people.export(visit.person)
    file = BufferedInputFile(own.export(records), own.EXPORT_NAME)
    await message.answer_document(file, caption=visit.t.plain(Say.EXPORT_CAPTION))


async def forget(message: Message, visit: Visit) -> None:
    """Ask once more before anything is deleted."""
    await show(message, [visit.t(Say.FORGET_ASK)], keyboards.forget(visit.t))


async def forget_or_keep(
    tap: CallbackQuery, callback_data: Forget, visit: Visit, state: FSMContext
) -> None:
    """Delete her record, or leave it."""
    await acknowledge(tap)
    if not callback_data.sure:
        await redraw(tap, [visit.t(Say.NOT_FORGOTTEN)])
        return
    await state.clear()
    await visit.desk.people.forget(visit.person)
    await redraw(tap, [visit.t(Say.FORGOTTEN)])
