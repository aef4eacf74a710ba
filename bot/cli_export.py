"""`danisma export`: cases or questions of a year or a quarter, without anybody in them."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot.cli_show import fail, say
from bot.desk_line import Counter, at_the_counter
from bot.sheets import write_csv, write_xlsx
from cases.export import Period
from handlers.services.exports import Exports, Sheet, Subject


class Format(StrEnum):
    """The kinds of file."""

    CSV = "csv"
    XLSX = "xlsx"


def export(
    subject: Annotated[
        Subject,
        typer.Argument(
            metavar="NE", help="cases: vakalar; questions: sorular; tallies: silinenlerin sayıları"
        ),
    ],
    file: Annotated[Path, typer.Argument(metavar="DOSYA")],
    year: Annotated[int, typer.Option(min=2000, max=2200, help="Hangi yıl.")],
    quarter: Annotated[int | None, typer.Option(min=1, max=4, help="Hangi çeyrek.")] = None,
    format_: Annotated[Format, typer.Option("--format", help="Dosya türü.")] = Format.CSV,
) -> None:
    """Vakaları, soruları ya da silinenlerin sayılarını kişisel veri olmadan tabloya yazar."""

    async def work(counter: Counter) -> Sheet:
        exports = Exports(counter.storage, counter.clock, counter.rules)
        return await exports.export(subject, Period(year, quarter), by=None)

    if file.exists():
        fail(f"{file} zaten var; başka bir ad veriniz.")
    sheet = at_the_counter(work)
    write = write_xlsx if format_ is Format.XLSX else write_csv
    try:
        write(sheet, file)
    except OSError:
        fail(f"Dosya yazılamadı: {file}")
    say(f"{file}: {len(sheet.rows)} satır.")
