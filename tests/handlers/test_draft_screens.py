"""A draft that stands on the screen several times: what is sent is what was seen."""

from typing import Any

import pytest
from aiogram.methods import EditMessageReplyMarkup

from handlers.callbacks.case import DraftStep, OnDraft
from tests.handlers.chat import Chat, Persona
from tests.handlers.own_case import UNKNOWN, opened
from tests.handlers.test_opening import count


def _document(name: str) -> dict[str, Any]:
    return {"document": {"file_id": name, "file_unique_id": name}}


async def test_an_outdated_preview_sends_nothing(chat: Chat, enrolled: Persona) -> None:
    await enrolled.says(f"/vaka {UNKNOWN}")
    await enrolled.sends(_document("d1"))
    outdated = enrolled.carried("✅ Gönder")
    await enrolled.sends(_document("d2"))
    await enrolled.taps_raw(outdated)
    assert await count(chat, enrolled) == 0
    assert chat.text.startswith("Taslak bu arada değişti")
    assert "Dosya: 2" in chat.text
    await enrolled.taps("✅ Gönder")
    assert len((await opened(chat))[1][0].attachments) == 2


@pytest.mark.parametrize("label", ["⚡ İvedi", "✏️ Düzelt"])
async def test_a_preview_that_still_shows_the_draft_sends_it(
    chat: Chat, enrolled: Persona, label: str
) -> None:
    await enrolled.says(f"/vaka {UNKNOWN}")
    send = enrolled.carried("✅ Gönder")
    await enrolled.taps(label)
    await enrolled.taps_raw(send)
    assert await count(chat, enrolled) == (label == "✏️ Düzelt")


async def test_the_button_of_an_older_release_shows_the_draft_first(
    chat: Chat, enrolled: Persona
) -> None:
    await enrolled.says(f"/vaka {UNKNOWN}")
    await enrolled.taps(OnDraft(draft=chat.fed, step=DraftStep.SEND))
    assert await count(chat, enrolled) == 0
    await enrolled.taps("✅ Gönder")
    assert await count(chat, enrolled) == 1


@pytest.mark.parametrize("label", ["✅ Gönder", "Vazgeç"])
async def test_every_preview_loses_its_buttons_when_the_draft_is_gone(
    chat: Chat, enrolled: Persona, label: str
) -> None:
    await enrolled.says(f"/vaka {UNKNOWN}")
    await enrolled.sends(_document("d1"))
    await enrolled.sends(_document("d2"))
    shown = [1000 + nth for nth, call in enumerate(chat.calls, 1) if call in chat.shown()]
    await enrolled.taps(label)
    bared = [call for call in chat.calls if isinstance(call, EditMessageReplyMarkup)]
    assert [(call.message_id, call.reply_markup) for call in bared] == [
        (number, None) for number in shown
    ]
    assert len(bared) == 3


async def test_a_preview_that_is_gone_is_no_obstacle(chat: Chat, enrolled: Persona) -> None:
    await enrolled.says(f"/vaka {UNKNOWN}")
    await enrolled.sends(_document("d1"))
    chat.session.refusals["EditMessageReplyMarkup"] = "message to edit not found"
    await enrolled.taps("✅ Gönder")
    assert chat.text.startswith("Vakanız açıldı.")
