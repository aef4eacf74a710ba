"""`danisma deliver`: the delivery of notices as a process of its own."""

import asyncio
from typing import NoReturn

import typer

from bot.config import LogFormat, SettingsError, load
from bot.logs import configure

app = typer.Typer(invoke_without_command=True)


@app.callback()
def deliver() -> None:
    """Bildirimleri ayrı bir süreçte gönderir; `danisma run` bunu kendisi de yapar."""
    from bot.deliver import run

    try:
        settings = load()
    except SettingsError as error:
        _fail(str(error))
    if settings.bot_token is None:
        _fail("BOT_TOKEN verilmemiş; deneme ortamında bildirimleri `danisma run` gönderir.")
    configure(settings.log_level, as_json=settings.log_format is LogFormat.JSON)
    asyncio.run(run(settings, settings.bot_token.get_secret_value()))


def _fail(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(2)
