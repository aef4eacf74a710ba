"""`danisma run`: the desk, on Telegram or on this machine."""

import asyncio
from typing import NoReturn

import typer

from bot.config import LogFormat, Settings, SettingsError, load
from bot.logs import configure

app = typer.Typer(invoke_without_command=True)


@app.callback()
def run() -> None:
    """Masayı çalıştırır; BOT_TOKEN verilmemişse deneme ortamını bu makinede açar."""
    try:
        settings = load()
    except SettingsError as error:
        _fail(str(error))
    configure(settings.log_level, as_json=settings.log_format is LogFormat.JSON)
    start(settings)


def start(settings: Settings) -> None:
    """Run the desk until it is told to stop; what only a start can lack is said here."""
    from bot.listening import NoAddressError
    from bot.meanings import NoModelError
    from bot.run import RefusedTokenError
    from bot.run import run as run_desk

    try:
        asyncio.run(run_desk(settings, typer.echo))
    except (NoModelError, NoAddressError) as error:
        _fail(str(error))
    except RefusedTokenError:
        _fail(
            "Telegram bu BOT_TOKEN değerini kabul etmedi. BotFather'dan alınanla karşılaştırınız."
        )


def _fail(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(2)
