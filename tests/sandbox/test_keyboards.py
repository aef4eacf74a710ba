"""Keyboards are refused where Telegram refuses them."""

from typing import Any

import pytest
from aiohttp import ClientSession

from bot.sandbox.server import Sandbox
from tests.sandbox.conftest import ELIF


def inline(*buttons: object) -> dict[str, Any]:
    return {"inline_keyboard": [[button] for button in buttons]}


def button(**action: object) -> dict[str, Any]:
    return dict[str, object](text="x") | action


CONTACT = {"keyboard": [[{"text": "Numaram", "request_contact": True}]]}


async def answer(
    http: ClientSession, sandbox: Sandbox, markup: object, chat_id: int = ELIF
) -> dict[str, Any]:
    sandbox.people.start(ELIF)
    body = {"chat_id": chat_id, "text": "x", "reply_markup": markup}
    async with http.post(f"/bot{sandbox.token}/sendMessage", json=body) as response:
        answer: dict[str, Any] = await response.json()
        return answer


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        (inline(button(callback_data="x" * 65)), "BUTTON_DATA_INVALID"),
        (inline(button(callback_data="ş" * 33)), "BUTTON_DATA_INVALID"),
        (inline(*[button(callback_data="x")] * 101), "reply markup is too long"),
        (
            inline(button()),
            "can't parse inline keyboard button: "
            "Text buttons are unallowed in the inline keyboard",
        ),
        (
            inline(button(url="http://localhost:8081")),
            "inline keyboard button URL 'http://localhost:8081' is invalid: Wrong HTTP URL",
        ),
        (
            inline({"text": " ", "callback_data": "x"}),
            "inline keyboard button text must be non-empty",
        ),
        (inline(button(copy_text={"text": "x" * 257})), "BUTTON_COPY_TEXT_INVALID"),
        (
            {"inline_keyboard": [{"text": "x"}]},
            'field "inline_keyboard" must be an Array of Arrays',
        ),
        ({"keyboard": [[{"text": ""}]]}, "keyboard button text must be non-empty"),
        ("[]", "object expected as reply markup"),
    ],
)
async def test_bad_keyboard_is_refused(
    http: ClientSession, sandbox: Sandbox, markup: object, reason: str
) -> None:
    refused = await answer(http, sandbox, markup)
    assert refused["error_code"] == 400
    assert refused["description"] == f"Bad Request: {reason}"


@pytest.mark.parametrize(
    "markup",
    [
        inline(button(callback_data="x" * 64)),
        inline(button(callback_data="ş" * 32)),
        inline(*[button(callback_data="x")] * 100),
        inline(button(url="https://goc.gov.tr/x"), button(url="tg://user?id=1")),
        inline(button(switch_inline_query="")),
        inline(button(copy_text={"text": "SDK-2026-0042"})),
        CONTACT,
        {"remove_keyboard": True},
        {"force_reply": True},
    ],
)
async def test_good_keyboard_passes(
    http: ClientSession, sandbox: Sandbox, markup: dict[str, Any]
) -> None:
    assert (await answer(http, sandbox, markup))["ok"]


async def test_contacts_are_asked_for_in_private_only(
    http: ClientSession, sandbox: Sandbox, forum: int
) -> None:
    refused = await answer(http, sandbox, CONTACT, forum)
    assert refused["description"].endswith("phone number can be requested in private chats only")


async def test_reply_keyboard_stays_until_removed(http: ClientSession, sandbox: Sandbox) -> None:
    await answer(http, sandbox, CONTACT)
    assert sandbox.world.chats[ELIF].reply_keyboard == CONTACT
    await answer(http, sandbox, {"remove_keyboard": True})
    assert sandbox.world.chats[ELIF].reply_keyboard is None
