"""The topic of a case: its commands, what is typed in it, and every tap of the secretariat."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from aiogram import F, Router
from aiogram.enums import ParseMode
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.access import Commanding, Order, Tapped
from handlers.callbacks import Tap
from handlers.callbacks import desk as tapped
from handlers.callbacks.desk import PREFIX, Do, Step
from handlers.middleware import Visit
from handlers.phrases import Watch
from handlers.phrases.desk import Work
from handlers.secretariat import moves, refer, typed, words
from handlers.secretariat.memory import Prompt
from handlers.secretariat.place import COMMANDS, HELP, AtDesk, is_anonymous, nearest
from handlers.secretariat.scene import Kindly, Scene, at_message, at_tap
from handlers.services.desk import Desk
from handlers.services.spots import Spot


def build(desk: Desk) -> Router:
    """One filter decides whether anything here is for the secretariat at all."""
    router = Router(name="topic")
    for observer in (router.message, router.edited_message):
        observer.filter(AtDesk(desk))
        observer.middleware(Kindly())
    router.message.register(anonymous, is_anonymous)
    router.message.register(commanded, Commanding())
    router.message.register(written)
    router.edited_message.register(recommanded, Commanding())
    router.edited_message.register(corrected)
    router.callback_query.filter(F.data.startswith(PREFIX))
    router.callback_query.middleware(Kindly())
    for kind in ACTS:
        router.callback_query.register(pressed, Tapped(kind))
    return router


async def anonymous(message: Message, visit: Visit) -> None:
    """Nobody knows who this is: nothing is noted or done, and she is told why."""
    await message.reply(visit.t(Watch.ANONYMOUS), parse_mode=ParseMode.HTML)


async def commanded(
    message: Message, order: Order, visit: Visit, state: FSMContext, spot: Spot
) -> None:
    """A command, for the case of the topic or for the number behind it."""
    if order.word == HELP:
        await message.reply(visit.t(Work.HELP), parse_mode=ParseMode.HTML)
        return
    do = COMMANDS.get(order.word)
    if do is None:
        await _unknown(message, order, visit)
        return
    number, said = await _meant(do, order.rest, spot, visit)
    if number is None:
        await _ask_which(message, order, visit)
        return
    await begin(await at_message(message, visit, state, number), do, said)


async def recommanded(
    message: Message, order: Order, visit: Visit, state: FSMContext, spot: Spot
) -> None:
    """A command, corrected: words for the officer are previewed anew, what was done stays done."""
    do = COMMANDS.get(order.word)
    if do is None or do not in words.SPOKEN:
        return
    number, said = await _meant(do, order.rest, spot, visit)
    if number is None:
        await _ask_which(message, order, visit)
        return
    await words.again(await at_message(message, visit, state, number), do, said)


async def _unknown(message: Message, order: Order, visit: Visit) -> None:
    """A command that does not exist: what was typed with it is neither a note nor sent."""
    typed, near = f"/{order.word}", nearest(order.word)
    if near is None:
        said = visit.t(Work.UNKNOWN, typed=typed)
    else:
        said = visit.t(Work.UNKNOWN_NEAR, typed=typed, near=f"/{near}")
    await message.reply(said, parse_mode=ParseMode.HTML)


async def _ask_which(message: Message, order: Order, visit: Visit) -> None:
    asked = visit.t(Work.WHICH_CASE, command=f"/{order.word}")
    await message.reply(asked, parse_mode=ParseMode.HTML)


async def _meant(do: Do, rest: str, spot: Spot, visit: Visit) -> tuple[str | None, str]:
    """The case that is meant, and what is said of it.

    In a topic /bagla names the other one, and words for the officer are for that topic's own: a
    number at their head belongs to them.
    """
    if do in words.SPOKEN and spot.number is not None:
        return spot.number, rest
    spots, links = visit.desk.spots, do is Do.LINK
    number, said = await spots.named_first(rest, loosely=links or spot.number is None)
    if number is None:
        return spot.number, said
    if links and spot.number is not None:
        second, _ = await spots.named_first(said, loosely=True)
        return (spot.number, f"{number} {said}") if second is None else (number, said)
    return number, said


async def written(message: Message, visit: Visit, state: FSMContext, spot: Spot) -> None:
    """Something typed."""
    await typed.written(await at_message(message, visit, state, spot.number or ""), message)


async def corrected(message: Message, visit: Visit, state: FSMContext, spot: Spot) -> None:
    """Something typed before, corrected now."""
    await typed.corrected(await at_message(message, visit, state, spot.number or ""), message)


async def pressed(tap: CallbackQuery, callback_data: Tap, visit: Visit, state: FSMContext) -> None:
    """A button of the secretariat; who presses it is asked by what it does."""
    number = str(getattr(callback_data, "number", ""))
    await visit.desk.cases.dossier(number, by=visit.person)
    scene = await at_tap(tap, visit, state, number)
    await ACTS[type(callback_data)](scene, callback_data)


async def begin(scene: Scene, do: Do, said: str) -> None:
    """Begin what a command or a button of the card names."""
    if do in words.SPOKEN:
        await words.begin(scene, do, said)
        return
    others = {Do.ENTRY: words.entries, Do.LINK: words.prompt_link, Do.REFER: refer.begin}
    beginning = others.get(do) or moves.BEGINNINGS[do]
    await beginning(scene, said)


async def _brief(scene: Scene, step: Step) -> None:
    match step:
        case Step.SEND:
            await refer.send(scene)
        case Step.EDIT:
            await words.prompt_brief(scene, refer.text_of(scene))
        case Step.DROP:
            await refer.drop(scene)


async def _from_board(scene: Scene) -> None:
    """Ask for the reply, with what the board adopted to be copied and changed."""
    adopted = await refer.adopted(scene)
    if not adopted:
        await scene.say(scene.t(Work.FROM_BOARD_NOTHING), refused=True)
        return
    await words.prompt(scene, Prompt(scene.number, Do.REPLY), before=adopted)


#: What each button does.
ACTS: Mapping[type[Tap], Callable[[Scene, Any], Awaitable[None]]] = {
    tapped.OnCase: lambda scene, tap: begin(scene, tap.do, ""),
    tapped.Decide: lambda scene, tap: words.decided(scene, tap.draft, tap.step),
    tapped.Confirm: lambda scene, tap: moves.confirmed(scene, tap.do, tap.revision),
    tapped.TakeEntry: lambda scene, tap: words.entry(scene, tap.entry),
    tapped.GiveTo: lambda scene, tap: moves.assigned(scene, tap.person),
    tapped.LinkTo: lambda scene, tap: moves.link(scene, tap.other),
    tapped.SureLink: lambda scene, tap: moves.linked(scene, tap.other),
    tapped.Longer: lambda scene, tap: words.longer(scene, tap.days),
    tapped.Sort: lambda scene, tap: moves.sort_list(scene, tap.what),
    tapped.SortType: lambda scene, tap: moves.sorted_type(scene, tap.kind),
    tapped.SortTopic: lambda scene, tap: moves.sorted_topic(scene, tap.topic),
    tapped.SortUrgency: lambda scene, tap: moves.sorted_urgency(scene, tap.urgency),
    tapped.TickMember: lambda scene, tap: refer.ticked(scene, tap.person),
    tapped.TickFile: lambda scene, tap: refer.enclosed(scene, tap.nth),
    tapped.TickTown: lambda scene, _: refer.town(scene),
    tapped.FromBoard: lambda scene, _: _from_board(scene),
    tapped.Brief: lambda scene, tap: _brief(scene, tap.step),
}
