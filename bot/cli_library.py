"""What nearly all knowledge commands begin with: the folder of the entries, and its library."""

from collections.abc import Collection
from pathlib import Path
from typing import Annotated

import typer
from typer._click.core import ParameterSource

from bot.cli_show import fail, warn
from bot.env_file import ENV_FILE, faults_of, named
from knowledge.library import Library
from knowledge.loader import SHIPPED, LibraryError, load

SETTING = "KNOWLEDGE_DIR"


def _settled() -> Path:
    """The folder that `.env` names, else the entries that came with the program."""
    if faults := faults_of(ENV_FILE):
        fail("\n".join(faults))
    return Path(named(SETTING) or SHIPPED)


def _existing(context: typer.Context, option: typer.CallbackParam, root: Path) -> Path:
    """Refuse what is no folder; whoever did not name it hears which one is read."""
    if not root.is_dir():
        fail(f"Klasör yok: {root}")
    source = context.get_parameter_source(str(option.name))
    if root != SHIPPED and source is not ParameterSource.COMMANDLINE:
        warn(f"Kayıtların klasörü ({SETTING}): {root}")
    return root


Root = Annotated[
    Path,
    typer.Option(
        "--root",
        envvar=SETTING,
        show_envvar=False,
        default_factory=_settled,
        show_default=f"{SETTING} ayarı, o da yoksa gelen kayıtlar",
        callback=_existing,
        help="Kayıtların klasörü.",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Makine için JSON yaz.")]


def library_at(root: Path, *, afresh: Collection[str] = ()) -> Library:
    """The library of a folder; its findings are said when it has errors but in these files."""
    try:
        return load(root, afresh=afresh)
    except LibraryError as error:
        for finding in error.findings:
            warn(str(finding))
        fail("Bilgi kayıtları yüklenemedi.")
