"""Every way of sending a call is understood; what is no call is refused."""

import json

import pytest
from aiohttp import ClientSession, FormData

from bot.sandbox.server import Sandbox
from tests.sandbox.conftest import ELIF

TEXT = "Merhaba [1] {2}"


@pytest.fixture
def method(sandbox: Sandbox) -> str:
    sandbox.people.start(ELIF)
    return f"/bot{sandbox.token}/sendMessage"


async def sent_text(http: ClientSession, method: str, **request: object) -> str:
    async with http.post(method, **request) as response:  # type: ignore[arg-type]  # any body
        answer = await response.json()
        assert answer["ok"], answer
        return str(answer["result"]["text"])


async def test_urlencoded_call_is_understood(http: ClientSession, method: str) -> None:
    assert await sent_text(http, method, data={"chat_id": str(ELIF), "text": TEXT}) == TEXT


async def test_json_call_is_understood(http: ClientSession, method: str) -> None:
    assert await sent_text(http, method, json={"chat_id": ELIF, "text": TEXT}) == TEXT


async def test_multipart_call_is_understood(http: ClientSession, method: str) -> None:
    form = FormData({"chat_id": str(ELIF), "text": TEXT}, default_to_multipart=True)
    assert await sent_text(http, method, data=form) == TEXT


async def test_call_in_the_query_string_is_understood(http: ClientSession, method: str) -> None:
    query = {"chat_id": str(ELIF), "text": TEXT}
    async with http.get(method, params=query) as response:
        assert (await response.json())["result"]["text"] == TEXT


async def test_nested_json_strings_are_understood_in_forms(
    http: ClientSession, method: str, sandbox: Sandbox
) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Evet", "callback_data": "e"}]]}
    data = {"chat_id": str(ELIF), "text": TEXT, "reply_markup": json.dumps(keyboard)}
    await sent_text(http, method, data=data)
    assert sandbox.journal.of("sendMessage")[-1].params["reply_markup"] == keyboard


async def test_broken_nested_json_is_refused(http: ClientSession, method: str) -> None:
    data = {"chat_id": str(ELIF), "text": TEXT, "reply_markup": "{"}
    async with http.post(method, data=data) as response:
        assert response.status == 400
        answer = await response.json()
    assert answer["description"] == "Bad Request: can't parse reply markup JSON object"


async def test_method_names_ignore_case(http: ClientSession, sandbox: Sandbox) -> None:
    async with http.get(f"/bot{sandbox.token}/GETME") as response:
        assert (await response.json())["result"]["username"] == "danisma_masasi_bot"


async def test_unknown_method_is_not_found(http: ClientSession, sandbox: Sandbox) -> None:
    async with http.post(f"/bot{sandbox.token}/sendTelepathy") as response:
        assert response.status == 404
        assert await response.json() == {
            "ok": False,
            "error_code": 404,
            "description": "Not Found",
        }


async def test_wrong_token_is_unauthorized(http: ClientSession) -> None:
    async with http.get("/bot1:wrong/getMe") as response:
        assert response.status == 401
        assert (await response.json())["description"] == "Unauthorized"
