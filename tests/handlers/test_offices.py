"""In which office an officer works is read by those who enrol officers, and by nobody else."""

import pytest

from cases.people import Post, Role
from tests.handlers.chat import TOWN, Chat, Persona

OFFICE = "Sosyal Yardım İşleri Müdürlüğü"


@pytest.mark.parametrize(("role", "sees"), [(Role.ADMIN, True), (Role.AUDITOR, False)])
async def test_only_who_enrols_officers_reads_their_office(
    chat: Chat, officer: Persona, role: Role, *, sees: bool
) -> None:
    await officer.becomes(Role.OFFICER, Post(municipality=TOWN, title=OFFICE))
    reader = Persona(chat, 9001)
    await reader.becomes(role)
    await reader.says("/kisiler")
    await reader.taps("Memur")
    [label] = [each for each in chat.labels if each.startswith("Kişi")]
    await reader.taps(label)
    assert ("Sosyal" in label, OFFICE in chat.text) == (sees, sees)
    assert "Şahinbey" in chat.text


async def test_the_office_of_a_secretary_is_no_secret(
    chat: Chat, secretary: Persona, auditor: Persona
) -> None:
    await auditor.says("/kisiler")
    await auditor.taps("Sekreter")
    assert f"Kişi {(await secretary.known()).id} · Sekreter · Hukuk müşaviri" in chat.labels
