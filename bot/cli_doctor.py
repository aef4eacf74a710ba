"""`danisma doctor`: the whole installation, part by part."""

import asyncio

import typer

from bot.cli_show import say
from bot.compose import system_now
from bot.config import SettingsError, load
from bot.doctor import Doctor
from bot.findings import Finding, Grade, ill


def doctor() -> None:
    """Kurulumu baştan sona denetler; düzeltilecek yer varsa çıkış kodu 1 olur."""
    grades = [_said(finding) for finding in asyncio.run(_found())]
    if Grade.ILL in grades:
        raise typer.Exit(1)


async def _found() -> list[Finding]:
    try:
        settings = load()
    except SettingsError as error:
        return [ill(str(error), "Ayarları .env dosyasında düzeltiniz; örnek: .env.example")]
    return [finding async for finding in Doctor(settings, system_now).findings()]


def _said(finding: Finding) -> Grade:
    say(str(finding))
    return finding.grade
