"""`danisma privacy`: shows what would be hidden in a file of texts."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path  # noqa: TC003 - typer reads the annotation when it runs
from typing import TYPE_CHECKING, Annotated

import typer

from cases.privacy import KIND_LABELS, Span, scan

if TYPE_CHECKING:
    from collections.abc import Iterator

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Kişisel verilerin nasıl gizlendiğini gösterir.",
)

_FAULT = 2
#: A file of this name holds a text a line; every other holds JSON.
PLAIN = ".txt"


class UnreadableLineError(ValueError):
    """A line of the file is not what it must be; the sentence says which and why."""


@app.callback()
def _privacy() -> None:
    """Kişisel verilerin nasıl gizlendiğini gösterir."""


@app.command("scan")
def scan_file(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="DOSYA",
            help='Her satırı bir metin olan .txt ya da {"text": "…"} olan JSONL dosyası.',
        ),
    ],
    *,
    as_json: Annotated[
        bool, typer.Option("--json", help="Her satır için bir JSON satırı yazar.")
    ] = False,
) -> None:
    """Dosyadaki metinlerde gizlenecek kişisel verileri listeler."""
    try:
        texts = list(_texts(file))
    except UnreadableLineError as fault:
        typer.echo(str(fault), err=True)
        raise typer.Exit(_FAULT) from fault
    for number, text in texts:
        spans = scan(text)
        typer.echo(_json(spans) if as_json else _listing(number, text, spans))


def _texts(file: Path) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(_content(file).split("\n"), start=1):
        if line.strip():
            is_plain = file.suffix.lower() == PLAIN
            yield number, line.rstrip("\r") if is_plain else _text(file, number, line)


def _content(file: Path) -> str:
    try:
        content = file.read_bytes()
    except OSError as fault:
        raise UnreadableLineError(
            f"{file}: dosya okunamadı. Yolu ve izinleri denetleyiniz."
        ) from fault
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        number = content.count(b"\n", 0, fault.start) + 1
        raise UnreadableLineError(
            f"{file}, {number}. satır: metin UTF-8 değil. Dosyayı UTF-8 olarak kaydediniz."
        ) from fault


def _text(file: Path, number: int, line: str) -> str:
    where = f"{file}, {number}. satır"
    example = 'Örnek: {"text": "Sorunun metni"}'
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as fault:
        raise UnreadableLineError(f"{where}: geçerli bir JSON değil. {example}") from fault
    if not isinstance(row, dict):
        raise UnreadableLineError(f"{where}: bir JSON nesnesi olmalı. {example}")
    if "text" not in row:
        raise UnreadableLineError(f'{where}: "text" alanı yok. {example}')
    if not isinstance(row["text"], str):
        raise UnreadableLineError(f'{where}: "text" alanı metin olmalı, tırnak içinde. {example}')
    return row["text"]


def _json(spans: tuple[Span, ...]) -> str:
    return json.dumps({"spans": [asdict(span) for span in spans]}, ensure_ascii=False)


def _listing(number: int, text: str, spans: tuple[Span, ...]) -> str:
    if not spans:
        return f"{number}. satır: kişisel veri bulunmadı."
    rows = [
        f"  {span.start}-{span.end}  {KIND_LABELS[span.kind]}: {text[span.start : span.end]}"
        for span in spans
    ]
    return "\n".join([f"{number}. satır: {len(spans)} kişisel veri bulundu.", *rows])
