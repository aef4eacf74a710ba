"""What the command line's own library says in English, in Turkish: wrong usage and help."""

import re
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_args

from typer._click import Context, HelpFormatter
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption
from typer.exceptions import TyperException

_QUOTED = re.compile(r"'([^']*)'")
_EXTRA = re.compile(r"\(([^()]*)\)$")
#: The headings of a help page.
_HEADINGS = {
    "ARGUMENTS_PANEL_TITLE": "Değerler",
    "OPTIONS_PANEL_TITLE": "Seçenekler",
    "COMMANDS_PANEL_TITLE": "Komutlar",
    "DEFAULT_STRING": "[verilmezse: {}]",
    "REQUIRED_LONG_STRING": "[zorunlu]",
}


#: What stands beside a value: what kind of thing is to be written.
_KINDS = {int: "<sayı>", float: "<sayı>", Path: "<yol>", str: "<metin>"}
#: The library's method that gives it.
_SHOWS_KIND = "display_type_rich"


class _Help(HelpFormatter):
    """Begins a line of usage in Turkish."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the line; a page that goes on gets its headings."""
        from typer import rich_utils  # it takes longer to import than most commands run

        for name, heading in _HEADINGS.items():
            setattr(rich_utils, name, heading)
        for kind in (TyperArgument, TyperOption):
            setattr(kind, _SHOWS_KIND, _kind_of)
        super().write_usage(prog, args, prefix or "Kullanım: ")


def _kind_of(value: TyperArgument | TyperOption, ctx: Context) -> str | None:  # noqa: ARG001  typer gives it
    """What kind of thing is to be written there; None for an option that needs no value."""
    described = value.type_descriptor
    if described.is_choice:
        return f"<{'|'.join(_chosen(described))}>"
    return _KINDS.get((get_args(described.annotation) or (described.annotation,))[0])


class Turkish(Context):
    """A command's context whose help is Turkish."""

    formatter_class = _Help


def in_turkish(command: TyperCommand | TyperGroup, context: Context) -> None:
    """Let the command, and those below it, explain themselves in Turkish."""
    command.context_class = Turkish
    command.options_metavar = "[SEÇENEKLER]"
    option = command.get_help_option(context)
    if option is not None:
        option.help = "Bu yardımı gösterir."
    if isinstance(command, TyperGroup):
        command.subcommand_metavar = "KOMUT …"
        for below in command.commands.values():
            if isinstance(below, TyperCommand | TyperGroup):
                in_turkish(below, context)


def usage_fault(error: TyperException) -> str:
    """What was typed wrongly, and where to read how it is typed; "" when help was shown."""
    kind = type(error).__name__
    if kind == "NoArgsIsHelpError":
        return ""
    context: Context | None = getattr(error, "ctx", None)
    sentence = _sentence(kind, error, context)
    return f"{sentence}\nNasıl yazıldığı: {context.command_path} --help" if context else sentence


def _sentence(kind: str, error: TyperException, context: Context | None) -> str:
    """By the name of its class: the classes themselves are the library's own affair."""
    said = error.format_message()
    match kind:
        case "MissingParameter":
            return f"{_name(error)} verilmemiş.{_choices(error)}"
        case "BadParameter":
            return f"{_name(error)} böyle yazılamaz{_expected(error)}"
        case "NoSuchOption":
            option = str(getattr(error, "option_name", ""))
            return f"'{option}' diye bir seçenek yok{_meant(getattr(error, 'possibilities', ()))}"
        case "BadOptionUsage":
            option, wants = getattr(error, "option_name", ""), "requires" in said
            return f"'{option}' seçeneği {'bir değer ister' if wants else 'değer almaz'}."
        case "FileError":
            return f"Dosya açılamadı: {getattr(error, 'filename', '')}"
    return _general(said, context)


def _general(said: str, context: Context | None) -> str:
    """What the library tells apart by its words only."""
    if said.startswith("No such command"):
        named = _inside(_QUOTED, said)
        group = context.command if context else None
        known = list(group.commands) if isinstance(group, TyperGroup) else []
        return f"'{named}' diye bir komut yok{_meant(get_close_matches(named, known, n=1))}"
    if said.startswith("Got unexpected extra argument"):
        return f"Fazladan yazılmış: {_inside(_EXTRA, said)}"
    return "Komut eksik." if said.startswith("Missing command") else "Komut böyle yazılamaz."


def _inside(marks: re.Pattern[str], said: str) -> str:
    found = marks.search(said)
    return found[1] if found else ""


def _meant(near: Sequence[str] | None) -> str:
    return f"; şunu mu demek istediniz: {', '.join(sorted(near))}?" if near else "."


def _name(error: TyperException) -> str:
    param = getattr(error, "param", None)
    return param.get_error_hint() if param is not None else "Verilen değer"


def _choices(error: TyperException) -> str:
    choices = _described(error).get("choices")
    return f" Yazılabilecekler: {', '.join(choices)}." if choices else ""


def _expected(error: TyperException) -> str:
    """What could stand there: one of a few words, a number, a number between two others."""
    described = _described(error)
    if choices := described.get("choices"):
        return f"; yazılabilecekler: {', '.join(choices)}."
    if described.get("is_number"):
        least, most = described["least"], described["most"]
        bounds = (f"en az {least}" if least is not None else "") + (
            f"{', ' if least is not None else ''}en çok {most}" if most is not None else ""
        )
        return f"; bir tam sayı yazınız{f' ({bounds})' if bounds else ''}."
    return "."


def _described(error: TyperException) -> dict[str, Any]:
    """What the library knows of the value that is wrong."""
    descriptor = getattr(getattr(error, "param", None), "type_descriptor", None)
    if descriptor is None:
        return {}
    info = descriptor.parameter_info
    return {
        "choices": _chosen(descriptor),
        "is_number": descriptor.annotation is int,
        "least": getattr(info, "min", None),
        "most": getattr(info, "max", None),
    }


def _chosen(descriptor: Any) -> list[str]:  # noqa: ANN401  the library's own
    """The words that may stand there, where they are few."""
    return [str(getattr(each, "value", each)) for each in descriptor.choices or ()]
