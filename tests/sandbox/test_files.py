"""Files go both ways, with either client's way of uploading."""

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramEntityTooLarge
from aiogram.types import BufferedInputFile, InputMediaDocument, MediaUnion
from aiohttp import ClientSession, FormData
from telegram import Bot as PtbBot
from telegram import InputMediaPhoto

from bot.sandbox.server import Sandbox
from tests.sandbox.conftest import ELIF

PETITION = b"%PDF-1.7 dilek\xc3\xa7e"


@pytest.fixture(autouse=True)
def elif_has_started(sandbox: Sandbox) -> None:
    sandbox.people.start(ELIF)


def file(data: bytes = PETITION, name: str = "dilekçe.pdf") -> BufferedInputFile:
    return BufferedInputFile(data, name)


async def test_aiogram_uploads_and_downloads_a_document(bot: Bot) -> None:
    sent = await bot.send_document(ELIF, file(), caption="<b>Yazı</b>", parse_mode="HTML")
    assert sent.document is not None
    assert sent.document.file_name == "dilekçe.pdf"
    assert sent.caption == "Yazı"
    downloaded = await bot.download(sent.document)
    assert downloaded is not None
    assert downloaded.read() == PETITION


async def test_ptb_uploads_and_downloads_a_document(ptb: PtbBot) -> None:
    sent = await ptb.send_document(ELIF, PETITION, filename="dilekçe.pdf", caption="Yazı")
    assert sent.document is not None
    assert sent.document.file_name == "dilekçe.pdf"
    downloaded = await (await ptb.get_file(sent.document)).download_as_bytearray()
    assert bytes(downloaded) == PETITION


async def test_known_file_is_sent_again_by_its_id(bot: Bot) -> None:
    first = await bot.send_document(ELIF, file())
    assert first.document is not None
    again = await bot.send_document(ELIF, first.document.file_id)
    assert again.document == first.document


async def test_photo_comes_in_sizes(bot: Bot) -> None:
    sent = await bot.send_photo(ELIF, file(b"jpeg", "foto.jpg"))
    assert sent.photo is not None
    assert [size.width for size in sent.photo] == [320, 1280]


async def test_album_shares_one_group(bot: Bot) -> None:
    media: list[MediaUnion] = [InputMediaDocument(media=file(name=f"{i}.pdf")) for i in range(3)]
    sent = await bot.send_media_group(ELIF, media)
    assert len({message.media_group_id for message in sent}) == 1
    assert [m.document.file_name for m in sent if m.document] == ["0.pdf", "1.pdf", "2.pdf"]


async def test_ptb_sends_an_album(ptb: PtbBot) -> None:
    media = [InputMediaPhoto(b"jpeg", caption="bir"), InputMediaPhoto(b"jpeg2")]
    sent = await ptb.send_media_group(ELIF, media)
    assert [message.caption for message in sent] == ["bir", None]


async def test_album_of_one_is_refused(bot: Bot) -> None:
    with pytest.raises(TelegramBadRequest, match="an album must have 2-10 items"):
        await bot.send_media_group(ELIF, [InputMediaDocument(media=file())])


async def test_caption_has_1024_characters(bot: Bot) -> None:
    await bot.send_document(ELIF, file(), caption="<i>" + "ş" * 1024 + "</i>", parse_mode="HTML")
    with pytest.raises(TelegramBadRequest, match="message caption is too long"):
        await bot.send_document(ELIF, file(), caption="ş" * 1025)


async def test_empty_and_unknown_files_are_refused(bot: Bot) -> None:
    with pytest.raises(TelegramBadRequest, match="file must be non-empty"):
        await bot.send_document(ELIF, file(b""))
    with pytest.raises(TelegramBadRequest, match="wrong file identifier/HTTP URL specified"):
        await bot.send_document(ELIF, "BQACsomething")
    with pytest.raises(TelegramBadRequest, match="invalid file_id"):
        await bot.get_file("BQACsomething")


async def test_uploads_end_at_fifty_megabytes(bot: Bot) -> None:
    with pytest.raises(TelegramEntityTooLarge):
        await bot.send_document(ELIF, file(b"x" * (50 * 1024 * 1024 + 1)))


async def test_downloads_end_at_twenty_megabytes(bot: Bot, sandbox: Sandbox) -> None:
    big = sandbox.world.add_file("b.bin", "x/y", b"x" * (20 * 1024 * 1024 + 1), "documents")
    with pytest.raises(TelegramBadRequest, match="file is too big"):
        await bot.get_file(big.file_id)


async def test_download_needs_the_token(http: ClientSession, sandbox: Sandbox) -> None:
    kept = sandbox.world.add_file("a.txt", "text/plain", b"x", "documents")
    async with http.get(f"/file/bot1:wrong/{kept.path}") as response:
        assert response.status == 401
    async with http.get(f"/file/bot{sandbox.token}/documents/none.txt") as response:
        assert response.status == 404


async def test_document_of_a_person_reaches_the_bot(
    bot: Bot, http: ClientSession, sandbox: Sandbox
) -> None:
    form = FormData({"from_id": str(ELIF), "kind": "document", "caption": "ekte"})
    form.add_field("file", PETITION, filename="dilekçe.pdf", content_type="application/pdf")
    async with http.post("/sandbox/file", data=form) as response:
        shown = (await response.json())["message"]["file"]
    heard = (await bot.get_updates())[-1].message
    assert heard is not None
    assert heard.document is not None
    assert (heard.caption, heard.document.mime_type) == ("ekte", "application/pdf")
    async with http.get(shown["url"]) as response:
        assert await response.read() == PETITION


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("sticker", {}),
        ("voice", {}),
        ("location", {"latitude": "37.06", "longitude": "37.38"}),
        ("contact", {"phone_number": "+905550000000", "first_name": "Elif", "user_id": "1001"}),
        ("poll", {"caption": "Soru?"}),
        ("dice", {}),
    ],
)
async def test_other_kinds_are_understood_by_both_clients(
    bot: Bot, ptb: PtbBot, http: ClientSession, kind: str, fields: dict[str, str]
) -> None:
    form = {"from_id": str(ELIF), "kind": kind} | fields
    async with http.post("/sandbox/file", data=form) as response:
        assert response.status == 200, await response.text()
    heard = (await bot.get_updates())[-1].message
    assert getattr(heard, kind) is not None
    same = (await ptb.get_updates())[-1].message
    assert getattr(same, kind) is not None
