"""What Telegram makes of a notice, over real HTTP, with everything that can go wrong."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from socket import socket

import pytest

from bot.outbound import Spot, Telegram
from bot.sandbox.faults import Fault
from bot.sandbox.server import Sandbox
from cases.case import Attachment, FileKind
from cases.delivery import (
    Button,
    Later,
    MessageGone,
    Migrated,
    Outcome,
    Refused,
    Rejected,
    Sent,
    ThreadClosed,
    ThreadGone,
    Unknown,
)

ELIF, STRANGER = 1001, 1009
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def strict() -> Sandbox:
    """A sandbox that refuses what the Bot API's schema does not know; it takes long to load."""
    return Sandbox(now=lambda: NOW, strict_schema=True)


@pytest.fixture
async def api(strict: Sandbox) -> AsyncIterator[str]:
    strict.stage.reset()
    async with strict.serve() as url:
        yield url


@pytest.fixture
async def telegram(strict: Sandbox, api: str) -> AsyncIterator[Telegram]:
    telegram = Telegram.at(api, strict.token)
    yield telegram
    await telegram.close()


@pytest.fixture
def forum(strict: Sandbox, api: str) -> int:
    return next(chat.id for chat in strict.world.chats.values() if chat.is_forum)


@pytest.fixture
async def elif_(strict: Sandbox, api: str) -> int:
    """Elif has opened her private chat."""
    strict.people.start(ELIF)
    return ELIF


def texts(sandbox: Sandbox, chat_id: int) -> list[str]:
    """What the desk has written into a chat."""
    chat = sandbox.world.chats[chat_id]
    ours = (m for m in chat.messages.values() if m.sender == sandbox.world.bot.id)
    return [m.content["text"] for m in ours if "text" in m.content]


async def test_a_message_arrives_with_its_buttons(
    strict: Sandbox, telegram: Telegram, elif_: int
) -> None:
    buttons = ((Button("Evet", data="q:1"), Button("Kayıt", url="https://example.org/")),)
    sent = await telegram.send(Spot(elif_), "<b>Vakanız</b> açıldı", buttons)
    assert isinstance(sent, Sent)
    assert sent.message_id is not None
    message = strict.world.chats[elif_].messages[sent.message_id]
    assert message.content["text"] == "Vakanız açıldı"
    assert message.reply_markup == {
        "inline_keyboard": [
            [
                {"text": "Evet", "callback_data": "q:1"},
                {"text": "Kayıt", "url": "https://example.org/"},
            ]
        ]
    }


async def test_files_go_by_the_number_that_telegram_gave(telegram: Telegram, elif_: int) -> None:
    upload = await telegram.bot.send_document(elif_, b"%PDF-", filename="yazi.pdf")
    assert upload.document is not None
    sent = await telegram.send_file(
        Spot(elif_), Attachment(FileKind.DOCUMENT, upload.document.file_id)
    )
    assert isinstance(sent, Sent)


async def test_an_edit_that_changes_nothing_has_succeeded(telegram: Telegram, elif_: int) -> None:
    sent = await telegram.send(Spot(elif_), "Kart")
    assert isinstance(sent, Sent)
    number = sent.message_id or 0
    assert await telegram.edit(elif_, number, "Kart", ()) == Sent()
    assert await telegram.edit(elif_, number, "Yeni kart", ()) == Sent(number)


async def test_a_card_that_was_deleted_cannot_be_edited(telegram: Telegram, elif_: int) -> None:
    assert await telegram.edit(elif_, 4711, "Kart", ()) == MessageGone()


async def test_a_topic_is_opened_closed_and_reopened(
    strict: Sandbox, telegram: Telegram, forum: int
) -> None:
    opened = await telegram.open_topic(forum, "SDK-2026-0001 · Şahinbey")
    assert isinstance(opened, Sent)
    spot = Spot(forum, opened.message_id)
    topic = strict.world.chats[forum].topics[opened.message_id or 0]
    assert topic.name == "SDK-2026-0001 · Şahinbey"
    assert await telegram.close_topic(spot) == Sent()
    assert await telegram.close_topic(spot) == Sent()
    assert await telegram.send(spot, "Kart") == ThreadClosed()
    assert await telegram.reopen_topic(spot) == Sent()
    assert await telegram.reopen_topic(spot) == Sent()
    assert isinstance(await telegram.send(spot, "Kart"), Sent)


async def test_a_card_is_pinned(strict: Sandbox, telegram: Telegram, forum: int) -> None:
    sent = await telegram.send(Spot(forum), "Kart")
    assert isinstance(sent, Sent)
    assert await telegram.pin(forum, sent.message_id or 0) == Sent()
    assert strict.world.chats[forum].messages[sent.message_id or 0].pinned


async def test_a_topic_that_is_gone_is_told_apart(telegram: Telegram, forum: int) -> None:
    assert await telegram.send(Spot(forum, 999), "Kart") == ThreadGone()
    assert await telegram.reopen_topic(Spot(forum, 999)) == ThreadGone()


async def test_the_general_topic_is_reopened_by_its_own_method(
    strict: Sandbox, telegram: Telegram, forum: int
) -> None:
    strict.world.chats[forum].general_closed = True
    assert await telegram.send(Spot(forum), "Özet") == ThreadClosed()
    assert await telegram.reopen_topic(Spot(forum)) == Sent()
    assert isinstance(await telegram.send(Spot(forum), "Özet"), Sent)


async def test_a_group_without_topics_opens_none(strict: Sandbox, telegram: Telegram) -> None:
    group = strict.world.add_group("Küçük sekretarya", is_forum=False)
    group.members[strict.world.bot.id] = next(
        chat.members[strict.world.bot.id] for chat in strict.world.chats.values() if chat.is_forum
    )
    assert await telegram.open_topic(group.id, "SDK-2026-0001") == Sent()


async def test_who_blocked_the_desk_refuses(
    strict: Sandbox, telegram: Telegram, elif_: int
) -> None:
    strict.world.chats[elif_].blocked = True
    assert await telegram.send(Spot(elif_), "Yanıt") == Refused(
        "Forbidden: bot was blocked by the user"
    )


async def test_who_never_wrote_cannot_be_reached(telegram: Telegram) -> None:
    assert isinstance(await telegram.send(Spot(STRANGER), "Yanıt"), Refused)
    assert isinstance(await telegram.send(Spot(987654), "Yanıt"), Refused)


async def test_markup_of_ours_that_is_wrong_is_a_bug(telegram: Telegram, elif_: int) -> None:
    assert isinstance(await telegram.send(Spot(elif_), "<b>açık"), Rejected)


FAULTS: list[tuple[dict[str, object], Outcome]] = [
    ({"kind": Fault.TOO_MANY, "retry_after": 7}, Later(timedelta(seconds=7), counted=False)),
    ({"kind": Fault.SERVER_ERROR}, Later(timedelta(0))),
    ({"kind": Fault.SERVER_ERROR, "status": 503}, Later(timedelta(0))),
    ({"kind": Fault.HTML}, Later(timedelta(0))),
    ({"kind": Fault.UNAUTHORIZED}, Later(timedelta(seconds=10), counted=False)),
    (
        {"kind": Fault.ERROR, "status": 400, "description": "Bad Request: strange"},
        Rejected("Strange"),
    ),
    (
        {"kind": Fault.ERROR, "status": 403, "description": "Forbidden: user is deactivated"},
        Refused("Forbidden: user is deactivated"),
    ),
]


@pytest.mark.parametrize(("fault", "expected"), FAULTS, ids=lambda value: str(value)[:40])
async def test_faults_have_their_outcome_and_nothing_is_sent(
    strict: Sandbox, telegram: Telegram, elif_: int, fault: dict[str, object], expected: Outcome
) -> None:
    strict.faults.add(**fault, method="sendMessage")  # type: ignore[arg-type]  # the table's
    assert await telegram.send(Spot(elif_), "Yanıt") == expected
    assert texts(strict, elif_) == []


async def test_cut_after_it_was_done_nobody_knows(
    strict: Sandbox, telegram: Telegram, elif_: int
) -> None:
    strict.faults.add(Fault.CUT_AFTER, method="sendMessage")
    assert isinstance(await telegram.send(Spot(elif_), "Yanıt"), Unknown)
    assert texts(strict, elif_) == ["Yanıt"]


async def test_cut_before_it_was_done_nobody_knows_either(
    strict: Sandbox, telegram: Telegram, elif_: int
) -> None:
    strict.faults.add(Fault.CUT_BEFORE, method="sendMessage")
    assert isinstance(await telegram.send(Spot(elif_), "Yanıt"), Unknown)
    assert texts(strict, elif_) == []


async def test_a_server_that_is_silent_leaves_it_unknown(
    strict: Sandbox, api: str, elif_: int
) -> None:
    strict.faults.add(Fault.HANG, method="sendMessage", seconds=5)
    impatient = Telegram.at(api, strict.token, answer_within=0.2)
    assert await impatient.send(Spot(elif_), "Yanıt") == Unknown("ReadTimeout")
    await impatient.close()


async def test_a_server_that_is_not_there_was_told_nothing(strict: Sandbox) -> None:
    with closing(socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        nobody = Telegram.at(f"http://127.0.0.1:{taken.getsockname()[1]}", strict.token)
        assert await nobody.send(Spot(ELIF), "Yanıt") == Later(timedelta(0))
    await nobody.close()


async def test_a_success_that_cannot_be_read_is_unknown() -> None:
    async def babble(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\nConnection: close\r\n\r\n<html>")
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(babble, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    telegram = Telegram.at(f"http://127.0.0.1:{port}", "1:sandbox")
    assert isinstance(await telegram.send(Spot(ELIF), "Yanıt"), Unknown)
    await telegram.close()
    server.close()
    await server.wait_closed()


async def test_a_group_that_moved_gives_its_new_number(
    strict: Sandbox, telegram: Telegram
) -> None:
    group = strict.world.add_group("Küçük sekretarya", is_forum=False)
    group.migrated_to = -1009999999999
    outcome = await telegram.send(Spot(group.id), "Kart")
    assert outcome == Migrated(-1009999999999)
