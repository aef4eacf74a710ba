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
    """The step at which a form is; `done` is the update that filled it in.

    The same update handled again is the same answer; any other is none of the form.
    """

    model_config = ConfigDict(frozen=True)

    step: str | None
    since: datetime
    done: int | None = None

    def hears(self, visit: Visit) -> bool:
        """Whether what comes now is for the form."""
        if self.done is not None:
            return self.done == visit.update_id
        return visit.desk.clock() <= self.since + LISTENS_FOR


async def listen(state: FSMContext, step: State, visit: Visit, **said: object) -> None:
    """Ask for the next words of a form; what was said so far is kept with it."""
    await state.set_state(step)
    form = _Form(step=step.state, since=visit.desk.clock())
    await state.update_data({**said, _FORM: form.model_dump(mode="json")})


async def heard(state: FSMContext, visit: Visit) -> dict[str, Any]:
    """What was said so far; where the form does not listen any more, others may have the words."""
    form = await _current(state)
    if form is None or not form.hears(visit):
        await state.set_state(None)
        raise SkipHandler
    return await state.get_data()


async def answered(state: FSMContext, visit: Visit) -> None:
    """The form is filled in: no other update is for it."""
    form = _Form(step=await state.get_state(), since=visit.desk.clock(), done=visit.update_id)
    await state.update_data({_FORM: form.model_dump(mode="json")})


class EndedByCommand(BaseMiddleware):
    """Whoever writes a command has left the form that listened, unless it was begun just now."""

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> object:
        """Let the command do its work, then close what was left."""
        state: FSMContext | None = data.get("state")
        is_command = isinstance(event, Message) and (event.text or "").startswith("/")
        if state is None or not is_command or not data.get("raw_state"):
            return await handler(event, data)
        left = await _current(state)
        try:
            return await handler(event, data)
        finally:
            if left is not None and await _current(state) == left:
                await state.set_state(None)


async def _current(state: FSMContext) -> _Form | None:
    """The form that is being filled in; None where another conversation listens, or nobody."""
    try:
        form = _Form.model_validate((await state.get_data()).get(_FORM))
    except ValidationError:
        return None
    return form if form.step == await state.get_state() else None
