"""The command line, run in this process."""

import json
from pathlib import Path

from typer.testing import CliRunner, Result

from bot.cli import build

DESK = Path(__file__).parent.parent / "knowledge" / "desk"
ENROL = "Yabancı çocuk okula nasıl kaydedilir?"


def danisma(*arguments: object) -> Result:
    """Run the command line in this process; nothing but an exit may come out of it."""
    words = [str(argument) for argument in arguments]
    result = CliRunner().invoke(build(words), words)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    return result


def ask(question: str, *options: str) -> Result:
    """Ask the small folder."""
    return danisma("ask", question, "--root", DESK, *options)


def knowledge(command: str, *arguments: object, root: Path = DESK) -> Result:
    """Run one knowledge command on a folder."""
    return danisma("knowledge", command, *arguments, "--root", root)


def write_jsonl(path: Path, *rows: object) -> Path:
    """A file with one JSON value a line."""
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path
