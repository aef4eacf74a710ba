"""Greetings and thanks are said kindly to, and are no part of what is asked."""

import json
from pathlib import Path

import pytest

from handlers.services.courtesy import Courtesy, courtesy_in, small_talk_in, without_courtesy
from handlers.services.opening import title_of
from knowledge.loader import load
from tests.handlers.chat import Chat, Persona

QUESTIONS = Path(__file__).parents[1] / "knowledge" / "questions"
BARE = "pazarda tezgâh verilir mi?"


@pytest.mark.parametrize(
    "text",
    [
        f"kolay gelsin {BARE}",
        f"Merhaba, {BARE}",
        f"Merhabalar, iyi çalışmalar dilerim. {BARE}",
        f"İYİ GÜNLER {BARE} Şimdiden çok teşekkür ederim",
        f"Selamün aleyküm\n\n{BARE}\n\nSağ olun.",
        BARE,
    ],
)
def test_courtesy_before_and_behind_a_question_goes(text: str) -> None:
    assert without_courtesy(text) == BARE
    assert title_of(text) == BARE


@pytest.mark.parametrize(
    "text",
    [
        "Merhaba",
        "Teşekkürler, iyi günler",
        "Selamet Mahallesi muhtarı ne yapar",
        "Okulda teşekkür belgesi yabancı öğrenciye verilir mi",
        "",
    ],
)
def test_what_is_courtesy_alone_or_none_stays(text: str) -> None:
    assert without_courtesy(text) == text


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("slm", Courtesy.GREETING),
        ("SLMMM", Courtesy.GREETING),
        ("sa", Courtesy.GREETING),
        ("alo kimse yok mu", Courtesy.GREETING),
        ("tamamdır sağ ol", Courtesy.THANKS),
        ("çok teşekkür ederim yardımcı oldunuz", Courtesy.THANKS),
        ("güle güle", Courtesy.FAREWELL),
        ("anladım", Courtesy.NOTED),
        ("evettt", Courtesy.NOTED),
        ("ok", Courtesy.NOTED),
        ("pardon yanlış yere yazdım", Courtesy.NOTED),
        ("yardım", Courtesy.HELP),
        ("help", Courtesy.HELP),
        ("sen kimsin", Courtesy.WHO),
        ("İnsan mısın, yoksa robot mu?", Courtesy.WHO),
        ("siktir git", Courtesy.INSULT),
        ("salak mısın sen", Courtesy.INSULT),
        ("aptal bot", Courtesy.INSULT),
    ],
)
def test_small_talk_is_told_by_its_kind(text: str, kind: Courtesy) -> None:
    assert small_talk_in(text) is kind


@pytest.mark.parametrize("text", ["", "?", "bu ne", "yardım kolisi", "alo 144", "mal sahibi kim"])
def test_what_may_be_a_question_is_no_small_talk(text: str) -> None:
    assert small_talk_in(text) is None


def test_no_question_of_development_is_small_talk() -> None:
    lines = [x for file in QUESTIONS.glob("*.jsonl") for x in file.read_text("utf-8").splitlines()]
    asked = [json.loads(line) for line in lines if line.strip()]
    taken = [one["text"] for one in asked if one["kind"] != "noise" and small_talk_in(one["text"])]
    assert taken == []


def test_no_wording_of_an_entry_is_small_talk() -> None:
    entries = load().entries.values()
    wordings = [text for e in entries for text in (e.question, *e.aliases, *e.tests)]
    assert [text for text in wordings if small_talk_in(text)] == []


def test_a_word_that_answers_the_desk_is_no_courtesy() -> None:
    assert courtesy_in("evet") is None
    assert without_courtesy("yardım verilir mi") == "yardım verilir mi"


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("slm", "Merhaba, hoş geldiniz."),
        ("tamamdır sağ ol", "Rica ederim"),
        ("güle güle", "İyi günler, kolay gelsin."),
        ("evet", "Tamam. Sorunuz olduğunda yazmanız yeter."),
        ("yardım", "Buradayım, yardımcı olayım."),
        ("sen kimsin", "Ben Danışma Masasıyım: bir insan değil"),
        ("siktir git", "Yardımcı olamadıysam üzgünüm."),
    ],
)
async def test_small_talk_is_replied_to_and_not_remembered(
    chat: Chat, officer: Persona, text: str, reply: str
) -> None:
    await officer.says(text)
    assert chat.text.startswith(reply)
    assert chat.labels == []
    assert await officer.questions() == []


async def test_small_talk_in_a_group_is_replied_to(chat: Chat, officer: Persona) -> None:
    await officer.says_in_group("/sor sen kimsin")
    assert chat.text.startswith("Ben Danışma Masasıyım")
    assert await officer.questions() == []


async def test_small_talk_in_english_is_replied_to_in_english(
    chat: Chat, officer: Persona
) -> None:
    await officer.says("/dil")
    await officer.taps("English")
    await officer.says("who are you")
    assert chat.text.startswith("I am Danışma Masası: not a human")
