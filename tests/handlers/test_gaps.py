"""What editors see as gaps: questions about a matter, not whatever was typed; the newest first."""

import pytest

from handlers.callbacks.editor import ShowGap
from tests.handlers.chat import Chat, Persona

ASKED = "pazarda tezgâh kiralamak için ne istenir"
OTHER = "köpek barınağı nerede"


async def _audited(chat: Chat, event: str) -> list[dict[str, object]]:
    async with chat.storage.read() as unit:
        rows = await unit.connection.exec_driver_sql("SELECT event, data FROM audit")
        return [dict(row._mapping) for row in rows if row.event == event]


@pytest.mark.parametrize(
    "text",
    [
        *("?", "...", "😀", "evet", "slm", "ok", "aptal bot", "siktir git", "tamamdır sağ ol"),
        *("•••••••••••", "Sn. ••••••• TC •••••••••••", "0532", "12345678"),
    ],
)
async def test_what_is_about_nothing_is_no_gap(
    chat: Chat, editor: Persona, officer: Persona, text: str
) -> None:
    await officer.says(text)
    await officer.says_in_group(f"/sor {text}")
    await editor.says("/bosluklar")
    assert chat.text == "Son 90 günde yanıtsız kalan soru yok."


async def test_gaps_of_the_same_size_come_newest_first(
    chat: Chat, editor: Persona, officer: Persona
) -> None:
    await officer.says(OTHER)
    await officer.says(ASKED)
    await editor.says("/bosluklar")
    assert chat.text.index(ASKED) < chat.text.index(OTHER)


async def test_a_gap_that_is_none_stays_away(
    chat: Chat, editor: Persona, officer: Persona
) -> None:
    await officer.says(OTHER)
    await officer.says(ASKED)
    await editor.says("/bosluklar")
    await editor.taps("2")
    await editor.taps("Boşluk değil")
    assert chat.toasts[-1] == "Listeden çıkarıldı."
    assert ASKED in chat.text
    assert OTHER not in chat.text
    await officer.says(OTHER.upper())
    await editor.says("/bosluklar")
    assert "BARINAĞI" not in chat.text
    assert len(await _audited(chat, "entry.gap_set_aside")) == 1


async def test_nobody_else_sets_a_gap_aside(chat: Chat, editor: Persona, officer: Persona) -> None:
    await officer.says(OTHER)
    await editor.taps(ShowGap(question=1))
    data = editor.carried("Boşluk değil")
    await officer.taps_raw(data)
    await editor.says("/bosluklar")
    assert OTHER in chat.text
