"""The control API keeps its contract (bot/sandbox/README.md)."""

import asyncio
import json
from typing import Any

import pytest
from aiogram import Bot
from aiogram.types import BotCommand, InlineKeyboardButton, InlineKeyboardMarkup
from aiohttp import ClientSession

from bot.sandbox.server import Sandbox
from tests.sandbox.conftest import ELIF, OKAN, SELIN

Json = dict[str, Any]
KEYBOARD = InlineKeyboardMarkup(
    inline_keyboard=[[InlineKeyboardButton(text="Evet", callback_data="e")]]
)


async def get(http: ClientSession, path: str) -> Json:
    async with http.get(f"/sandbox/{path}") as response:
        assert response.status == 200, await response.text()
        body: Json = await response.json()
        return body


async def post(http: ClientSession, path: str, status: int = 200, /, **body: object) -> Json:
    async with http.post(f"/sandbox/{path}", json=body) as response:
        answer: Json = await response.json()
        assert response.status == status, answer
        return answer


async def test_state_shows_people_chats_and_commands(http: ClientSession, forum: int) -> None:
    state = await get(http, "state")
    assert state["bot"]["username"] == "danisma_masasi_bot"
    assert state["personas"][0] == {
        "id": ELIF,
        "name": "Elif",
        "username": "elif_sahinbey",
        "role": "memur",
        "label": "Elif (memur, Şahinbey)",
        "language": "tr",
    }
    seeded = next(chat for chat in state["chats"] if chat["id"] == forum)
    assert (seeded["title"], seeded["is_forum"]) == ("Sekretarya", True)
    assert {SELIN, OKAN} <= set(seeded["members"])


async def test_conversation_is_played_over_http(http: ClientSession, bot: Bot) -> None:
    said = await post(http, "say", from_id=ELIF, text="<b>soru</b>")
    assert said["message"]["html"] == "&lt;b&gt;soru&lt;/b&gt;"
    sent = await bot.send_message(ELIF, "<b>yanıt</b>", parse_mode="HTML", reply_markup=KEYBOARD)
    shown = (await get(http, f"chats/{ELIF}/messages"))["messages"]
    assert [message["html"] for message in shown][-1] == "<b>yanıt</b>"
    assert shown[-1]["from"]["is_bot"]

    async def answer() -> None:
        updates = await bot.get_updates(timeout=5, offset=-1)
        query = updates[-1].callback_query
        assert query is not None
        await query.answer("Tamam")

    async with asyncio.TaskGroup() as group:
        place = {"chat_id": ELIF, "message_id": sent.message_id, "from_id": ELIF}
        tap = group.create_task(post(http, "tap", button=[0, 0], **place))
        while not (await get(http, "pending"))["pending"][-1].get("callback_query"):
            pass
        group.create_task(answer())
    assert (tap.result()["answered"], tap.result()["text"]) == (True, "Tamam")


async def test_messages_can_be_asked_for_by_topic_and_after_an_id(
    http: ClientSession, bot: Bot, forum: int
) -> None:
    topic = (await post(http, "topic", chat_id=forum, action="create", name="Vaka"))["topic"]
    thread_id = topic["thread_id"]
    inside = await bot.send_message(forum, "içeride", message_thread_id=thread_id)
    await bot.send_message(forum, "dışarıda")

    async def texts(query: str) -> list[str]:
        shown = await get(http, f"chats/{forum}/messages?{query}")
        return [m["text"] or m["service"] for m in shown["messages"]]

    assert await texts(f"thread_id={thread_id}") == ["Konu açıldı: Vaka", "içeride"]
    assert await texts("thread_id=0") == ["dışarıda"]
    assert await texts(f"after={inside.message_id}") == ["dışarıda"]


async def test_journal_leaves_empty_polls_out(http: ClientSession, bot: Bot) -> None:
    await bot.get_updates()
    await bot.get_me()
    journal = await get(http, "journal")
    assert [call["method"] for call in journal["calls"]] == ["getMe"]
    assert (journal["calls"][0]["status"], journal["calls"][0]["verdict"]) == (200, [])
    assert len((await get(http, "journal?method=getUpdates"))["calls"]) == 1
    assert (await get(http, "journal?last=1"))["last"] == 2
    assert (await get(http, "journal?after=2"))["calls"] == []


async def test_faults_are_added_listed_and_removed(http: ClientSession, bot: Bot) -> None:
    rule = (await post(http, "faults", kind="too_many", method="getMe", times=0))["rule"]
    with pytest.raises(Exception, match="Too Many Requests"):
        await bot.get_me()
    assert (await get(http, "faults"))["rules"][0]["hits"] == 1
    async with http.delete(f"/sandbox/faults/{rule['id']}") as response:
        assert (await response.json())["rules"] == []
    await bot.get_me()
    assert "fire" in (await post(http, "faults", 400, kind="fire"))["error"]


async def test_raw_updates_are_injected(http: ClientSession, sandbox: Sandbox) -> None:
    answer = await post(http, "update", message={"nonsense": True})
    assert (await get(http, "pending"))["pending"] == [
        {"update_id": answer["update_id"], "message": {"nonsense": True}}
    ]


async def test_options_change_the_rules(http: ClientSession, sandbox: Sandbox) -> None:
    await post(http, "options", limits_enforced=True, strict_schema=True, privacy_mode=False)
    state = await get(http, "state")
    assert state["limits_enforced"]
    assert state["strict_schema"]
    assert not state["privacy_mode"]


async def test_reset_begins_again(http: ClientSession, bot: Bot, sandbox: Sandbox) -> None:
    await post(http, "say", from_id=ELIF, text="soru")
    await post(http, "reset")
    assert (await get(http, f"chats/{ELIF}/messages"))["messages"] == []
    assert (await get(http, "pending"))["pending"] == []
    assert (await get(http, "journal"))["calls"] == []


async def test_reset_repeats_no_id_and_keeps_the_commands(
    http: ClientSession, bot: Bot, sandbox: Sandbox
) -> None:
    await bot.set_my_commands([BotCommand(command="konular", description="Konular")])
    before = (await post(http, "say", from_id=ELIF, text="soru"))["message"]["message_id"]
    state = await post(http, "reset")
    after = (await post(http, "say", from_id=ELIF, text="soru"))["message"]["message_id"]
    assert after > before
    assert [command["command"] for command in state["commands"]] == ["konular"]


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("say", {"from_id": 4242, "text": "x"}, 404),
        ("say", {"from_id": ELIF}, 400),
        ("say", {"from_id": ELIF, "text": " "}, 400),
        ("tap", {"from_id": ELIF, "chat_id": ELIF, "message_id": 9, "data": "x"}, 404),
        ("topic", {"chat_id": ELIF, "action": "create"}, 400),
        ("member", {"chat_id": ELIF, "user_id": ELIF, "status": "king"}, 400),
        ("migrate", {"chat_id": ELIF}, 400),
        ("persona", {"name": "x", "height": 3}, 400),
    ],
)
async def test_mistakes_are_explained(
    http: ClientSession, path: str, body: Json, status: int
) -> None:
    async with http.post(f"/sandbox/{path}", json=body) as response:
        assert response.status == status
        assert (await response.json())["error"]


async def test_blocked_chat_takes_no_message_until_started(http: ClientSession) -> None:
    await post(http, "start", from_id=ELIF)
    blocked = await post(http, "block", user_id=ELIF, blocked=True)
    assert blocked["chat"]["blocked"]
    await post(http, "say", 400, from_id=ELIF, text="x")
    await post(http, "start", from_id=ELIF, payload="kart-7")
    shown = (await get(http, f"chats/{ELIF}/messages"))["messages"]
    assert shown[-1]["text"] == "/start kart-7"


async def test_new_people_and_groups_can_be_made(http: ClientSession, bot: Bot) -> None:
    person = (await post(http, "persona", name="Ayşe", role="memur"))["persona"]
    group = (await post(http, "chat", title="Grup", type="group", members=[person["id"]]))["chat"]
    await post(http, "say", from_id=person["id"], chat_id=group["id"], text="/yardim")
    moved = (await post(http, "migrate", chat_id=group["id"]))["chat"]
    assert moved["type"] == "supergroup"
    state = await get(http, "state")
    old = next(chat for chat in state["chats"] if chat["id"] == group["id"])
    assert old["migrated_to"] == moved["id"]


async def events(http: ClientSession, after: int, count: int) -> list[tuple[str, Json]]:
    """So many server-sent events after an id."""
    seen: list[tuple[str, Json]] = []
    async with http.get(f"/sandbox/events?after={after}") as response:
        assert response.content_type == "text/event-stream"
        kind = ""
        async for line in response.content:
            name, _, value = line.decode().strip().partition(": ")
            if name == "event":
                kind = value
            elif name == "data":
                seen.append((kind, json.loads(value)))
                if len(seen) == count:
                    break
    return seen


async def test_events_tell_what_happens_and_resume(http: ClientSession, bot: Bot) -> None:
    last = (await get(http, "state"))["last_event"]
    await post(http, "start", from_id=ELIF)
    await bot.send_chat_action(ELIF, "typing")
    sent = await bot.send_message(ELIF, "x")
    await bot.edit_message_text("y", chat_id=ELIF, message_id=sent.message_id)
    await bot.delete_message(ELIF, sent.message_id)
    seen = await events(http, last, 10)
    kinds = [kind for kind, _ in seen if kind != "call"]
    assert kinds == ["chat", "message", "typing", "message", "edit", "delete"]
    assert [kind for kind, _ in await events(http, last + 1, 9)] == [k for k, _ in seen[1:]]
    called = [data["method"] for kind, data in seen if kind == "call"]
    expected = ["sendChatAction", "sendMessage", "editMessageText", "deleteMessage"]
    assert called == expected


async def test_watcher_from_before_a_restart_is_told_to_begin_again(
    http: ClientSession, bot: Bot
) -> None:
    await post(http, "start", from_id=ELIF)
    assert [kind for kind, _ in await events(http, 4242, 1)] == ["reset"]
