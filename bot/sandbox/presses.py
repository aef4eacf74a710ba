"""Buttons pressed and the bot asked inline, with the wait for its answer."""

from dataclasses import dataclass

from bot.sandbox.mistakes import Mistake, chat_of, message_of, person_of
from bot.sandbox.objects import inaccessible_object, message_object
from bot.sandbox.people import People
from bot.sandbox.queries import Query, waited
from bot.sandbox.shapes import Json
from bot.sandbox.stage import Stage
from bot.sandbox.world import Message, Person

#: Seconds a person waits for the bot's answer.
PATIENCE = 10.0


@dataclass(slots=True)
class Presses:
    """Presses and inline queries of people."""

    stage: Stage

    def press(
        self, from_id: int, chat_id: int, message_id: int, data: str, *, inaccessible: bool = False
    ) -> Query:
        """Press a callback button; the query is answered when the bot answers."""
        person = person_of(self.stage, from_id)
        chat = chat_of(self.stage, chat_id)
        if not chat.member(from_id).present:
            raise Mistake(f"{from_id} is not in chat {chat_id}")
        message = message_of(chat, message_id)
        query = self.stage.queries.ask(from_id, chat_id=chat_id, message_id=message_id)
        payload: Json = {"id": query.id, "from": person.wire(), "data": data}
        payload["chat_instance"] = str(chat_id * 7_919 + 104_729)
        payload |= self._about(message, inaccessible=inaccessible)
        place = {"chat_id": chat_id, "message_id": message_id, "user_id": from_id}
        self.stage.feed.publish("tap", {"query_id": query.id} | place)
        self.stage.queue("callback_query", payload, chat)
        return query

    def _about(self, message: Message, *, inaccessible: bool) -> Json:
        if message.inline_message_id is not None:
            return {"inline_message_id": message.inline_message_id}
        if inaccessible:
            return {"message": inaccessible_object(self.stage.world, message)}
        return {"message": message_object(self.stage.world, message)}

    async def tap(
        self,
        from_id: int,
        chat_id: int,
        message_id: int,
        press: str | tuple[int, int],
        *,
        patience: float = PATIENCE,
        inaccessible: bool = False,
    ) -> Json:
        """Press a button by its data or its place, and wait for what comes of it."""
        data = press
        if isinstance(press, tuple):
            button = self._button(chat_id, message_id, press)
            if "callback_data" not in button:
                return _at_once(button)
            data = str(button["callback_data"])
        query = self.press(from_id, chat_id, message_id, str(data), inaccessible=inaccessible)
        answered = await waited(query, patience)
        nothing = {"text": None, "alert": False, "url": None}
        return {"answered": answered, "query_id": query.id} | (query.answer or nothing)

    def _button(self, chat_id: int, message_id: int, place: tuple[int, int]) -> Json:
        message = message_of(chat_of(self.stage, chat_id), message_id)
        rows = (message.reply_markup or {}).get("inline_keyboard", [])
        try:
            button: Json = rows[place[0]][place[1]]
        except IndexError as missing:
            raise Mistake(f"message {message_id} has no button at {list(place)}") from missing
        return button

    async def ask_inline(
        self,
        from_id: int,
        text: str,
        *,
        offset: str = "",
        chat_type: str = "sender",
        patience: float = PATIENCE,
    ) -> Json:
        """Type the bot's name and a query in any chat; what the bot offers."""
        person = person_of(self.stage, from_id)
        queries = self.stage.queries
        query = queries.recall(from_id, text, offset)
        if query is None:
            query = queries.ask(from_id, text=text)
            query.offset = offset
            self._ask(query, person, chat_type)
        queries.last_inline[from_id] = query
        answered = await waited(query, patience)
        offered = query.answer or {"results": [], "next_offset": "", "button": None}
        shown = {name: value for name, value in offered.items() if name != "raw"}
        return {"answered": answered, "query_id": query.id} | shown

    def _ask(self, query: Query, person: Person, chat_type: str) -> None:
        payload = {
            "id": query.id,
            "from": person.wire(),
            "query": query.text,
            "offset": query.offset,
            "chat_type": chat_type,
        }
        self.stage.queue("inline_query", payload)

    def choose(
        self, from_id: int, chat_id: int, result_id: str, thread_id: int | None = None
    ) -> Message:
        """Send a result of one's last inline query into a chat."""
        query = self.stage.queries.last_inline.get(from_id)
        answer = query.answer if query else None
        if query is None or answer is None:
            raise Mistake(f"{from_id} has no answered inline query")
        shown = next((r for r in answer["results"] if r["id"] == result_id), None)
        raw = next((r for r in answer["raw"] if str(r["id"]) == result_id), None)
        if shown is None or raw is None:
            raise Mistake(f"there is no result {result_id!r}")
        content: Json = {"text": shown["text"]}
        content |= {"entities": shown["entities"]} if shown["entities"] else {}
        markup = raw.get("reply_markup")
        return People(self.stage).send(
            from_id,
            content,
            chat_id,
            thread_id=thread_id,
            via_bot=self.stage.bot_id,
            inline_message_id=f"AAMC{query.id}" if markup else None,
            reply_markup=markup,
        )


def _at_once(button: Json) -> Json:
    """What a button does that asks nobody."""
    if "url" in button:
        return {"answered": True, "url": button["url"]}
    if "copy_text" in button:
        return {"answered": True, "copied": button["copy_text"]["text"]}
    for name in ("switch_inline_query_current_chat", "switch_inline_query"):
        if name in button:
            return {"answered": True, "inline": button[name]}
    return {"answered": True}
