"""Roles, invitations and the secretariat's group from the command line, on both databases."""

import asyncio
import re
from pathlib import Path

import pytest

from cases.people import Role
from cases.threads import SECRETARIAT
from storage.unit import Storage
from tests.bot import desk_cli
from tests.bot.desk_cli import CommandLine


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, database_url: str, tmp_path: Path) -> CommandLine:
    return desk_cli.at(monkeypatch, database_url, str(tmp_path))


def _granted(command: CommandLine, role: str) -> str:
    """Gives the number of the grant."""
    found = re.search(
        r"Görev (\d+) verildi; ", command.types("role", "grant", role, "5001").output
    )
    assert found
    return found[1]


def test_first_admin_is_made_and_listed(command: CommandLine) -> None:
    number = _granted(command, "admin")
    shown = command.types("people", "list").output
    assert re.search(rf"^ *{number}  Kişi \d+ · Yönetici; ", shown, re.MULTILINE)
    assert command.types("people", "list", "editor").output == "Görevli yok.\n"


async def test_officer_gets_a_municipality_of_the_list(
    command: CommandLine, storage: Storage
) -> None:
    words = ("role", "grant", "officer", "1001", "--municipality", "şahinbey")
    shown = await asyncio.to_thread(command.types, *words)
    assert shown.exit_code == 0
    async with storage.read() as unit:
        person = await unit.people.known(1001)
    assert person is not None
    assert person.grants[0].role is Role.OFFICER
    assert person.municipality == person.grants[0].post.municipality
    assert str(person.municipality and person.municipality.province) == "Gaziantep"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("role", "grant", "officer", "1001"), "memur için --municipality"),
        (("role", "grant", "member", "1001", "--institution", "Baro"), "--institution ve --group"),
        (("role", "confirm", "7700"), "Böyle bir görev yok"),
        (("role", "revoke", "7700"), "Böyle bir görev yok"),
        (("invite", "officer"), "memur için --municipality"),
        (("place", "secretariat", "5"), "en çok -1"),
        (("place", "secretariat", "0"), "en çok -1"),
        (("place", "secretariat", "1001234567890"), "en çok -1"),
        (("invite", "editor", "--uses", "2"), "kurallarına uymuyor"),
        (("invite", "officer", "--municipality", "Kadıköyy"), "Kadıköy, İstanbul"),
        (("invite", "officer", "--municipality", "Zzzzqq"), "--unlisted"),
    ],
)
def test_what_cannot_be_is_said_in_one_sentence(
    command: CommandLine, words: tuple[str, ...], said: str
) -> None:
    command.types("role", "grant", "admin", "5001")
    shown = command.types(*words)
    assert shown.exit_code == 2
    assert said in shown.output
    assert "Traceback" not in shown.output


def test_role_is_confirmed_and_taken_back(command: CommandLine) -> None:
    number = _granted(command, "editor")
    assert f"Görev {number} onaylandı; " in command.types("role", "confirm", number).output
    assert f"Görev {number} geri alındı." in command.types("role", "revoke", number).output
    again = command.types("role", "revoke", number)
    assert (again.exit_code, "Böyle bir görev yok." in again.output) == (2, True)


def test_last_admin_is_not_taken_back(command: CommandLine) -> None:
    shown = command.types("role", "revoke", _granted(command, "admin"))
    assert shown.exit_code == 2
    assert "Son yönetici" in shown.output


def test_without_a_token_the_line_to_be_sent_is_printed(command: CommandLine) -> None:
    shown = command.types("invite", "officer", "--municipality", "Şahinbey", "--uses", "5")
    assert re.search(r"^/start d_[\w-]{32}$", shown.output, re.MULTILINE)
    assert "En çok 5 kişi kullanabilir" in shown.output


async def test_secretariat_gets_its_group(command: CommandLine, storage: Storage) -> None:
    shown = await asyncio.to_thread(command.types, "place", "secretariat", "-1001234567890")
    assert shown.exit_code == 0
    async with storage.read() as unit:
        place = await unit.places.get(SECRETARIAT)
    assert place is not None
    assert (place.chat_id, place.is_forum) == (-1001234567890, True)
