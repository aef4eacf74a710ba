"""`danisma rules`: what is wrong in rules.yaml, and which days and hours it makes of a month."""

import re
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated

import typer

from bot.cli_show import fail, say, say_json
from bot.config import SettingsError
from bot.config import load as load_settings
from cases.dates import clock_in_words, day_in_words, working_in_words
from cases.hours import Calendar, Day, DayKind
from cases.official import last_announced
from cases.people import Language
from cases.rules import SHIPPED, Rules, RulesError, load

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Masanın çalışma kuralları.",
)

File = Annotated[
    Path | None,
    typer.Argument(
        metavar="DOSYA",
        help="Kural dosyası; verilmezse RULES_FILE ayarı, o da yoksa gelen kurallar.",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Makine için JSON yaz.")]

_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_KINDS = {
    DayKind.WORKING: "",
    DayKind.WEEKEND: "hafta sonu",
    DayKind.HOLIDAY: "tatil",
    DayKind.HALF_HOLIDAY: "yarım gün",
    DayKind.CLOSURE: "kapalı",
    DayKind.HALF_DAY: "yarım gün",
    DayKind.EXTRA: "ayrıca açık",
}


@app.callback()
def _rules() -> None:
    """Masanın çalışma kuralları."""


@app.command()
def check(file: File = None, as_json: AsJson = False) -> None:
    """Kural dosyasındaki yanlışları satır ve çözüm örneğiyle bildirir."""
    path = _chosen(file)
    try:
        rules = load(path)
    except RulesError as error:
        if as_json:
            say_json([asdict(finding) for finding in error.findings])
        else:
            for finding in error.findings:
                say(str(finding))
            say(f"{path.name}: {len(error.findings)} hata.")
        raise typer.Exit(1) from None
    if as_json:
        say_json([])
        return
    say(_summary(path, rules))


@app.command()
def hours(
    month: Annotated[str, typer.Argument(metavar="AY", help="örn. 2026-10")],
    file: File = None,
) -> None:
    """Bir ayın çalışma günlerini, saatlerini ve tatillerini yazar."""
    if not (found := _MONTH.fullmatch(month)):
        fail(f"'{month}' bir ay değil; yıl-ay olarak yazınız: 2026-10")
    try:
        calendar = load(_chosen(file)).calendar
    except RulesError as error:
        fail(f"{error}\nÖnce `danisma rules check` ile kuralları düzeltiniz.")
    day, open_days = date(int(found[1]), int(found[2]), 1), 0
    while day.month == int(found[2]):
        shown = calendar.day(day)
        open_days += bool(shown.spans)
        say(_row(shown))
        day += timedelta(days=1)
    say(f"Çalışılan gün: {open_days}; toplam {_worked_in(calendar, day)}.")


def _chosen(file: Path | None) -> Path:
    if file:
        return file
    try:
        return load_settings().rules_file or SHIPPED
    except SettingsError as error:
        fail(str(error))


def _summary(path: Path, rules: Rules) -> str:
    day = clock_in_words(rules.calendar.working_day, Language.TURKISH)
    return (
        f"{path.name}: {len(rules.types)} vaka türü, bir iş günü {day}, "
        f"yeter sayı {rules.board.quorum}; hata yok.\n"
        f"Dinî bayramların {last_announced()} yılına kadarki günleri bilinir; "
        "sonrası tahminîdir."
    )


def _row(day: Day) -> str:
    spans = "  ".join(
        f"{span.start:%H.%M}-{'24.00' if span.ends_at_midnight else f'{span.end:%H.%M}'}"
        for span in day.spans
    )
    why = ": ".join(part for part in (_KINDS[day.kind], day.why.tr if day.why else "") if part)
    estimated = " (tarihi tahminî)" if day.is_estimated else ""
    name = day_in_words(day.on, Language.TURKISH)
    return f"{name:<28}{spans or '-':<26}{why}{estimated}".rstrip()


def _worked_in(calendar: Calendar, after: date) -> str:
    """The working time of the month that ends before that day."""
    last = after - timedelta(days=1)
    days = (calendar.day(last.replace(day=n)) for n in range(1, last.day + 1))
    total = sum((span.length for day in days for span in day.spans), timedelta(0))
    return working_in_words(total, calendar.working_day, Language.TURKISH)
