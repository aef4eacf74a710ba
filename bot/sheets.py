"""Tables as files: CSV as a Turkish Excel opens it, and XLSX."""

import csv
from pathlib import Path

from handlers.services.exports import Cell, Sheet

#: What a spreadsheet would take for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(sheet: Sheet, path: Path) -> None:
    """UTF-8 with a byte order mark, semicolons, and no cell that a spreadsheet would compute."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(sheet.headings)
        writer.writerows([_harmless(cell) for cell in row] for row in sheet.rows)


def write_xlsx(sheet: Sheet, path: Path) -> None:
    """A workbook with one sheet, its headings fixed, filters on."""
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    options = {"strings_to_formulas": False, "strings_to_urls": False}
    book = Workbook(path, options)
    page = book.add_worksheet(sheet.name)
    page.write_row(0, 0, sheet.headings, book.add_format({"bold": True}))
    for number, row in enumerate(sheet.rows, 1):
        page.write_row(number, 0, row)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.headings) - 1)
    page.autofit()
    try:
        book.close()
    except FileCreateError as error:
        raise OSError(str(error)) from error


def _harmless(cell: Cell) -> Cell:
    if isinstance(cell, float):
        return f"{cell:.4f}".replace(".", ",")
    if isinstance(cell, str) and cell.startswith(_FORMULA):
        return f"'{cell}"
    return cell
