"""A message that names a danger to life says whom to call; an ordinary question does not."""

import json
from pathlib import Path

import pytest

from knowledge.emergencies import Emergencies, Emergency
from knowledge.library import Library

QUESTIONS = sorted((Path(__file__).parent / "questions").glob("*.jsonl"))
#: Of the development questions; the few that fire tell of somebody who lies on the ground.
FALSE_ALARMS = 0.005
HURT = Emergency(key="saglik", words=("bıçaklandı",), alone=("acil",), refer_to=("acil-112",))


@pytest.mark.parametrize(
    "text",
    [
        "acil kadın bıçaklandı",
        "çocuk bayıldı nefes almıyor",
        "ÇOCUK NEFES ALMIYOR",
        "adam bicakla saldiriyor",
        "acil",
        "Acil!!! Acil!!!",
        "imdat",
        "bebek doğuyor belediyede",
        "yangın çıktı",
        "intihar edecek",
        "he is not breathing",
    ],
)
def test_a_danger_to_life_leads_to_112(shipped: Library, text: str) -> None:
    assert shipped.emergency_in(text)[0].key == "acil-112"


@pytest.mark.parametrize("text", ["acil kadın bıçaklandı", "kocası çocuğu dövüyor"])
def test_violence_leads_to_183_besides(shipped: Library, text: str) -> None:
    assert [place.key for place in shipped.emergency_in(text)] == ["acil-112", "alo-183"]


@pytest.mark.parametrize(
    "text",
    [
        "acil yardım parası",
        "acil serviste ücret",
        "acil bir sorum var",
        "yangın raporu",
        "yangın çıktığında hangi birim gider",
        "intihar eden yabancının defni",
        "doğum belgesi",
        "acil barınma için bütçe",
        "Suriyeli bebek otomatik Türk oluyor mu",
        "",
        "???",
    ],
)
def test_an_ordinary_question_raises_no_alarm(shipped: Library, text: str) -> None:
    assert shipped.emergency_in(text) == ()


def test_development_questions_raise_next_to_no_alarm(shipped: Library) -> None:
    lines = [line for file in QUESTIONS for line in file.read_text("utf-8").splitlines()]
    asked = [json.loads(line)["text"] for line in lines if line.strip()]
    alarms = [text for text in asked if shipped.emergency_in(text)]
    assert len(alarms) < FALSE_ALARMS * len(asked), alarms


def test_what_is_told_of_some_time_is_no_danger_now() -> None:
    emergencies = Emergencies.of([HURT])
    assert emergencies.named_in("biri bıçaklandıysa koşun, bıçaklandı") == ("acil-112",)
    assert emergencies.named_in("bıçaklandıktan sonra") == ()


def test_words_that_stand_alone_count_alone() -> None:
    emergencies = Emergencies.of([HURT])
    assert emergencies.named_in("ACİL") == ("acil-112",)
    assert emergencies.named_in("acil servis ücreti") == ()


def test_a_library_without_the_register_raises_no_alarm(desk: Library) -> None:
    assert desk.emergency_in("nefes almıyor") == ()
