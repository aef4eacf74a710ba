"""What nearly all knowledge commands begin with: the folder of the entries, and its library."""

from collections.abc import Collection
from pathlib import Path
from typing import Annotated

import typer

from bot.cli_show import fail, warn
from knowledge.library import Library
from knowledge.loader import LibraryError, load

Root = Annotated[Path, typer.Option("--root", help="Kayıtların klasörü.")]
AsJson = Annotated[bool, typer.Option("--json", help="Makine için JSON yaz.")]


def library_at(root: Path, *, afresh: Collection[str] = ()) -> Library:
    """The library of a folder; its findings are said when it has errors but in these files."""
    try:
        return load(root, afresh=afresh)
    except LibraryError as error:
        for finding in error.findings:
            warn(str(finding))
        fail("Bilgi kayıtları yüklenemedi.")
