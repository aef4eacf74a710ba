"""A question that the desk cannot answer goes all the way round, and is answered ever after."""

import json
import re
from collections import Counter

import pytest

from bot.example import FORUM
from cases.delivery import DeliveryState
from tests.circle.stage import (
    BARIS,
    DENIZ,
    ELIF,
    ESRA,
    FERIT,
    HALE,
    MURAT,
    NALAN,
    SELIN,
    Party,
    Stage,
)

pytestmark = pytest.mark.slow

BOARD, EDITORS = (DENIZ, FERIT, ESRA, HALE), (NALAN, BARIS)
PEOPLE = (ELIF, MURAT, *BOARD, *EDITORS)
NUMBER = "SDK-2026-0001"
ASKED = "kolay gelsin pazarda suriyeli esnafa tezgah verebilirmiyiz bi bakarmısınız"
ASKED_TOO = "pazarda suriyeli esnafa tezgah verebilir miyiz"
ASKED_BACK = "Pazar yeriniz kapalı mı, açık mı? Yönetmeliğiniz var mı?"
ANSWERED_BACK = "acik pazar, cuma kuruluyor. meclisin kabul ettigi yonetmelik var"
NOTE = "GİZLİNOT zabıta müdürüyle telefonda görüştüm, adını vermedi"
REPLY = (
    "Evet, tahsis koşullarını taşıyan yabancı esnafa da pazar yeri verilebilir. "
    "Başvuran vergi kaydını ve çalışma izni muafiyetini gösterir."
)
REASON = "5957 sayılı Kanun ve pazar yerleri yönetmeliği uyrukluk koşulu aramaz."
INSTITUTIONS = ("Gaziantep Üniversitesi", "Hukuku", "Belediyeler Birliği", "Araştırmaları")
DISSENT = "Meslek odası kaydı olmayan kişiye tahsis yapılamaz."
#: A closed topic is opened for a word and closed again; a tap on a slow machine is old.
MET_ON_THE_WAY = {
    "Bad Request: TOPIC_CLOSED",
    "Bad Request: TOPIC_NOT_MODIFIED",
    "Bad Request: query is too old and response timeout expired or query ID is invalid",
}


ALIASES = (
    *("suriyeli esnafa tezgah", "yabancıya pazar yeri", "göçmene pazarda yer", "pazar tahsisi"),
    *("semt pazarında tezgah", "yabancı pazarcı", "pazarcı esnafı yabancı", "pazarda satış yeri"),
    *("pazar kurası yabancı", "tezgah yeri başvurusu", "pazar esnafı kaydı", "sergi yeri tahsisi"),
)
TESTS = (
    *("balık tablası açmak isteyen adama ne deriz", "çarşıda sergi kime düşer"),
    *("haftalık satış noktasına kim başvurur", "kuraya katılan kişi kim olabilir"),
)


async def test_question_goes_all_the_way_round(stage: Stage) -> None:
    stage.begin()
    elif_ = await stage.party(ELIF)
    murat = await stage.party(MURAT)
    await murat.says(ASKED_TOO)
    await murat.taps("Yanıt bulununca haber ver")
    await _asks_and_opens(elif_)
    selin = (await stage.party(SELIN)).within(await stage.topic(NUMBER))
    await _asks_back_and_is_answered(selin, elif_)
    await _board_decides(stage, selin)
    await _replies(selin, elif_)
    await elif_.taps("Evet, çözüldü")
    await elif_.sees(NUMBER, "kapandı")
    await selin.sees(NUMBER, "kapandı")
    await _becomes_an_entry(stage, selin)
    await murat.sees("artık bilgi kaydı var")
    await elif_.says(ASKED)
    await elif_.sees("🟢 Takdir", REPLY)
    assert await stage.close() == 0
    await _assert_everything_was_said_once(stage)
    await _assert_nothing_leaked(stage)


async def _asks_and_opens(elif_: Party) -> None:
    await elif_.says(ASKED)
    await elif_.sees("güvenilir bir yanıtım yok")
    await elif_.taps("Kurula sor")
    await elif_.sees("Metin", ASKED)
    await elif_.taps("Gönder")
    await elif_.sees("Vakanız açıldı", NUMBER, "Yanıt en geç")


async def _asks_back_and_is_answered(selin: Party, elif_: Party) -> None:
    await selin.sees(NUMBER, ASKED, "Şahinbey", "henüz kimse")
    await selin.taps("Üstlen")
    await selin.sees(NUMBER, "Hukuk müşaviri")
    await selin.taps("Bilgi iste")
    prompt = await selin.sees("✍️", "ne sormak istiyorsunuz")
    await selin.says(ASKED_BACK, reply_to=prompt)
    await selin.sees("Önizleme", ASKED_BACK)
    await selin.says(NOTE)
    await selin.taps("Gönder")
    asked = await elif_.sees(ASKED_BACK)
    await selin.sees(NUMBER, "Süre durdu")
    await elif_.says(ANSWERED_BACK, reply_to=asked)
    await elif_.sees("ekledim", NUMBER)
    await selin.sees(ANSWERED_BACK)


async def _board_decides(stage: Stage, selin: Party) -> None:
    deniz, ferit, esra, hale = [await stage.party(number) for number in (DENIZ, FERIT, ESRA, HALE)]
    await selin.taps("Kurula gönder")
    for institution in INSTITUTIONS:
        await selin.taps(institution)
    await selin.sees("Seçilen üye: 4", "gösterilmeyecek")
    await selin.taps("Kurula gönder")
    await hale.taps("Çekiliyorum")
    await hale.taps("Evet, çekiliyorum")
    await hale.sees(NUMBER, "dosyasından çekildiniz")
    await _gives(deniz, "Evet", "Takdir", REASON)
    await _gives(ferit, "Hayır", "Yasak", DISSENT)
    await _gives(esra, "Evet", "Takdir", REASON)
    for member in (deniz, ferit, esra):
        await member.sees(NUMBER, "Kurul çalışması tamamlandı", "Karşı görüşle kabul edildi")
    await selin.sees(NUMBER, "üstlenildi", "Kurul: ", "2 görüş olumlu; 1 karşı görüşle")


async def _gives(member: Party, position: str, obligation: str, reason: str) -> None:
    await member.sees(NUMBER)
    await member.taps("Çıkar çatışmam yok")
    await member.sees(NUMBER, "Kurula sorulan", ASKED)
    await member.taps("Görüş yaz")
    await member.taps(position)
    await member.taps(obligation)
    await member.sees("Gerekçenizi yazınız")
    await member.says(reason)
    await member.taps("Dayanak göstermeden")
    await member.taps("Koşul yok")
    await member.sees("gönderilmeden önce", reason)
    await member.taps("Gönder")
    await member.sees("Görüşünüz alındı")


async def _replies(selin: Party, elif_: Party) -> None:
    await selin.taps("Yanıtla")
    prompt = await selin.sees("✍️", "memura gidecek yanıtı")
    await selin.says(REPLY, reply_to=prompt)
    await selin.sees("Önizleme", REPLY)
    await selin.taps("Gönder")
    await elif_.sees(NUMBER, REPLY)


#: What the draft has where the officer's own words are the question already.
PLACE_TO_FILL = '"……"'


async def _becomes_an_entry(stage: Stage, selin: Party) -> None:
    nalan, baris = await stage.party(NALAN), await stage.party(BARIS)
    await selin.taps("Bilgi kaydına dönüştür")
    await selin.sees("numaralı öneri olarak editörleri bekliyor")
    (drafted,) = await stage.proposals()
    await nalan.says("/oneriler")
    await nalan.taps(str(drafted))
    await nalan.taps("Dosyasını indir")
    draft = await nalan.receives()
    await nalan.sends_file("kayit.yaml", _completed(draft))
    await nalan.sees("Denetimde hata çıkmadı")
    await nalan.taps("Öner")
    await nalan.sees("öteki editörlere bildirildi")
    completed = (await stage.proposals())[-1]
    await baris.says("/oneriler")
    await baris.taps(str(completed))
    await baris.taps("Yayımla")
    await baris.sees("yayımlandı")


def _completed(draft: str) -> str:
    """The draft as an editor completes it: ways to ask it, and questions to try it on."""
    head, _, rest = draft.partition("aliases:")
    kept, _, _ = rest.partition("tests:")
    first, _, others = kept.replace(f"  - {PLACE_TO_FILL}\n", "").partition("\n")
    listed = "".join(f"  - {alias}\n" for alias in ALIASES)
    tests = "".join(f"  - {test}\n" for test in TESTS)
    return f"{head}aliases:{first}\n{listed}{others}tests:\n{tests}"


async def _assert_everything_was_said_once(stage: Stage) -> None:
    """Every notice was delivered, and nobody reads one twice; the topic counts opinions."""
    # What was dropped is a card that a newer one overtook; everything else was seen above.
    assert await stage.deliveries() <= {DeliveryState.SENT, DeliveryState.DROPPED}
    for number in PEOPLE:
        said = await Party(stage.world, number, number).texts()
        # An editor looks at the card once in the draft, and once in what she completed.
        texts = [text for text in said if text and not text.startswith("Memur kartı")]
        assert len(texts) == len(set(texts))
    topic = await Party(stage.world, SELIN, FORUM, await stage.topic(NUMBER)).texts()
    often = {text: times for text, times in Counter(filter(None, topic)).items() if times > 1}
    assert sorted(often.values()) == [3, 3]
    assert all("Bir kurul üyesi" in text for text in often)


async def _assert_nothing_leaked(stage: Stage) -> None:
    """No note outside, no officer by name inside, and no call that the schema objects to."""
    calls = await stage.calls()
    assert [call for call in calls if call["verdict"] != []] == []
    refused = {call["answer"]["description"] for call in calls if call["status"] != 200}
    assert refused <= MET_ON_THE_WAY, refused
    assert stage.errors() == []
    said = json.dumps([call["params"] for call in calls], ensure_ascii=False)
    assert REPLY[:20] in said
    assert "GİZLİNOT" not in said
    for chat in (FORUM, *BOARD, *EDITORS):
        shown = json.dumps(await Party(stage.world, chat, chat).shown(), ensure_ascii=False)
        assert not re.search(r"Elif|elif_sahinbey|(?<!-)\b1001\b", shown)
