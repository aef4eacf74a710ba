"""Where an opinion waits while it is written: beside the conversation, so that nothing loses it.

Each referral has a draft of its own. A question, a command or another form in between leaves it
alone; so does a restart.
"""

from dataclasses import dataclass, replace

from aiogram.fsm.context import FSMContext

from handlers.services.opinions import Draft

_UPDATE, _DRAFT = "update", "draft"


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
