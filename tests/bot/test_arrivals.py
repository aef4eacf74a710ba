"""A raw update is stored masked and in the right lane, or without its words."""

import json
from typing import Any

import pytest

from bot.arrivals import arrival_of
from storage.inbox import Arrival

ELIF = {"id": 1001, "is_bot": False, "first_name": "Elif", "last_name": "Kaya", "username": "elif"}
PRIVATE = {"id": 1001, "type": "private", "first_name": "Elif"}
GROUP = {"id": -100200, "type": "supergroup", "title": "Sekretarya"}


def message(text: str = "merhaba", chat: dict[str, Any] = PRIVATE) -> dict[str, Any]:
    return {"message_id": 1, "date": 1795000000, "chat": chat, "from": ELIF, "text": text}


def stored(update: object) -> Arrival:
    arrival = arrival_of(update, 42)
    assert arrival is not None
    return arrival


@pytest.mark.parametrize(
    ("update", "lane"),
    [
        ({"message": message()}, "1001"),
        ({"edited_message": message()}, "1001"),
        ({"message": message(chat=GROUP)}, "-100200"),
        ({"callback_query": {"id": "1", "from": ELIF, "message": message(chat=GROUP)}}, "-100200"),
        ({"callback_query": {"id": "1", "from": ELIF, "inline_message_id": "x"}}, "1001"),
        ({"inline_query": {"id": "1", "from": ELIF, "query": "okul", "offset": ""}}, "1001"),
        ({"my_chat_member": {"chat": PRIVATE, "from": ELIF}}, "1001"),
        ({"poll_answer": {"poll_id": "1", "user": ELIF, "option_ids": []}}, "1001"),
        ({"poll": {"id": "1"}}, "-"),
    ],
)
def test_update_waits_in_the_lane_of_its_chat_or_person(update: dict[str, Any], lane: str) -> None:
    assert stored({"update_id": 5} | update).lane == lane


def test_words_of_a_person_are_masked_before_anything_else_sees_them() -> None:
    arrival = stored({"update_id": 5, "message": message("kimlik no 10000000146 olan kişi")})
    assert arrival.masked == ("tckn",)
    assert "10000000146" not in str(arrival.payload)


def test_name_of_the_sender_is_not_stored() -> None:
    assert "Kaya" not in str(stored({"update_id": 5, "message": message()}))


def test_text_without_personal_data_stays_as_it_was() -> None:
    text = "6458 sayılı Kanun'un 89. maddesi, 157'yi aradım"
    payload = stored({"update_id": 5, "message": message(text)}).payload
    assert payload is not None
    assert json.loads(payload)["message"]["text"] == text


@pytest.mark.parametrize(
    "senseless", [{}, [1], {"message": 5, "update_id": "5"}, None, "x", {"update_id": True}]
)
def test_update_without_a_number_is_dropped(senseless: object) -> None:
    assert arrival_of(senseless, 42) is None


def test_number_no_database_can_hold_is_dropped() -> None:
    assert arrival_of({"update_id": 2**63, "message": {}}, 42) is None


def test_update_without_content_is_kept_without_a_payload() -> None:
    arrival = stored({"update_id": 5})
    assert (arrival.payload, arrival.error) == (None, "IndexError")


def test_update_too_deep_to_mask_is_kept_without_a_payload() -> None:
    deep: dict[str, Any] = {}
    inner = deep
    for _ in range(5000):
        inner["a"] = inner = {}
    assert stored({"update_id": 5, "message": deep}).payload is None


def test_event_that_is_no_object_still_has_a_lane() -> None:
    assert stored({"update_id": 5, "message": "abc"}).lane == "-"


def test_kind_that_nobody_knows_is_stored_all_the_same() -> None:
    arrival = stored({"update_id": 5, "tea_party": {"chat": GROUP}})
    assert (arrival.kind, arrival.lane) == ("tea_party", "-100200")
