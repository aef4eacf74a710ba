"""Chats, members, and who hears what in a group."""

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import ChatMemberAdministrator, ChatMemberOwner
from telegram import Bot as PtbBot

from bot.sandbox.mistakes import Mistake
from bot.sandbox.server import Sandbox
from tests.sandbox.conftest import ADMIN, ELIF, MURAT, SELIN, STRANGER


async def heard(bot: Bot) -> list[str | None]:
    messages = [update.message for update in await bot.get_updates()]
    return [m.text for m in messages if m and m.text]


@pytest.fixture
def group(sandbox: Sandbox) -> int:
    """A plain group in which the bot is an ordinary member."""
    return sandbox.groups.add_chat("Belediye", members=[ELIF, MURAT]).id


async def test_private_chat_is_described(bot: Bot, sandbox: Sandbox) -> None:
    sandbox.people.start(ELIF)
    chat = await bot.get_chat(ELIF)
    assert (chat.type, chat.first_name, chat.username) == ("private", "Elif", "elif_sahinbey")


async def test_forum_is_described_to_both_clients(bot: Bot, ptb: PtbBot, forum: int) -> None:
    chat = await bot.get_chat(forum)
    assert (chat.type, chat.title, chat.is_forum) == ("supergroup", "Sekretarya", True)
    assert (await ptb.get_chat(forum)).is_forum


async def test_unopened_private_chat_is_not_found(bot: Bot) -> None:
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await bot.get_chat(STRANGER)


async def test_members_have_their_standing(bot: Bot, sandbox: Sandbox, forum: int) -> None:
    assert (await bot.get_chat_member(forum, SELIN)).status == "member"
    assert (await bot.get_chat_member(forum, STRANGER)).status == "left"
    assert isinstance(await bot.get_chat_member(forum, ADMIN), ChatMemberOwner)
    me = await bot.get_chat_member(forum, sandbox.world.bot.id)
    assert isinstance(me, ChatMemberAdministrator)
    assert me.can_manage_topics


@pytest.mark.parametrize("status", ["creator", "administrator", "restricted", "left", "kicked"])
async def test_every_standing_is_understood_by_both_clients(
    bot: Bot, ptb: PtbBot, sandbox: Sandbox, forum: int, status: str
) -> None:
    sandbox.groups.member(forum, ELIF, status, by=ADMIN)
    assert (await bot.get_chat_member(forum, ELIF)).status == status
    assert (await ptb.get_chat_member(forum, ELIF)).status == status


async def test_unknown_user_is_no_participant(bot: Bot, forum: int) -> None:
    with pytest.raises(TelegramBadRequest, match="PARTICIPANT_ID_INVALID"):
        await bot.get_chat_member(forum, 424242)


async def test_administrators_and_members_are_counted(bot: Bot, ptb: PtbBot, forum: int) -> None:
    assert len(await bot.get_chat_administrators(forum)) == 2
    assert await ptb.get_chat_member_count(forum) == 4


async def test_private_chat_has_no_administrators(bot: Bot, sandbox: Sandbox) -> None:
    sandbox.people.start(ELIF)
    with pytest.raises(TelegramBadRequest, match="there are no administrators"):
        await bot.get_chat_administrators(ELIF)


async def test_bot_leaves_and_hears_no_more(bot: Bot, sandbox: Sandbox, group: int) -> None:
    assert await bot.leave_chat(group)
    sandbox.people.say(ELIF, "/yardim", group)
    assert await heard(bot) == []


async def test_arrival_of_the_bot_is_told(bot: Bot, sandbox: Sandbox, group: int) -> None:
    updates = await bot.get_updates()
    change = next(u.my_chat_member for u in updates if u.my_chat_member)
    assert (change.old_chat_member.status, change.new_chat_member.status) == ("left", "member")
    said = next(u.message for u in updates if u.message)
    assert said.new_chat_members is not None
    assert said.new_chat_members[0].id == sandbox.world.bot.id


async def test_privacy_mode_lets_only_addressed_messages_through(
    bot: Bot, sandbox: Sandbox, group: int
) -> None:
    mine = await bot.send_message(group, "Merhaba")
    other = sandbox.people.say(ELIF, "aramızda", group)
    sandbox.people.say(MURAT, "buna yanıt", group, reply_to=other.message_id)
    sandbox.people.say(ELIF, "/yardim@baska_bir_bot", group)
    assert await heard(bot) == []
    addressed: list[str | None] = ["/yardim", "/konular@danisma_masasi_bot"]
    addressed += ["@danisma_masasi_bot nikâh", "sana yanıt"]
    for text in addressed[:3]:
        sandbox.people.say(ELIF, str(text), group)
    sandbox.people.say(ELIF, "sana yanıt", group, reply_to=mine.message_id)
    assert await heard(bot) == addressed


async def test_without_privacy_mode_everything_is_heard(
    bot: Bot, sandbox: Sandbox, group: int
) -> None:
    sandbox.world.profile.privacy_mode = False
    sandbox.people.say(ELIF, "aramızda", group)
    assert await heard(bot) == ["aramızda"]
    assert (await bot.get_me()).can_read_all_group_messages


async def test_administrator_bot_hears_everything(bot: Bot, sandbox: Sandbox, forum: int) -> None:
    sandbox.people.say(SELIN, "iç not", forum)
    assert await heard(bot) == ["iç not"]


async def test_anonymous_administrator_writes_in_the_name_of_the_group(
    bot: Bot, sandbox: Sandbox, forum: int
) -> None:
    sandbox.people.say(ADMIN, "karar", forum, anonymous=True)
    said = (await bot.get_updates())[-1].message
    assert said is not None
    assert said.from_user is not None
    assert said.from_user.username == "GroupAnonymousBot"
    assert said.sender_chat is not None
    assert said.sender_chat.id == forum
    with pytest.raises(Mistake, match="only an administrator"):
        sandbox.people.say(SELIN, "karar", forum, anonymous=True)


async def test_menu_button_and_profile_can_be_set(bot: Bot, ptb: PtbBot) -> None:
    assert await bot.set_my_description("Belediyeler için")
    assert (await ptb.get_my_description()).description == "Belediyeler için"
    assert await bot.set_my_short_description("Kısa")
    assert (await ptb.get_my_short_description()).short_description == "Kısa"
    assert (await bot.get_my_name()).name == "Danışma Masası"
    assert await bot.set_my_name("Masa")
    assert (await ptb.get_my_name()).name == "Masa"
    assert await bot.set_chat_menu_button()
    assert (await bot.get_chat_menu_button()).type == "default"


async def test_closing_early_is_refused_and_logging_out_is_not(bot: Bot) -> None:
    with pytest.raises(Exception, match="Too Many Requests"):
        await bot.close()
    assert await bot.log_out()
