"""Where an opinion waits while it is written: beside the conversation, so that nothing loses it.

Each referral has a draft of its own. A question, a command or another form in between leaves it
alone; so does a restart.
"""

from dataclasses import dataclass, replace
from typing import NamedTuple

from aiogram.fsm.context import FSMContext

from handlers.services.opinions import Draft, Field

_UPDATE, _DRAFT = "update", "draft"
#: So many messages are known by what they were typed for; the oldest are forgotten.
MOST_PARTS = 30


@dataclass(frozen=True, slots=True)
class Drafts:
    """The draft of one member for one referral."""

    memory: FSMContext

    @classmethod
    def of(cls, state: FSMContext, referral_id: int) -> "Drafts":
        """Hers, found by the key of her conversation."""
        key = replace(state.key, destiny=f"opinion-{referral_id}")
        return cls(FSMContext(storage=state.storage, key=key))

    async def get(self) -> Draft:
        """The draft, an empty one where there is none."""
        return Draft.kept((await self.memory.get_data()).get(_DRAFT, {}))

    async def keep(self, draft: Draft, update_id: int) -> None:
        """Keep it, and which update it was that changed it."""
        await self.memory.set_data({_DRAFT: draft.values(), _UPDATE: update_id})

    async def has_seen(self, update_id: int) -> bool:
        """Whether that update has changed it before; it is handled once only."""
        return (await self.memory.get_data()).get(_UPDATE) == update_id

    async def drop(self) -> None:
        """Forget it."""
        await self.memory.clear()


class Part(NamedTuple):
    """What a message was typed for; without a field another has taken its place."""

    referral: int
    field: Field | None


@dataclass(frozen=True, slots=True)
class Parts:
    """Which messages of hers are parts of opinions, so that a corrected one corrects its part."""

    memory: FSMContext

    @classmethod
    def of(cls, state: FSMContext) -> "Parts":
        """Hers."""
        key = replace(state.key, destiny="opinion-parts")
        return cls(FSMContext(storage=state.storage, key=key))

    async def keep(self, message_id: int, part: Part) -> None:
        """A message was typed for that part; an earlier one is no longer what stands there."""
        known = await self.memory.get_data()
        others = {
            number: [each[0], None] if Part(*each) == part else each
            for number, each in known.items()
            if number != str(message_id)
        }
        newest = list(others.items())[1 - MOST_PARTS :]
        await self.memory.set_data({**dict(newest), str(message_id): list(part)})

    async def find(self, message_id: int) -> Part | None:
        """What that message was typed for."""
        found = (await self.memory.get_data()).get(str(message_id))
        if found is None:
            return None
        referral, field = found
        return Part(referral, Field(field) if field else None)
