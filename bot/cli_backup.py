"""`danisma backup` and `danisma restore`."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from bot.backup import BackupError, Copied, DamagedError, Vault, vault
from bot.cli_show import fail, say
from bot.compose import system_now
from bot.desk_line import settings_or_fail
from storage import migrate
from storage.engine import Database
from storage.unit import Storage

Result = TypeVar("Result")

File = Annotated[Path, typer.Argument(metavar="DOSYA")]
Sure = Annotated[bool, typer.Option("--yes", help="Sorma: dolu olanın üstüne yaz.")]


def backup(file: File, *, yes: Sure = False) -> None:
    """Masa çalışırken veritabanının yedeğini alır ve doğrular."""
    if file.exists() and not yes:
        fail(f"{file} zaten var. Üstüne yazmak için --yes ekleyiniz.")
    if not file.parent.is_dir():
        fail(f"Klasör yok: {file.parent}")
    copied = _tried(lambda: vault(settings_or_fail().database).copy(file))
    say(f"Yedek alındı ve doğrulandı: {file} ({_size(file)}{_rows(copied)}).")


def restore(file: File, *, yes: Sure = False) -> None:
    """Yedeği doğrular, şimdiki veritabanını bir kenara koyar, yedeği yerine getirir."""
    url = settings_or_fail().database
    kept = vault(url)
    copied = _tried(lambda: kept.verify(file))
    is_empty = _tried(kept.is_empty)
    if not is_empty and not yes:
        fail("Veritabanı boş değil. Masayı durdurup --yes ile yineleyiniz; şimdiki hâli saklanır.")
    if not is_empty:
        say(_tried(lambda: _kept_aside(kept, file)))
    _tried(lambda: kept.put_back(file))
    doubted = asyncio.run(_brought_up_to_date(url))
    say(f"Yedek geri yüklendi: {file}{_rows(copied)}.")
    if doubted:
        say(
            f"Yedekte bekleyen {doubted} bildirim, yedek alındıktan sonra gitmiş olabilir; iki "
            "kez gitmesin diye gönderilmeyecek. Sekretarya bunları /durum altında görür, her "
            "biri için “Yeniden dene” ya da “Gitti say” der."
        )


async def _brought_up_to_date(url: str) -> int:
    """Migrate what was restored; gives how many of its notices may have gone out since."""
    await migrate.upgrade(url)
    storage = Storage(Database(url, connections=1))
    try:
        async with storage.write(durable=True) as unit:
            return await unit.outbox.doubt(at=system_now())
    finally:
        await storage.close()


def _kept_aside(kept: Vault, file: Path) -> str:
    """Keep what is there now: a copy beside the backup, or itself when it is damaged."""
    names = (file.with_name(f"{file.stem}-önceki{n}{file.suffix}") for n in ("", *range(2, 1000)))
    free = next(name for name in names if not name.exists())
    try:
        return f"Önceki veritabanı burada duruyor: {kept.copy(free).file}"
    except DamagedError:
        aside = kept.set_aside()
        return f"Önceki veritabanı bozuk, kopyalanamadı; olduğu gibi kenara taşındı: {aside}"


def _tried(step: Callable[[], Result]) -> Result:
    try:
        return step()
    except (BackupError, OSError) as error:
        fail(str(error))


def _size(file: Path) -> str:
    return f"{file.stat().st_size / 1e6:.1f} MB".replace(".", ",")


def _rows(copied: Copied) -> str:
    return f", {sum(copied.rows.values())} satır" if copied.rows else ""
