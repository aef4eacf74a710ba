"""A raw update is stored without personal data, and still parses as Telegram's."""

import json
from typing import Any

import pytest
from aiogram.types import Update

from cases.payload import mask_update
from cases.privacy import Kind, scan

OFFICER = {
    "id": 7001,
    "is_bot": False,
    "first_name": "Saliha",
    "last_name": "Berktaş",
    "username": "sberktas",
    "language_code": "tr",
}
CHAT = {"id": 7001, "type": "private", "first_name": "Saliha", "last_name": "Berktaş"}
DESK = 42
BOT = {"id": DESK, "is_bot": True, "first_name": "Danışma Masası", "username": "danisma_bot"}
PRIVATE = "Ahmet Kırat, TC 10000000146, tel 0532 123 45 67, ali.kirat@ornek.com"
SECRETS = ("Kırat", "10000000146", "0532 123 45 67", "ali.kirat", "Berktaş", "Saliha", "sberktas")


def message(**fields: object) -> dict[str, Any]:
    return {
        "update_id": 900,
        "message": {"message_id": 5, "date": 1760000000, "from": OFFICER, "chat": CHAT, **fields},
    }


def masked(update: dict[str, Any]) -> dict[str, Any]:
    copy, _ = mask_update(update, DESK)
    Update.model_validate(copy)
    return copy


def assert_nothing_personal(update: dict[str, Any]) -> None:
    stored = json.dumps(masked(update), ensure_ascii=False)
    assert [secret for secret in SECRETS if secret in stored] == []


def test_the_text_is_masked_and_its_length_kept() -> None:
    copy = masked(message(text=PRIVATE))
    assert len(copy["message"]["text"]) == len(PRIVATE)
    assert_nothing_personal(message(text=PRIVATE))


def test_the_sender_is_a_number_and_nothing_more() -> None:
    copy = masked(message(text="merhaba"))
    assert copy["message"]["from"] == {
        "id": 7001,
        "is_bot": False,
        "first_name": "-",
        "language_code": "tr",
    }
    assert copy["message"]["chat"] == {"id": 7001, "type": "private", "first_name": "-"}


def test_the_update_given_is_not_changed() -> None:
    update = message(text=PRIVATE)
    before = json.dumps(update)
    mask_update(update, DESK)
    assert json.dumps(update) == before


def test_the_kinds_are_told_in_order_of_appearance() -> None:
    _, kinds = mask_update(message(text=PRIVATE), DESK)
    assert kinds == (Kind.NAME, Kind.TCKN, Kind.PHONE, Kind.EMAIL)


def test_names_of_the_sender_are_nothing_the_sender_needs_to_be_told() -> None:
    _, kinds = mask_update(message(text="geçici koruma nedir"), DESK)
    assert kinds == ()


@pytest.mark.parametrize(
    "fields",
    [
        {"caption": PRIVATE, "photo": []},
        {"reply_to_message": message(text=PRIVATE)["message"], "text": "bu kişi"},
        {"quote": {"text": PRIVATE, "position": 0}, "text": "bu kişi"},
        {"document": {"file_id": "a", "file_unique_id": "b", "file_name": "10000000146.pdf"}},
        {
            "audio": {
                "file_id": "a",
                "file_unique_id": "b",
                "duration": 1,
                "file_name": "Ahmet_Kırat_0532 123 45 67.mp3",
                "performer": "Ahmet Kırat",
            }
        },
        {
            "contact": {
                "phone_number": "+905321234567",
                "first_name": "Ahmet",
                "last_name": "Kırat",
            }
        },
        {
            "poll": {
                "id": "1",
                "question": PRIVATE,
                "options": [{"persistent_id": "x", "text": PRIVATE, "voter_count": 0}],
                "total_voter_count": 0,
                "is_closed": False,
                "is_anonymous": True,
                "type": "regular",
                "allows_multiple_answers": False,
                "allows_revoting": False,
                "members_only": False,
            }
        },
        {
            "text": "iletilmiş",
            "forward_origin": {
                "type": "hidden_user",
                "date": 1,
                "sender_user_name": "Ahmet Kırat",
            },
        },
        {
            "text": "iletilmiş",
            "forward_origin": {"type": "user", "date": 1, "sender_user": OFFICER},
        },
    ],
    ids="-".join,
)
def test_nothing_personal_stays_in(fields: dict[str, Any]) -> None:
    assert_nothing_personal(message(**fields))


@pytest.mark.parametrize("kind", ["edited_message", "channel_post", "edited_channel_post"])
def test_edited_messages_and_posts_are_masked_too(kind: str) -> None:
    update = message(text=PRIVATE)
    update[kind] = update.pop("message")
    assert_nothing_personal(update)


def test_a_field_telegram_has_not_invented_yet_is_masked() -> None:
    copy, _ = mask_update(message(future_note={"words": [PRIVATE]}), DESK)
    assert "Kırat" not in json.dumps(copy, ensure_ascii=False)


def test_an_inline_query_is_masked() -> None:
    update = {
        "update_id": 1,
        "inline_query": {"id": "77", "from": OFFICER, "query": PRIVATE, "offset": ""},
    }
    assert masked(update)["inline_query"]["id"] == "77"
    assert_nothing_personal(update)


def test_a_tap_keeps_its_data_and_the_card_it_was_on() -> None:
    card = {
        "message_id": 9,
        "date": 1,
        "from": BOT,
        "chat": CHAT,
        "text": "İl Göç İdaresi: 0312 422 09 00",
    }
    update = {
        "update_id": 2,
        "callback_query": {
            "id": "5",
            "from": OFFICER,
            "chat_instance": "9",
            "data": "fb:05321234567",
            "message": card,
        },
    }
    tap = masked(update)["callback_query"]
    assert tap["data"] == "fb:05321234567"
    assert tap["message"]["text"] == card["text"]
    assert tap["message"]["from"] == BOT
    assert_nothing_personal(update)


def test_an_anonymous_administrator_is_no_bot() -> None:
    group = {"id": -100, "type": "supergroup", "title": "Sekretarya", "is_forum": True}
    update = message(text=PRIVATE, sender_chat=group)
    update["message"]["from"] = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
    update["message"]["chat"] = group
    assert_nothing_personal(update)


def test_the_title_of_a_group_stays() -> None:
    group = {"id": -100, "type": "supergroup", "title": "Sekretarya", "is_forum": True}
    update = message(text="merhaba")
    update["message"]["chat"] = group
    assert masked(update)["message"]["chat"] == group


@pytest.mark.parametrize(
    "text",
    [
        "/start",
        "/start k-gecici-koruma-nedir",
        "/start k-6458-sayili-kanun",
        "/start ara",
        "/start@danisma_bot x",
        "/start d_AA05321234567AATR330006100519786",
    ],
)
def test_a_start_link_is_left_alone(text: str) -> None:
    assert masked(message(text=text))["message"]["text"] == text


@pytest.mark.parametrize(
    "text",
    [
        "/start ahmet_yilmaz_05321234567",
        "/start TR330006100519786457841326",
        "/start k-05321234567",
        "/start d_05321234567",
    ],
)
def test_what_is_typed_for_a_link_is_masked(text: str) -> None:
    shown = masked(message(text=text))["message"]["text"]
    assert "•" in shown
    assert "1234567" not in shown
    assert "5197864578" not in shown


def test_a_name_that_begins_behind_a_slash_is_masked() -> None:
    text = masked(message(text="/Mehmet Yılmaz adlı kişi geldi"))["message"]["text"]
    assert text == "/Mehmet " + "•" * 6 + " adlı kişi geldi"


def test_words_after_a_command_are_masked() -> None:
    text = masked(message(text="/vaka Ahmet Kırat 0532 123 45 67"))["message"]["text"]
    assert text == "/vaka " + "•" * 11 + " " + "•" * 14


@pytest.mark.parametrize(
    "text", ["/05321234567 aradı", "/10000000146", "/start 10000000146", "/vaka_10000000146 için"]
)
def test_a_number_behind_a_slash_is_no_command(text: str) -> None:
    shown = masked(message(text=text))["message"]["text"]
    assert "•" in shown
    assert "0000146" not in shown
    assert "1234567" not in shown


@pytest.mark.parametrize("text", ["/sor2 geçici koruma", "/kapsamdisi", "/2fa", "/yanıtla"])
def test_a_command_is_left_alone(text: str) -> None:
    assert masked(message(text=text))["message"]["text"] == text


def test_what_another_bot_repeats_is_masked() -> None:
    other = {**BOT, "id": 43, "username": "baska_bot"}
    replied = {"message_id": 4, "date": 1760000000, "from": other, "chat": CHAT, "text": PRIVATE}
    assert_nothing_personal(message(text="buna bakar mısınız", reply_to_message=replied))


def test_what_telegram_marks_as_a_person_or_an_address_is_masked() -> None:
    text = "😀 Zekvan ile posta@kutu arasında"
    entities = [
        {"type": "text_mention", "offset": 3, "length": 6, "user": OFFICER},
        {"type": "email", "offset": 14, "length": 10},
    ]
    copy = masked(message(text=text, entities=entities))["message"]
    assert copy["text"] == "😀 •••••• ile •••••••••• arasında"
    assert copy["entities"][0]["user"] == {"id": 0, "is_bot": False, "first_name": "-"}
    assert [entity["offset"] for entity in copy["entities"]] == [3, 14]


def test_a_hotline_that_telegram_marks_as_a_phone_stays() -> None:
    for number in ("157", "444 48 68", "0850 222 01 57"):
        entities = [{"type": "phone_number", "offset": 0, "length": len(number)}]
        assert masked(message(text=number, entities=entities))["message"]["text"] == number


def test_a_link_does_not_carry_a_number_out() -> None:
    entities = [
        {"type": "text_link", "offset": 0, "length": 4, "url": "https://wa.me/905321234567"}
    ]
    copy = masked(message(text="buna", entities=entities))["message"]
    assert "905321234567" not in copy["entities"][0]["url"]


def test_a_place_becomes_nowhere() -> None:
    place = {"latitude": 40.98, "longitude": 29.03}
    copy, kinds = mask_update(message(location=place), DESK)
    assert copy["message"]["location"] == {"latitude": 0.0, "longitude": 0.0}
    assert kinds == (Kind.ADDRESS,)


def test_identifiers_and_entities_stay() -> None:
    entities = [{"type": "bold", "offset": 0, "length": 5}]
    copy = masked(message(text="12345 kişi", entities=entities))["message"]
    assert (copy["message_id"], copy["date"], copy["entities"]) == (5, 1760000000, entities)


def test_a_masked_update_has_nothing_left_to_mask() -> None:
    copy, kinds = mask_update(message(text=PRIVATE, caption=PRIVATE), DESK)
    assert kinds
    assert mask_update(copy, DESK) == (copy, ())
    assert scan(str(copy["message"])) == ()
