"""`danisma db`: migrations and figures; no Telegram library is imported here."""

import asyncio
from typing import Annotated

import typer

from bot.config import SettingsError, load
from storage import migrate
from storage.engine import Database
from storage.inbox import Figures
from storage.unit import Storage

app = typer.Typer(no_args_is_help=True)

Revision = Annotated[str, typer.Argument(metavar="SÜRÜM", help="örn. 0001; base: boş veritabanı")]


@app.command()
def upgrade(revision: Revision = "head") -> None:
    """Veritabanını bu sürüme yükseltir; sürüm verilmezse en yenisine."""
    asyncio.run(migrate.upgrade(_url(), revision))
    _say_where()


@app.command()
def downgrade(revision: Revision) -> None:
    """Veritabanını eski bir sürüme indirir; kaldırılan tabloların içeriği silinir."""
    asyncio.run(migrate.downgrade(_url(), revision))
    _say_where()


@app.command()
def current() -> None:
    """Veritabanının sürümünü ve kodun beklediğini yazar."""
    _say_where()


@app.command()
def revision(message: Annotated[str, typer.Argument(metavar="AÇIKLAMA")]) -> None:
    """Geliştirici için: tablolardaki değişiklikten yeni bir geçiş dosyası yazar."""
    asyncio.run(migrate.draft(_url(), message))


@app.command()
def inbox() -> None:
    """Gelen kutusunda kaç güncellemenin ne durumda olduğunu yazar."""
    figures = asyncio.run(_figures())
    typer.echo(
        f"bekleyen {figures.waiting}, işlenen {figures.running}, "
        f"biten {figures.done}, karantinada {figures.quarantined}"
    )


async def _figures() -> Figures:
    storage = Storage(Database(_url(), connections=1))
    try:
        async with storage.read() as unit:
            return await unit.inbox.figures()
    finally:
        await storage.close()


def _say_where() -> None:
    now = asyncio.run(migrate.current(_url()))
    typer.echo(f"veritabanı: {now or 'boş'}, kod: {migrate.head()}")


def _url() -> str:
    try:
        return load().database
    except SettingsError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from error
