"""Forms in which something is typed: for how long they listen, and what ends them.

A form listens for an hour, and until a command. Whatever is typed later is a question again.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from aiogram import BaseMiddleware
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State
from aiogram.types import Message, TelegramObject
from pydantic import BaseModel, ConfigDict, ValidationError

from handlers.middleware import Visit
from handlers.services.opening import LISTENS_FOR

_FORM = "form"


class _Form(BaseModel):
    """The step at which a form is, the update that asked, and `done`, which filled it in.

    `message` is the number of the message that brought the words.

    The same update handled again is the same answer; any other is none of the form.
    """

    model_config = ConfigDict(frozen=True)

    step: str | None
    since: datetime
    begun: int = 0
    done: int | None = None
    message: int | None = None

    def hears(self, visit: Visit) -> bool:
        """Whether what comes now is for the form."""
        if self.done is not None:
            return self.done == visit.update_id
        return visit.desk.clock() <= self.since + LISTENS_FOR


async def listen(state: FSMContext, step: State, visit: Visit, **said: object) -> None:
    """Ask for the next words of a form; what was said so far is kept with it."""
    await state.set_state(step)
    form = _Form(step=step.state, since=visit.desk.clock(), begun=visit.update_id)
    await state.update_data({**said, _FORM: form.model_dump(mode="json")})


async def hears(state: FSMContext, visit: Visit) -> bool:
    """Whether what comes now is for the form; one that does not listen any more is closed."""
    form = await _current(state)
    if form is not None and form.hears(visit):
        return True
    await state.set_state(None)
    return False


async def heard(state: FSMContext, visit: Visit, message: Message | None = None) -> dict[str, Any]:
    """What was said so far; where the form does not listen any more, others may have the words.

    With the message that was typed: what she writes to a case of hers is for the case.
    """
    is_for_case = message is not None and await _is_for_case(message, visit)
    if is_for_case or not await hears(state, visit):
        raise SkipHandler
    return await state.get_data()


async def is_over(state: FSMContext, visit: Visit) -> bool:
    """Whether the form at which she is was filled in, or listens no more."""
    form = await _current(state)
    return form is not None and (form.done is not None or not form.hears(visit))


async def answered(state: FSMContext, visit: Visit, message: Message | None = None) -> None:
    """The form is filled in, by that message: no other update is for it."""
    form = _Form(
        step=await state.get_state(),
        since=visit.desk.clock(),
        done=visit.update_id,
        message=message.message_id if message else None,
    )
    await state.update_data({_FORM: form.model_dump(mode="json")})


async def is_filled_by(state: FSMContext, step: State, message: Message) -> bool:
    """Whether that message, which she has corrected, filled in the form at that step."""
    form = await _current(state)
    if form is None or form.step != step.state:
        return False
    return form.message == message.message_id


class EndedByCommand(BaseMiddleware):
    """Whoever writes a command has left the form that listened, unless it was begun just now."""

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> object:
        """Let the command do its work, then close what was left."""
        try:
            return await handler(event, data)
        finally:
            state: FSMContext | None = data.get("state")
            if state is not None and data.get("raw_state") and _is_command(event):
                form, update = await _current(state), data["event_update"]
                if form is not None and form.begun != update.update_id:
                    await state.set_state(None)


def _is_command(event: TelegramObject) -> bool:
    return isinstance(event, Message) and (event.text or event.caption or "").startswith("/")


async def _is_for_case(message: Message, visit: Visit) -> bool:
    """Whether it replies to a message of a case of hers, or corrects one that went to it."""
    told = message if message.edit_date else message.reply_to_message
    if told is None:
        return False
    cases = visit.desk.own_cases
    return await cases.of_post(message.chat.id, told.message_id, by=visit.person) is not None


async def _current(state: FSMContext) -> _Form | None:
    """The form that is being filled in; None where another conversation listens, or nobody."""
    try:
        form = _Form.model_validate((await state.get_data()).get(_FORM))
    except ValidationError:
        return None
    return form if form.step == await state.get_state() else None
