"""A notice becomes words: facts from the storage, sentences from the views."""

from dataclasses import dataclass

from cases.delivery import Address, Message, ToPerson, TopicCardView
from cases.notice import Notice
from cases.people import Language
from handlers.phrases import phrases
from handlers.services.delivery import Reference, facts_of
from handlers.views.notices import render
from storage.unit import Storage, Unit


@dataclass(frozen=True, slots=True)
class Renderer:
    """The words of the desk, in the language of whom they are for."""

    storage: Storage
    reference: Reference

    async def __call__(self, notice: Notice, address: Address) -> Message | TopicCardView | None:
        """The words; None when the person or what it is about is gone."""
        async with self.storage.read() as unit:
            language = await _language(unit, address)
            facts = await facts_of(notice, unit, self.reference, address)
        if language is None or facts is None:
            return None
        return render(notice, facts, phrases(language))


async def _language(unit: Unit, address: Address) -> Language | None:
    """Hers for a person, None when she is forgotten; the desk speaks Turkish among itself."""
    if not isinstance(address, ToPerson):
        return Language.TURKISH
    person = await unit.people.get(address.person_id)
    return person.language if person else None
