"""What was covered in a question, and what only names it, is no part of what is searched for."""

import json
from pathlib import Path

import pytest

from cases.privacy import mask
from handlers.services.anonymous import matter
from knowledge.library import Library
from knowledge.loader import load
from tests.handlers.chat import Chat, Persona

QUESTIONS = Path(__file__).parents[1] / "knowledge" / "questions"


@pytest.fixture(scope="module")
def shipped() -> Library:
    """The content of the product."""
    return load()


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        (
            "Ahmet Yılmaz isimli suriyeli TC 10000000146 telefonu 0532 123 45 67 yardım istiyor",
            "suriyeli yardım istiyor",
        ),
        ("Sn. Zeynep Kaya'nın çocuğu okula alınmadı", "çocuğu okula alınmadı"),
        ("Sayın Zeynep Kaya adlı kişi nikâh istiyor", "kişi nikâh istiyor"),
        ("telefon numarası 0532 123 45 67", ""),
        ("TC kimlik no: 10000000146 sosyal yardım", "sosyal yardım"),
    ],
)
def test_covered_places_go_with_the_words_that_name_them(typed: str, asked: str) -> None:
    assert matter(mask(typed).text) == asked


@pytest.mark.parametrize(
    "text", ["TC vatandaşı adı  geçen kişi", "telefonu yok", "Sn. Başkan", ""]
)
def test_a_text_in_which_nothing_is_covered_stays(text: str) -> None:
    assert matter(text) == text


@pytest.mark.parametrize(
    ("typed", "bare"),
    [
        ("Ahmet Yılmaz isimli suriyeli TC 10000000146 yardım istiyor", "suriyeli yardım istiyor"),
        ("Sn. Zeynep Kaya'nın çocuğu okula alınmadı", "çocuğu okula alınmadı"),
    ],
)
def test_the_decision_is_that_of_the_bare_question(
    shipped: Library, typed: str, bare: str
) -> None:
    assert shipped.decide(matter(mask(typed).text)) == shipped.decide(bare)
    assert shipped.decide(mask(typed).text) != shipped.decide(bare)


def test_no_question_of_development_is_decided_otherwise(shipped: Library) -> None:
    lines = [x for file in QUESTIONS.glob("*.jsonl") for x in file.read_text("utf-8").splitlines()]
    texts = [mask(json.loads(line)["text"]).text for line in lines if line.strip()]
    covered = [text for text in texts if matter(text) is not text]
    assert covered
    for text in covered:
        before, now = shipped.decide(text), shipped.decide(matter(text))
        assert (type(now), now.why) == (type(before), before.why)


async def test_a_message_of_personal_data_alone_is_no_question(
    chat: Chat, officer: Persona
) -> None:
    await officer.says("Sn. •••••••••••• TC kimlik no ••••••••••• telefonu ••••••••••••••")
    assert "okuyabildiğim bir soru bulamadım" in chat.text


async def test_the_masked_text_is_remembered_whole(officer: Persona) -> None:
    await officer.says("•••• isimli çocuk okula nasıl kaydedilir")
    assert (await officer.questions())[0].asked.text == "•••• isimli çocuk okula nasıl kaydedilir"
