"""The topics of the cases: opened once, found again after a crash, and their pinned cards."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

import structlog

from bot.courier import Courier, Mark, Posting
from bot.outbound import Spot, lacks_right
from bot.steps import Step
from cases.delivery import (
    Address,
    Later,
    Message,
    MessageGone,
    Outcome,
    Rejected,
    Sent,
    ThreadClosed,
    TopicCardView,
    ToTopic,
    Unknown,
)
from cases.notice import Notice, TopicCard
from cases.threads import SECRETARIAT, Place, Thread
from handlers.services.places import lost_topics
from handlers.services.ports import Clock
from storage.unit import Storage

log = structlog.get_logger()

#: A topic that was perhaps opened is looked for in the updates for so long.
LEARN_WITHIN = timedelta(minutes=2)
LOOK_AGAIN = timedelta(seconds=2)
NO_PLACE = Later(timedelta(minutes=1), counted=False)


class Render(Protocol):
    """Gives the words of a notice for an address, as things stand now."""

    async def __call__(
        self, notice: Notice, address: Address, /
    ) -> Message | TopicCardView | None:
        """The words; None when there is nothing left to say."""
        ...


@dataclass(frozen=True, slots=True)
class Opening:
    """A topic that is wanted: for which case, under what name, in which group."""

    number: str
    name: str
    place: Place


@dataclass(frozen=True, slots=True)
class Topics:
    """Says things in the topics of cases; in a group without topics, in the group."""

    storage: Storage
    courier: Courier
    render: Render
    clock: Clock
    learn_within: timedelta = LEARN_WITHIN

    async def say(self, number: str, words: Message | TopicCardView, mark: Mark) -> Posting:
        """A message to the topic of a case, or its card; a missing topic is opened."""
        view = words if isinstance(words, TopicCardView) else await self._view(number)
        if view is None:
            return Posting(Rejected("no card"))
        thread = await self._thread(number, view.topic, mark)
        if not isinstance(thread, Thread):
            return Posting(thread)
        posting = await self._said(thread, words, view, mark)
        if view.closes and isinstance(posting.outcome, Sent):
            await self._close(thread)
        return posting

    async def _said(
        self, thread: Thread, words: Message | TopicCardView, view: TopicCardView, mark: Mark
    ) -> Posting:
        """The card, or a message below the card, which stands first."""
        if isinstance(words, TopicCardView):
            return await self._show_card(thread, words, mark)
        if thread.card_message_id is None:
            shown = await self._post_card(thread, view, None)
            if not isinstance(shown.outcome, Sent):
                return shown if not isinstance(shown.outcome, Unknown) else Posting(_again())
        return await self.courier.post(_spot(thread), words, mark)

    async def _close(self, thread: Thread) -> None:
        """The case is over: whatever was said in its topic, the topic is closed afterwards."""
        spot = _spot(thread)
        if spot.thread_id is None:
            return
        outcome = await self.courier.call(
            spot.chat_id, lambda: self.courier.telegram.close_topic(spot)
        )
        if not isinstance(outcome, Sent):
            log.warning("topic.not_closed", number=thread.number, outcome=repr(outcome))

    async def _view(self, number: str) -> TopicCardView | None:
        """The card as it stands now."""
        view = await self.render(TopicCard(number, 0), ToTopic(number))
        return view if isinstance(view, TopicCardView) else None

    async def _thread(self, number: str, name: str, mark: Mark) -> Thread | Outcome:
        """Where the case is spoken of, made when it is not there; else what came in between."""
        async with self.storage.read() as unit:
            place = await unit.places.get(SECRETARIAT)
            thread = await unit.threads.of_case(number)
        if place is None:
            return NO_PLACE
        if thread is not None and thread.chat_id == place.chat_id:
            if thread.thread_id is not None or not place.is_forum:
                return thread
            if self.clock() < thread.intended_at + self.learn_within:
                return Later(LOOK_AGAIN, counted=False)
        return await self._open(Opening(number, name, place), mark)

    async def _open(self, opening: Opening, mark: Mark) -> Thread | Outcome:
        """Open a topic: when the pace lets it pass, first the intent, then the request."""
        if not opening.place.is_forum:
            return await self._intend(opening, mark)

        async def request() -> Outcome:
            thread = await self._intend(opening, mark)
            if thread.thread_id is not None:
                return Sent(thread.thread_id)
            return await self.courier.telegram.open_topic(thread.chat_id, thread.name)

        outcome = await self.courier.call(opening.place.chat_id, request)
        self.courier.steps.reached(Step.TOPIC_OPENED)
        if isinstance(outcome, Unknown):
            log.warning("topic.unknown", number=opening.number)
            return Later(LOOK_AGAIN, counted=False)
        if lacks_right(outcome):
            log.warning("topic.no_right", number=opening.number)
            await self._do_without(opening.place)
            outcome = Sent()
        thread = await self._keep(opening, outcome)
        self.courier.steps.reached(Step.TOPIC_KEPT)
        return thread if isinstance(outcome, Sent) else outcome

    async def _intend(self, opening: Opening, mark: Mark) -> Thread:
        """Write down what is about to be asked for, while the notice is still ours."""
        number, place = opening.number, opening.place
        async with self.storage.write(durable=True) as unit:
            await mark.hold(unit)
            thread = await unit.threads.intend(
                number, place.chat_id, opening.name, at=self.clock()
            )
        self.courier.steps.reached(Step.TOPIC_INTENDED)
        return thread

    async def _do_without(self, place: Place) -> None:
        async with self.storage.write(durable=True) as unit:
            await lost_topics(unit, place, at=self.clock())

    async def _keep(self, opening: Opening, outcome: Outcome) -> Thread:
        """Keep what came of it; where no topic was opened, none is to be waited for."""
        number, place = opening.number, opening.place
        async with self.storage.write(durable=True) as unit:
            if not isinstance(outcome, Sent):
                long_ago = self.clock() - self.learn_within
                return await unit.threads.intend(number, place.chat_id, opening.name, at=long_ago)
            await unit.threads.opened(number, outcome.message_id)
            if outcome.message_id is None:
                await unit.places.set(place.name, place.chat_id, is_forum=False, at=self.clock())
            return await unit.threads.intend(number, place.chat_id, opening.name, at=self.clock())

    async def _show_card(self, thread: Thread, view: TopicCardView, mark: Mark) -> Posting:
        """Edit the card where it stands, else post and pin a new one."""
        if thread.card_message_id is None:
            return await self._post_card(thread, view, mark)
        spot, number, card = _spot(thread), thread.card_message_id, view.card
        edited = await self._edit(spot, number, card, mark)
        if isinstance(edited, MessageGone):
            return await self._post_card(thread, view, mark)
        return Posting(edited, chat_id=spot.chat_id)

    async def _edit(self, spot: Spot, number: int, card: Message, mark: Mark) -> Outcome:
        telegram = self.courier.telegram

        async def edit() -> Outcome:
            return await telegram.edit(spot.chat_id, number, card.parts[0], card.buttons)

        outcome = await self.courier.call(spot.chat_id, edit, mark)
        if isinstance(outcome, ThreadClosed):
            await self.courier.call(spot.chat_id, lambda: telegram.reopen_topic(spot))
            outcome = await self.courier.call(spot.chat_id, edit, mark)
        return outcome

    async def _post_card(self, thread: Thread, view: TopicCardView, mark: Mark | None) -> Posting:
        spot = _spot(thread)
        posting = await self.courier.post(spot, view.card, mark)
        if not isinstance(posting.outcome, Sent) or not posting.message_ids:
            return posting
        card_id = posting.message_ids[0]
        async with self.storage.write(durable=True) as unit:
            await unit.threads.opened(thread.number, thread.thread_id, card_id)
            for message_id in posting.message_ids:
                await unit.posts.add(spot.chat_id, message_id, thread.number)
        self.courier.steps.reached(Step.CARD_KEPT)
        pinned = await self.courier.call(
            spot.chat_id, lambda: self.courier.telegram.pin(spot.chat_id, card_id)
        )
        if not isinstance(pinned, Sent):
            log.warning("topic.not_pinned", number=thread.number, outcome=repr(pinned))
        return posting


def _spot(thread: Thread) -> Spot:
    return Spot(thread.chat_id, thread.thread_id)


def _again() -> Later:
    """Nobody knows whether the topic stands: it is looked for in the updates first."""
    return Later(LOOK_AGAIN)
