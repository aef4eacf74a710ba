"""The command line `danisma`: each command imports only what it needs."""

import gc
import importlib
import sys
from typing import TYPE_CHECKING

import typer

from bot.cli_door import Door

if TYPE_CHECKING:
    from collections.abc import Callable

#: What is imported when it is called: command, module, help.
LATER = {
    "ask": ("bot.cli_ask", "Bir soruyu yanıtlar, geri sorar ya da yanıtı olmadığını söyler."),
    "knowledge": ("bot.cli_knowledge", "Bilgi kayıtları ve arama."),
    "privacy": ("bot.cli_privacy", "Kişisel veri taraması"),
    "rules": ("bot.cli_rules", "Masanın çalışma kuralları"),
    "db": ("bot.cli_database", "Veritabanı"),
    "invite": ("bot.cli_invite", "Davet bağlantısı hazırlar"),
    "role": ("bot.cli_people", "Görev verir, onaylar, geri alır"),
    "people": ("bot.cli_people", "Kimin hangi görevi var"),
    "place": ("bot.cli_people", "Sekretaryanın grubu"),
    "export": ("bot.cli_export", "Vakaları ya da soruları tabloya yazar"),
    "backup": ("bot.cli_backup", "Yedek alır"),
    "restore": ("bot.cli_backup", "Yedeği geri yükler"),
    "doctor": ("bot.cli_doctor", "Kurulumu baştan sona denetler"),
    "deliver": ("bot.cli_deliver", "Bildirimleri ayrı bir süreçte gönderir"),
    "run": ("bot.cli_run", "Masayı çalıştırır (BOT_TOKEN yoksa deneme ortamını)"),
}


def build(arguments: list[str]) -> typer.Typer:
    """The command line; only what the arguments name is imported."""
    app = typer.Typer(
        name="danisma",
        cls=Door,
        help="Danışma Masası: belediyeler için göç danışma masası.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    named = next((a for a in arguments if not a.startswith("-")), "")
    for name, (module, about) in LATER.items():
        if name != named:
            app.command(name, help=about)(_elsewhere)
            continue
        found = importlib.import_module(module)
        # A command alone is a function of its own name; several may share a module.
        part = getattr(found, "app", None) or getattr(found, name)
        if isinstance(part, typer.Typer):
            app.add_typer(part, name=name, help=about)
        else:
            app.command(name)(part)
    return app


def _elsewhere() -> None:
    """Stand in the list of commands; the named one is always replaced."""


def main() -> None:
    """Run the command line."""
    if sys.argv[1:2] in (["ask"], ["run"]) or sys.argv[1:3] == ["knowledge", "check"]:
        # Collecting takes a third of a start. One answer or check needs none; the desk collects
        # when it stands, see bot.run.
        gc.disable()
    command: Callable[[], None] = build(sys.argv[1:])
    command()
