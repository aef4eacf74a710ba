"""`danisma run`: the desk, on Telegram or on this machine."""

import asyncio
from typing import NoReturn

import typer

from bot.config import LogFormat, Settings, SettingsError, load
from bot.logs import configure

app = typer.Typer(invoke_without_command=True)

#: By the error: what is faulty, and the command that tells more.
_FAULTY = {
    "LibraryError": ("Bilgi kayıtlarında", "danisma knowledge check"),
    "RulesError": ("Çalışma kurallarında", "danisma rules check"),
}


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
    """Run the desk until it is told to stop; faults of the start are said in one sentence."""
    from bot.meanings import NoModelError
    from bot.run import RefusedTokenError
    from bot.run import run as run_desk
    from cases.rules import RulesError
    from knowledge.loader import LibraryError

    try:
        asyncio.run(run_desk(settings, typer.echo))
    except ModuleNotFoundError as error:
        extra = {"asyncpg": "postgres", "redis": "redis"}.get(error.name or "")
        if extra is None:
            raise
        _fail(f"Bu ayar için bir paket daha gerekiyor: pip install 'danisma-masasi[{extra}]'")
    except NoModelError as error:
        _fail(str(error))
    except RefusedTokenError:
        _fail("Telegram bu BOT_TOKEN değerini kabul etmedi. BotFather'dan alınanla karşılaştırın.")
    except (LibraryError, RulesError) as error:
        for finding in error.findings:
            typer.echo(str(finding), err=True)
        what, ask = _FAULTY[type(error).__name__]
        _fail(f"{what} hata var; masa açılmadı. Ayrıntı: {ask}")


def _fail(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(2)
